public import Quantities

/// What a kilowatt-hour costs, or how that is found out.
public enum TariffPrice: Hashable, Sendable {
    case fixed(EnergyPrice)
    case index(IndexPrice)
    case blockAndIndex(BlockAndIndexPrice)

    /// The price, where the tariff itself states it.
    public var stated: EnergyPrice? {
        if case .fixed(let price) = self { price } else { nil }
    }
}
