public import Quantities

/// What energy delivered in a month earns at one price.
public struct CreditEarning: Hashable, Sendable {
    /// The charge whose price it is, nil where the regime states one of its own.
    public let charge: String?
    /// The charge by its name, or what else the price is.
    public let name: String
    /// The days it is for.
    public let dates: DatePeriod
    /// The period of use by its name, nil where the price goes by none.
    public let period: String?
    /// Counted from one, nil where the price has no tiers.
    public let tier: Int?
    public let energy: Energy
    /// Of a kilowatt-hour drawn, before ``factor``.
    public let price: TariffBill.Price
    /// What part of the price a kilowatt-hour delivered is worth.
    public let factor: Ratio
    /// What is earned before rounding, with the factor to the nearest femto.
    public let unrounded: UnroundedMoney
    /// Where the tariff states the price, nil where the regime does.
    public let clause: Clause?
}
