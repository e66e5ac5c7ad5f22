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

/// A price that follows a published series: multiplier × series + adder.
public struct IndexPrice: Hashable, Sendable {
    /// The market the series comes from.
    public enum Market: String, Hashable, Sendable, CaseIterable {
        case realTime = "real-time"
        case dayAhead = "day-ahead"
        case other
    }

    /// The name of the series of prices.
    public let series: String
    public let market: Market
    public let multiplier: Ratio
    public let adder: EnergyPrice

    public init(
        series: String, market: Market, multiplier: Ratio = .one, adder: EnergyPrice = .zero
    ) {
        self.series = series
        self.market = market
        self.multiplier = multiplier
        self.adder = adder
    }
}

/// A block of power at a fixed price, and the difference from it at an index.
public struct BlockAndIndexPrice: Hashable, Sendable {
    /// What becomes of a part of the block that was not used.
    public enum Settlement: String, Hashable, Sendable, CaseIterable {
        /// It is sold back at the index.
        case soldAtIndex = "sold-at-index"
        /// It is paid for all the same.
        case takeOrPay = "take-or-pay"
    }

    /// Bought in every hour.
    public let block: Power
    public let price: EnergyPrice
    public let index: IndexPrice
    public let settlement: Settlement

    public init(block: Power, price: EnergyPrice, index: IndexPrice, settlement: Settlement) {
        self.block = block
        self.price = price
        self.index = index
        self.settlement = settlement
    }
}
