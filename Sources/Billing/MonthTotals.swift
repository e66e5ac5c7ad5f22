public import Quantities

/// The sums of an array's month: its energy as a whole, and the money of the statements that
/// the run makes, which are fewer when an earlier run made the others.
///
/// Metered = allocated + unallocated, always.
public struct MonthTotals: Hashable, Sendable {
    public var metered = Energy.zero
    public var allocated = Energy.zero
    public var unallocated = Energy.zero
    public var earned: CreditAmount = .money(.zero)
    public var applied: CreditAmount = .money(.zero)
    public var expired: CreditAmount = .money(.zero)
    public var paidOut: CreditAmount = .money(.zero)
    /// What the subscribers carry forward after the month.
    public var banked: CreditAmount = .money(.zero)
    /// The credit the array's host earned on the output nobody holds.
    public var hostCredit: CreditAmount = .money(.zero)
    /// What the utility owes the co-op for the output nobody holds.
    public var hostPayout = Money.zero
    public var fees = Money.zero
    public var utilityFees = Money.zero
    public var installments = Money.zero
    public var total = Money.zero

    public init() {}
}
