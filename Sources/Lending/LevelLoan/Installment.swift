public import Quantities

/// One payment of a loan as agreed.
public struct Installment: Hashable, Sendable {
    /// From 1 for the first.
    public let number: Int
    public let due: CivilDate
    /// The part of the payment that is the month's interest.
    public let interest: Money
    /// The part that repays the loan.
    public let principal: Money
    /// What is owed when it is paid.
    public let balance: Money

    public var payment: Money { interest + principal }

    /// Whether it ends the loan; its payment differs from the others by what they rounded.
    public var isFinal: Bool { balance == .zero }
}
