import Foundation

/// Why the files that come with the program cannot be used.
public enum InstallationError: Error, Hashable, Sendable {
    case notFound
    case notThere(String)
}

extension InstallationError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .notFound:
            "the folders rates and templates that come with commonwatt were not found; "
                + "set COMMONWATT_HOME to the folder that holds them"
        case .notThere(let path):
            "\(path) does not hold the folders rates and templates that come with commonwatt; "
                + "set COMMONWATT_HOME to the folder that does"
        }
    }
}
