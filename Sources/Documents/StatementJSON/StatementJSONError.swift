/// Why bytes are not a statement, or what its run had in common.
///
/// What is read was written by us, so any of these means that a book was altered or damaged,
/// or is of a later version.
public enum StatementJSONError: Error, Hashable, Sendable {
    /// No JSON, or not such as we write: where and why.
    case malformed(String)
    case version(Int64)
    case missing(String)
    case unknown(String)
    case unexpected(String, expected: String)
    case outOfRange(String)
}

extension StatementJSONError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .malformed(let problem):
            "expected JSON as this program writes it: \(problem)"
        case .version(let version):
            "expected version 1 of a kept statement, found version \(version); "
                + "it may be from a later release"
        case .missing(let path): "expected a member \"\(path)\", found none"
        case .unknown(let path): "the member \"\(path)\" is unknown; it may be from a later release"
        case .unexpected(let path, let expected): "expected \(expected) in \"\(path)\""
        case .outOfRange(let path): "the figure in \"\(path)\" is too large"
        }
    }
}
