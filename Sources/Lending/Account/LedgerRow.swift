public import Quantities

/// One row of a loan's ledger.
public struct LedgerRow: Hashable, Sendable {
    /// Money that comes in is numbered from 1; other rows have no number.
    public let number: Int?
    public let date: CivilDate
    /// The days of interest that were posted with it.
    public let days: Int
    public let interest: Money
    public let principal: Money
    public let fee: Money
    public let balance: Money
    public let kind: Kind
    public let interestUnpaid: Money
    public let feeUnpaid: Money

    public var payment: Money { interest + principal + fee }

    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case payment, payoff, recovery, advance, prepayment, capitalize
        case feeAssessed = "fee_assessed"
        case lateFeeAssessed = "late_fee_assessed"
        case chargeOff = "charge_off"
    }
}
