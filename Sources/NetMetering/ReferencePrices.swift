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
        /// Prices of some hours of the month, and none of these.
        case incomplete(MissingHours)
    }

    public subscript(reference: Int) -> Price {
        prices.indices.contains(reference) ? prices[reference] : .missing
    }
}
