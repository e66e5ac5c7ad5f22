public import Quantities

/// The reference prices of one month, by their place in ``Program/references``.
///
/// All are in currency units per kilowatt-hour, whatever unit the source states.
public struct ReferencePrices: Hashable, Sendable {
    public private(set) var prices: [Price]

    /// The prices in the order the program declares its references.
    public init(_ prices: [Price] = []) {
        self.prices = prices
    }

    /// What is known of one reference.
    public enum Price: Hashable, Sendable {
        /// Nothing; a term that needs it cannot be valued.
        case missing
        case month(EnergyPrice)
        case hours(HourlyPrices)
    }

    public subscript(reference: Int) -> Price {
        prices.indices.contains(reference) ? prices[reference] : .missing
    }
}

/// A price for each hour from one on, without gaps.
public struct HourlyPrices: Hashable, Sendable {
    public let start: Instant
    public let prices: [EnergyPrice]

    public init(from start: Instant, _ prices: [EnergyPrice]) {
        self.start = start
        self.prices = prices
    }

    /// The price of the hour in which `instant` lies, or nil outside the series.
    public func price(at instant: Instant) -> EnergyPrice? {
        let seconds = instant.seconds(since: start)
        guard seconds >= 0, seconds / 3600 < Int64(prices.count) else { return nil }
        return prices[Int(seconds / 3600)]
    }
}
