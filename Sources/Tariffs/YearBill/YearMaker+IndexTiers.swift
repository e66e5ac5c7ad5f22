internal import Quantities

extension YearMaker {
    /// What prices by an index come to in each tier, by period and tier, in femtos; energy was
    /// laid into the tiers by `fill` before.
    ///
    /// Where tiers are filled in order of time, an interval is priced in the tier it falls in,
    /// and split where one ends. Where the total fills them, no interval belongs to one tier:
    /// what a tier has of a period's use costs the period's mean price, weighted by use.
    mutating func indexAmounts(
        _ charge: PlanEnergyCharge, _ prices: PlanEnergyCharge.Part, _ part: Int,
        _ way: FillWay, flow: EnergyCharge.Flow, demand: Int64
    ) throws(TariffBillError) -> [Int128] {
        if way == .inOrder {
            return indexAmountsInOrder(charge, prices, part, flow, demand: demand)
        }
        let tiers = prices.tierCount
        var amounts = [Int128](repeating: 0, count: charge.periodCount * tiers)
        for run in layout.parts[part].runs {
            let period = charge.periodOfClass[Int(layout.runClasses[run])]
            for cell in period * tiers..<(period + 1) * tiers where filled[cell] != 0 {
                guard let hourly = prices.hourly[cell] else { continue }
                for interval in Int(layout.runStarts[run])..<Int(layout.runStarts[run + 1]) {
                    amounts[cell] += hourly.cost(of: energy(flow, in: interval), in: interval)
                }
            }
        }
        for cell in amounts.indices where amounts[cell] != 0 {
            let first = cell / tiers * tiers
            let used = (first..<first + tiers).reduce(Int128(0)) { $0 + Int128(filled[$1]) }
            let (product, overflow) = amounts[cell].multipliedReportingOverflow(
                by: Int128(filled[cell]))
            guard !overflow else { throw .tooLarge(.overflow(what: "price of a tier")) }
            amounts[cell] = used == 0 ? 0 : product.divided(by: used, .halfEven)
        }
        return amounts
    }

    private mutating func indexAmountsInOrder(
        _ charge: PlanEnergyCharge, _ prices: PlanEnergyCharge.Part, _ part: Int,
        _ flow: EnergyCharge.Flow, demand: Int64
    ) -> [Int128] {
        let tiers = prices.tierCount
        let isShared = prices.bounds.count == 1
        findEnds(prices, demand: demand)
        reached.clear()
        current.clear()
        var amounts = [Int128](repeating: 0, count: charge.periodCount * tiers)
        for run in layout.parts[part].runs {
            let period = charge.periodOfClass[Int(layout.runClasses[run])]
            let counter = isShared ? 0 : period
            for interval in Int(layout.runStarts[run])..<Int(layout.runStarts[run + 1]) {
                var rest = energy(flow, in: interval)
                repeat {
                    let tier = Int(current[counter])
                    let inTier = min(rest, ends[counter * tiers + tier] - reached[counter])
                    let cell = period * tiers + tier
                    if let hourly = prices.hourly[cell] {
                        amounts[cell] += hourly.cost(of: inTier, in: interval)
                    }
                    reached[counter] += max(0, inTier)
                    rest -= inTier
                    if rest > 0 { current[counter] += 1 }
                } while rest > 0
            }
        }
        return amounts
    }

    private mutating func energy(_ flow: EnergyCharge.Flow, in interval: Int) -> Int64 {
        flow == .imported ? sums.imported(interval) : sums.exported(interval)
    }
}
