public import Quantities

/// How a fee is reckoned.
public enum FeeModel: Hashable, Sendable {
    case free
    /// A part of the credit's value.
    case percentage(Ratio)
    case perKilowattHour(EnergyPrice)
    /// For each kilowatt held, each month.
    case perKilowatt(UnitPrice)
    /// For each block held, each month.
    case perBlock(UnitPrice)
    /// Paid once in advance; understood, nothing is due by the month.
    case upfront
    /// Paid by a loan's installments; understood, nothing is due by the month.
    case loan

    /// The fee that leaves the subscriber `rate` of the credit, as sponsors offer it.
    public static func savings(_ rate: Ratio) -> FeeModel {
        .percentage(Ratio.one - rate)
    }
}
