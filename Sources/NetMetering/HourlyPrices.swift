public import Quantities

/// A price for each hour from one on, without gaps.
public struct HourlyPrices: Hashable, Sendable {
    public let start: Instant
    public let prices: [EnergyPrice]

    public init(from start: Instant, _ prices: [EnergyPrice]) {
        self.start = start
        self.prices = prices
    }

    /// From the first hour to the end of the last.
    var range: TimeRange? {
        TimeRange(from: start, to: start.adding(seconds: 3600 * Int64(prices.count)))
    }

    /// The price of the hour in which `instant` lies, or nil outside the series.
    public func price(at instant: Instant) -> EnergyPrice? {
        let seconds = instant.seconds(since: start)
        guard seconds >= 0, seconds / 3600 < Int64(prices.count) else { return nil }
        return prices[Int(seconds / 3600)]
    }
}
