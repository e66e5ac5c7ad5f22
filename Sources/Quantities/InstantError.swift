/// Why a text is not a time.
public enum InstantError: Error, Hashable, Sendable {
    case notATime(String)
    case noOffset(String)
    case unexpectedOffset(String)
    case outOfRange(String)
}

extension InstantError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .notATime(let text):
            "expected a time as in 2026-06-01T00:00:00-06:00, found \(Excerpt(text))"
        case .noOffset(let text):
            "the time \(Excerpt(text)) must end in Z or an offset as in -06:00"
        case .unexpectedOffset(let text):
            "the time \(Excerpt(text)) must have no Z or offset, it is read in a stated time zone"
        case .outOfRange(let text):
            "expected a time from \(Instant.range.lowerBound) to \(Instant.range.upperBound), "
                + "found \(Excerpt(text))"
        }
    }
}
