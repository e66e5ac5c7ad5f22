public import Quantities

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
