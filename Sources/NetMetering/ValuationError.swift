public import Quantities

/// Why output cannot be valued.
public enum ValuationError: Error, Hashable, Sendable {
    case missingPrice(PriceReference, term: String, Month)
    /// A series is known of some hours and not of others.
    case holes(PriceReference, term: String, MissingHours)
    case missingHours(term: String)
    case seriesForMonth(reference: String, term: String)
    case wrongMasks(found: Int, expected: Int)
    case tooLarge(term: String)
}

extension ValuationError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .missingPrice(let reference, let term, let month):
            "\(term) needs a price of \(reference.words) for \(month), none is known"
                + reference.advice
        case .holes(let reference, let term, let hours):
            "\(term) needs a price of \(reference.words) for each hour; \(hours)"
                + reference.advice
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

extension PriceReference {
    /// The name in the program, with that of the series.
    fileprivate var words: String {
        series.map { "\(name) (the series \"\($0)\", per \(unit.rawValue))" } ?? name
    }

    /// The command that reads prices of the series.
    fileprivate var advice: String {
        importCommand.map { "; read it with: \($0)" } ?? ""
    }
}
