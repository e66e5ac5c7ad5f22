/// Why the rules of a time zone cannot be loaded.
public enum SystemTimeZoneError: Error, Hashable, Sendable {
    case unknown(String)
}

extension SystemTimeZoneError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unknown(let identifier):
            "no time zone is called \"\(identifier)\", "
                + "expected a name of the IANA database as in America/Denver"
        }
    }
}
