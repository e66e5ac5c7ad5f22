public import Quantities

/// An amount that is paid or received some unit periods after a loan begins.
public struct CashFlow: Hashable, Sendable {
    /// What the lender receives; negative where it is advanced.
    public let amount: Money
    /// Whole unit periods since the first advance.
    public let period: Int
    /// The part of a unit period beyond them.
    public let odd: YearFraction

    public init(_ amount: Money, period: Int, odd: YearFraction = YearFraction(0, 1)) {
        self.amount = amount
        self.period = period
        self.odd = odd
    }
}
