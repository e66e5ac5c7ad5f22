import Quantities

/// A price for each kilowatt-hour, by season, period of use, date and tier.
///
/// Riders stated per kilowatt-hour, buy-back prices and components of a value stack are
/// energy charges too; ``Charge/category`` tells them apart.
public struct EnergyCharge: Hashable, Sendable {
    /// Which register of the meter is priced.
    public enum Flow: String, Hashable, Sendable, CaseIterable {
        /// From the grid to the customer.
        case imported
        /// From the customer to the grid.
        case exported
    }

    public let flow: Flow
    /// The time-of-use schedule its prices go by, nil where they do not.
    public let timeOfUse: String?
    public let tiering: Tiering
    public let rates: [EnergyRate]
    /// The events in whose hours alone it applies, nil where it applies in all.
    public let event: EventRule?

    public init(
        flow: Flow = .imported, timeOfUse: String? = nil, tiering: Tiering = Tiering(),
        rates: [EnergyRate], event: EventRule? = nil
    ) {
        self.event = event
        self.flow = flow
        self.timeOfUse = timeOfUse
        self.tiering = tiering
        self.rates = rates
    }
}

/// A stretch of use that tiers of another unit divide.
///
/// Georgia Power's Power and Light rates have one: of the first 200 kWh for each kilowatt of
/// demand, the first 3,000 kWh cost more than the next 7,000. All limits are counted from the
/// first kilowatt-hour of the billing period, those within a block too.
public struct TierBlock: Hashable, Sendable {
    /// Where it ends; nil for no end.
    public let limit: TierLimit?
    /// The unit of its limit, where not that of the charge's ``Tiering``.
    public let unit: Tiering.Unit?

    public init(upTo limit: TierLimit?, unit: Tiering.Unit? = nil) {
        self.limit = limit
        self.unit = unit
    }
}
