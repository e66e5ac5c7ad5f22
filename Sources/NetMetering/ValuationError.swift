public import Quantities

/// Why output cannot be valued.
public enum ValuationError: Error, Hashable, Sendable {
    case missingPrice(reference: String, term: String, Month)
    case missingHour(reference: String, term: String, Instant)
    case missingHours(term: String)
    case seriesForMonth(reference: String, term: String)
    case wrongMasks(found: Int, expected: Int)
    case tooLarge(term: String)
}

extension ValuationError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .missingPrice(let reference, let term, let month):
            "\(term) needs a price of \(reference) for \(month), none is known"
        case .missingHour(let reference, let term, let hour):
            "\(term) needs a price of \(reference) for the hour from \(hour), none is known"
        case .missingHours(let term):
            "\(term) has a price for each hour, but the output is not given by hour"
        case .seriesForMonth(let reference, let term):
            "\(term) needs one price of \(reference) for the month, found one for each hour"
        case .wrongMasks(let found, let expected):
            "the output must be given for \(expected) masks, found \(found)"
        case .tooLarge(let term): "the price or value of \(term) is too large to be kept exactly"
        }
    }
}
