public import Quantities

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

/// The prices that hold in some seasons and periods, from one day up to another.
public struct EnergyRate: Hashable, Sendable {
    /// The seasons in which it holds, nil for all.
    public let seasons: Set<String>?
    /// The periods of use in which it holds, nil for all.
    public let periods: Set<String>?
    public let dates: DatePeriod
    /// The prices in the order they are reached; only the last has no limit.
    public let tiers: [EnergyTier]
    public let clause: Clause

    public init(
        seasons: Set<String>? = nil, periods: Set<String>? = nil, dates: DatePeriod,
        tiers: [EnergyTier], clause: Clause
    ) {
        self.seasons = seasons
        self.periods = periods
        self.dates = dates
        self.tiers = tiers
        self.clause = clause
    }
}

/// A price up to some use.
public struct EnergyTier: Hashable, Sendable {
    /// Where the tier ends, in the unit of the charge's ``Tiering``; nil for no end.
    public let limit: TierLimit?
    public let price: TariffPrice
    /// The unit of the limit, where not that of the charge's ``Tiering``: some tariffs put
    /// blocks of kilowatt-hours before blocks of kilowatt-hours per kilowatt.
    public let unit: Tiering.Unit?
    /// The block that it divides together with its neighbours, and ends with at the latest;
    /// nil where it stands alone.
    public let block: TierBlock?
    public let clause: Clause

    public init(
        upTo limit: TierLimit?, price: TariffPrice, unit: Tiering.Unit? = nil,
        block: TierBlock? = nil, clause: Clause
    ) {
        self.limit = limit
        self.unit = unit
        self.block = block
        self.price = price
        self.clause = clause
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

extension EnergyRate {
    /// Its tiers in order, those of one block together.
    package var blocks: [(block: TierBlock?, tiers: ArraySlice<EnergyTier>)] {
        var blocks: [(block: TierBlock?, tiers: ArraySlice<EnergyTier>)] = []
        for (index, tier) in tiers.enumerated() {
            if let block = tier.block, let last = blocks.last, last.block == block {
                blocks[blocks.count - 1].tiers = tiers[last.tiers.startIndex...index]
            } else {
                blocks.append((tier.block, tiers[index...index]))
            }
        }
        return blocks
    }
}

/// Where a tier ends, in millionths of the unit that its ``Tiering`` states.
public struct TierLimit: Hashable, Sendable {
    public let millionths: Int64

    public init(millionths: Int64) {
        self.millionths = millionths
    }

    /// Reads a limit, as in `6.8`.
    public init(_ text: some StringProtocol) throws(NumeralError) {
        try self.init(millionths: Energy(kilowattHours: text).milliwattHours)
    }
}

extension TierLimit: Comparable {
    public static func < (lhs: TierLimit, rhs: TierLimit) -> Bool {
        lhs.millionths < rhs.millionths
    }
}

extension TierLimit: CustomStringConvertible {
    public var description: String {
        Numeral.text(Int128(millionths), decimals: 6, trimming: true)
    }
}

/// What fills the tiers of a charge, and how.
public struct Tiering: Hashable, Sendable {
    /// The unit of the limits.
    public enum Unit: String, Hashable, Sendable, CaseIterable {
        /// For a whole billing period.
        case kilowattHours = "kWh"
        /// For each of its days.
        case kilowattHoursPerDay = "kWh/day"
        /// For each kilowatt of billing demand.
        case kilowattHoursPerKilowatt = "kWh/kW"
        case kilowattHoursPerKilowattDay = "kWh/kW/day"
        /// Hundredths of the tariff's baseline allowance.
        case percentOfBaseline = "%baseline"
    }

    /// How use is told apart by tier where several periods fill the same ones.
    public enum Fill: String, Hashable, Sendable, CaseIterable {
        /// The total of the billing period fills them, and each period gets its part of
        /// every tier.
        case proRata = "pro-rata"
        /// Each reading in turn fills what is left.
        case timeOrder = "time-order"
    }

    /// Whose use fills them.
    public enum Scope: String, Hashable, Sendable, CaseIterable {
        /// The use of all periods together.
        case bill
        /// The use of each period its own.
        case period
    }

    public let unit: Unit
    public let fill: Fill
    public let scope: Scope

    public init(unit: Unit = .kilowattHours, fill: Fill = .proRata, scope: Scope = .bill) {
        self.unit = unit
        self.fill = fill
        self.scope = scope
    }
}
