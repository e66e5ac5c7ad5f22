internal import Diagnostics
internal import Tariffs

/// Where the tiers of a rate's energy end.
///
/// Periods that occur in one season fill the same tiers, so each is cut where any of them ends.
/// Which tiers a season has can differ from others', as with a baseline of each season.
struct URDBBlocks {
    /// The end of a tier.
    struct Block: Hashable {
        /// In millionths of the unit; nil where it ends with the block it divides.
        let limit: Int64?
        let unit: Tiering.Unit
        /// The end of the block it divides, nil where it divides none.
        var outer: Outer?
    }

    /// The end of a block.
    struct Outer: Hashable {
        let limit: Int64
        let unit: Tiering.Unit
    }

    /// How many tiers the periods of a season may be cut into.
    private static let limit = 200

    /// The unit of most limits; others name their own.
    let unit: Tiering.Unit
    /// By season of the year.
    private let bySeason: [[Block]]

    /// Nil where the tiers cannot be put together, which is then noted.
    init?(_ energy: URDBScheduled, in year: URDBYear) {
        var own: [Int: [Block]] = [:]
        for index in energy.schedule.periods {
            guard let blocks = Self.blocks(of: energy.structure.periods[index]) else {
                return nil
            }
            own[index] = blocks
        }
        var bySeason: [[Block]] = []
        for season in year.seasons {
            let periods = energy.schedule.periods(ofMonth: season.months[0])
            guard let blocks = Self.union(periods.compactMap { own[$0] }) else {
                energy.structure.value.refuse(
                    "energyratestructure", "its periods have tiers in different units")
                return nil
            }
            guard blocks.count < Self.limit else {
                energy.structure.value.report(
                    "the periods of a month have more than \(Self.limit) tiers together")
                return nil
            }
            bySeason.append(blocks)
        }
        self.bySeason = bySeason
        unit = bySeason.lazy.flatMap(\.self).first?.unit ?? .kilowattHours
    }

    /// The ends of the tiers that a period's use fills, and in which seasons.
    ///
    /// Seasons without an hour of the period are put with the first of the others, so that
    /// it has a price in every season.
    func grids(
        of period: Int, in year: URDBYear, energy: URDBScheduled
    ) -> [(grid: [Block], seasons: Set<Int>)] {
        let present = energy.seasons(with: period, in: year)
        var grids: [(grid: [Block], seasons: Set<Int>)] = []
        for season in present.sorted() {
            if let index = grids.firstIndex(where: { $0.grid == bySeason[season] }) {
                grids[index].seasons.insert(season)
            } else {
                grids.append((bySeason[season], [season]))
            }
        }
        guard energy.hasTimeOfUse, !grids.isEmpty else { return grids }
        grids[0].seasons.formUnion(Set(year.seasons.indices).subtracting(present))
        return grids
    }

    private static func blocks(of period: URDBStructure.Period) -> [Block]? {
        noteGuesses(in: period)
        for tier in period.tiers where unit(tier.unit) == nil {
            tier.value.refuse(
                "energyratestructure", "a tier is in a unit that is not known")
            return nil
        }
        let leaves = period.leaves
        let paths = Set(leaves.map(\.tier.value.path))
        for block in period.tiers where block.nanos != 0 && !paths.contains(block.value.path) {
            // Whether it is due beside the prices of the tiers in it, the file does not say.
            block.value.refuse("price of a tier that others divide")
        }
        return leaves.dropLast().compactMap { tier, block in
            guard let unit = unit(tier.unit) else { return nil }
            let outer = block.flatMap { block in
                block.limit.flatMap { limit in
                    Self.unit(block.unit).map { Outer(limit: limit, unit: $0) }
                }
            }
            guard tier.limit != nil || outer != nil else { return nil }
            return Block(limit: tier.limit, unit: unit, outer: outer)
        }
    }

    /// A limit without a unit is in kWh, the database's own, unless a tier beside it is in
    /// another: then it is a guess.
    private static func noteGuesses(in period: URDBStructure.Period) {
        let others = period.tiers.compactMap(\.unit).filter { unit($0) != .kilowattHours }
        guard let other = others.first else { return }
        for tier in period.tiers where tier.limit != nil && tier.unit == nil {
            tier.value.guess(
                "tier unit", "not stated; read as kWh, beside a tier in \(Excerpt(other))",
                charge: "energy")
        }
    }

    private static func unit(_ text: String?) -> Tiering.Unit? {
        switch text?.lowercased() {
        case nil, "kwh": .kilowattHours
        case "kwh daily", "kwh/day": .kilowattHoursPerDay
        case "kwh/kw": .kilowattHoursPerKilowatt
        case "kwh/kw daily", "kwh/kw/day": .kilowattHoursPerKilowattDay
        default: nil
        }
    }

    /// The ends of all periods together, nil where their order depends on the demand.
    private static func union(_ periods: [[Block]]) -> [Block]? {
        let limited = periods.filter { !$0.isEmpty }
        guard let first = limited.first else { return [] }
        if limited.allSatisfy({ $0 == first }) { return first }
        let all = Set(limited.joined())
        guard Set(all.map(\.unit)).count == 1, all.allSatisfy({ $0.outer == nil }) else {
            return nil
        }
        return all.sorted { $0.limit ?? 0 < $1.limit ?? 0 }
    }
}

extension URDBStructure.Period {
    /// The period's tiers cut at the ends in `grid`, which holds the period's own.
    ///
    /// A part of a tier has the tier's price and place.
    func tiers(
        cutAt grid: [URDBBlocks.Block]
    ) -> [(block: URDBBlocks.Block?, tier: URDBStructure.Tier)] {
        var parts: [(block: URDBBlocks.Block?, tier: URDBStructure.Tier)] = []
        let tiers = leaves.map(\.tier)
        guard !tiers.isEmpty else { return [] }
        var index = 0
        for block in grid {
            parts.append((block, tiers[index]))
            if tiers[index].limit == block.limit, index + 1 < tiers.count { index += 1 }
        }
        parts.append((nil, tiers[index]))
        return parts
    }
}
