public import Quantities

/// The amounts per unit of power that hold in some seasons and periods.
public struct DemandRate: Hashable, Sendable {
    public let seasons: Set<String>?
    public let periods: Set<String>?
    public let dates: DatePeriod
    /// The amounts in the order they are reached; only the last has no limit.
    public let tiers: [DemandTier]
    public let clause: Clause

    public init(
        seasons: Set<String>? = nil, periods: Set<String>? = nil, dates: DatePeriod,
        tiers: [DemandTier], clause: Clause
    ) {
        self.seasons = seasons
        self.periods = periods
        self.dates = dates
        self.tiers = tiers
        self.clause = clause
    }
}
