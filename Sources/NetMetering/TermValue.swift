public import Quantities

/// What one term of a program comes to, enough to explain it.
public struct TermValue: Hashable, Sendable {
    /// The place of the term in ``ValueRule/terms``.
    public let term: Int
    public let quantity: Quantity
    /// Nil where each hour has a price of its own.
    public let price: EnergyPrice?
    public let money: UnroundedMoney

    public init(
        term: Int, quantity: Quantity, price: EnergyPrice?, money: UnroundedMoney
    ) {
        self.term = term
        self.quantity = quantity
        self.price = price
        self.money = money
    }

    /// What the price was taken of.
    public enum Quantity: Hashable, Sendable {
        case energy(Energy)
        case month
    }
}
