public import Foundation

/// Where the files that come with the program are: schemas, rates and page templates.
public struct Installation: Sendable {
    public let folder: URL

    /// The files below `folder`, which must hold `rates` and `templates`.
    public init(folder: URL) throws {
        guard Self.holdsFiles(folder) else { throw InstallationError.notThere(folder.path) }
        self.folder = folder
    }

    /// Finds the files: in the folder that `COMMONWATT_HOME` names, in `share/commonwatt`
    /// beside the program's folder, or in the checkout the program was built in.
    public static func find(
        program: URL? = Bundle.main.executableURL,
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws -> Installation {
        if let home = environment["COMMONWATT_HOME"] {
            return try Installation(folder: URL(fileURLWithPath: home))
        }
        var folder = program?.resolvingSymlinksInPath().deletingLastPathComponent()
        while let candidate = folder, candidate.path != "/" {
            let shared = candidate.appending(path: "share/commonwatt")
            for place in [candidate, shared] where holdsFiles(place) {
                return try Installation(folder: place)
            }
            folder = candidate.deletingLastPathComponent()
        }
        throw InstallationError.notFound
    }

    /// A file that comes with the program, as in `templates/statement.html`.
    public func file(_ path: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: folder.appending(path: path)))
    }

    private static func holdsFiles(_ folder: URL) -> Bool {
        ["rates/schema", "templates"].allSatisfy {
            FileManager.default.fileExists(atPath: folder.appending(path: $0).path)
        }
    }
}
