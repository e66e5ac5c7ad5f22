/// Why a text is not a number that can be used.
public enum NumeralError: Error, Hashable, Sendable {
    case empty
    /// The text ends where a digit must follow, as in `-` or `5.`.
    case incomplete
    case unexpected(Character)
    case tooManyDecimals(allowed: Int)
    case outOfRange(limit: String)
}

extension NumeralError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .empty: "expected a number, found nothing"
        case .incomplete: "expected a digit at the end of the number, found none"
        case .unexpected(let character):
            "expected a plain decimal number, found \"\(character)\" in it"
        case .tooManyDecimals(let allowed):
            "expected at most \(allowed) decimals"
        case .outOfRange(let limit): "the number is out of range, the limit is \(limit)"
        }
    }
}
