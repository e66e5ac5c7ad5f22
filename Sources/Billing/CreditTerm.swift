public import Quantities

/// One part of a credit's value.
public struct CreditTerm: Hashable, Sendable {
    /// The program's name for it, as in `energy` or `capacity`.
    public var name: String
    /// What people call it, where that is not its name.
    public var title: String?
    public var quantity: Energy
    /// Nil where each hour has a price of its own.
    public var price: EnergyPrice?
    public var amount: UnroundedMoney
    /// The line of the program's file that says so.
    public var line: Int
    public var isIllustrative: Bool

    public init(
        name: String, title: String? = nil, quantity: Energy, price: EnergyPrice?,
        amount: UnroundedMoney, line: Int, isIllustrative: Bool
    ) {
        self.name = name
        self.title = title
        self.quantity = quantity
        self.price = price
        self.amount = amount
        self.line = line
        self.isIllustrative = isIllustrative
    }
}
