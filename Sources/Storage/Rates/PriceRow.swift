public import Quantities

/// The price of a reference series in one month.
public struct MonthlyPriceRow: Hashable, Sendable {
    public var series: String
    public var month: Month
    public var price: EnergyPrice

    public init(series: String, month: Month, price: EnergyPrice) {
        self.series = series
        self.month = month
        self.price = price
    }
}

/// Prices of a reference series, hour after hour without a gap.
public struct HourlyPriceRow: Hashable, Sendable {
    public var series: String
    public var start: Instant
    public var prices: [EnergyPrice]

    public init(series: String, start: Instant, prices: [EnergyPrice]) {
        self.series = series
        self.start = start
        self.prices = prices
    }

    public var end: Instant { start.adding(seconds: 3600 * Int64(prices.count)) }
}
