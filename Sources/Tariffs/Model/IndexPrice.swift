public import Quantities

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
