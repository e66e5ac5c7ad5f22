public import Quantities

/// How far behind a loan is on a day.
public struct LoanStatus: Hashable, Sendable {
    public let date: CivilDate
    /// Days since the oldest installment was due that is not covered.
    public let daysPastDue: Int
    public let pastDue: Money
    public let isChargedOff: Bool

    /// The bucket of the aging report, as in `30-59`.
    public var bucket: String {
        if isChargedOff { return "charged_off" }
        return switch daysPastDue {
        case ..<1: "current"
        case ..<30: "1-29"
        case ..<60: "30-59"
        case ..<90: "60-89"
        case ..<120: "90-119"
        default: "120+"
        }
    }
}
