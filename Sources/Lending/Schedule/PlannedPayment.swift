public import Quantities

/// One row of a contract's schedule.
///
/// The payment is interest plus principal plus fee, and the balance is the one before less the
/// principal.
public struct PlannedPayment: Hashable, Sendable {
    /// The number of the payment, from 1; what comes on the same day after it has the same.
    public let number: Int
    public let due: CivilDate
    /// The days of the period by the contract's day count; 0 for what comes on the same day.
    public let days: Int
    public let interest: Money
    /// Negative where interest is added to what is owed, or more is borrowed.
    public let principal: Money
    public let fee: Money
    /// What is owed afterwards.
    public let balance: Money
    public let kind: Kind
    /// Interest that is carried without bearing interest.
    public let interestUnpaid: Money

    public var payment: Money { interest + principal + fee }

    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case scheduled, final, balloon, deferred, capitalize, prepayment, advance
        case interestOnly = "interest_only"
    }
}
