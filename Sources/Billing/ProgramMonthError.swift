public import NetMetering
public import Quantities

/// Why an array's month cannot be computed at all.
public enum ProgramMonthError: Error, Hashable, Sendable {
    case unsupported([UnsupportedItem])
    case notInForce(Month, DatePeriod)
    case noSegments
    case segmentOutOfMonth(DatePeriod, Month)
    case segmentsOverlap(DatePeriod, DatePeriod)
    case wrongCount(of: String, found: Int, expected: Int)
    case shareSum(DatePeriod, found: Int128, expected: Int64)
    case shares(DatePeriod, ApportionmentError)
    case value(ValuationError)
    case hostBank(CreditBankError)
    case tooLarge(what: String)
}

extension ProgramMonthError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unsupported(let items):
            "the program says what cannot be computed yet: "
                + items.map { "\($0.name) (\($0.clause))" }.joined(separator: ", ")
        case .notInForce(let month, let period):
            "the program holds for \(period), which does not cover \(month)"
        case .noSegments: "a month needs at least one segment with output and shares"
        case .segmentOutOfMonth(let days, let month):
            "the segment \(days) does not lie in \(month)"
        case .segmentsOverlap(let days, let next):
            "the segment \(next) begins before \(days) ends"
        case .wrongCount(let what, let found, let expected):
            "expected \(expected) \(what), found \(found)"
        case .shareSum(let days, let found, let expected):
            "the shares of \(days) must sum to \(expected) with what nobody holds, found \(found)"
        case .shares(let days, let error): "shares of \(days): \(error)"
        case .value(let error): "\(error)"
        case .hostBank(let error): "the host's bank: \(error)"
        case .tooLarge(let what): "the \(what) is too large to be computed with exactly"
        }
    }
}
