internal import Quantities

extension YearMaker {
    /// Adds energy charges, and what exports or surplus of the month earn.
    mutating func addEnergy(_ month: Int, to bill: inout MonthBill) throws(TariffBillError) {
        // Limits in kilowatt-hours per kilowatt go by this.
        let demand = (plan.demand.isEmpty ? bill.peak : bill.billingDemand).milliwatts
        for part in layout.months[month] {
            measure(part)
            for charge in plan.energy where charge.flow == .imported {
                let isInOrder =
                    regime.tiers == .timeOrder || (charge.isInOrder && !regime.kind.netsMonths)
                let femtos = try add(charge, part, isInOrder ? .inOrder : .proRata, demand)
                amounts[charge.index] += femtos
                bill.energyGross += UnroundedMoney(femtos: femtos)
            }
            if regime.kind == .netEnergy {
                carrySurplus(from: part)
            } else if regime.kind != .none {
                let earned = try worthOfDeliveries(in: part, demand: demand)
                bill.creditEarned += UnroundedMoney(femtos: earned)
            }
        }
    }

    /// Lays out what is billed of a part as drawn and as delivered.
    private mutating func measure(_ part: Int) {
        let first = part * classCount
        for index in 0..<classCount {
            let imports = sums.classImports[first + index]
            let exports = sums.classExports[first + index]
            if regime.kind.netsMonths {
                let net = exports - imports + carried[index]
                drawn[index] = max(0, -net)
                delivered[index] = max(0, net)
            } else {
                drawn[index] = imports
                delivered[index] = exports
            }
            if explained, regime.kind != .none {
                noteNetting(part, index, imports: imports, exports: exports)
            }
        }
    }

    private mutating func noteNetting(_ part: Int, _ index: Int, imports: Int64, exports: Int64) {
        let broughtForward = regime.kind.netsMonths ? carried[index] : 0
        guard imports != 0 || exports != 0 || broughtForward != 0 else { return }
        nettings.append(
            EnergyNetting(
                dates: layout.parts[part].dates, period: layout.title(ofClass: index),
                imported: Energy(milliwattHours: imports),
                exported: Energy(milliwattHours: exports),
                broughtForward: Energy(milliwattHours: broughtForward),
                billed: Energy(milliwattHours: drawn[index]),
                left: Energy(milliwattHours: delivered[index])))
    }

    /// Whose energy fills tiers.
    enum Filling {
        case drawn, delivered
    }

    /// How tiers are filled.
    enum FillWay {
        /// By the sum of all, each period in proportion.
        case proRata
        /// By one run after another.
        case inOrder
        /// Nothing climbs beyond the first tier.
        case first
    }

    /// Prices the use of a part by one charge.
    private mutating func add(
        _ charge: PlanEnergyCharge, _ part: Int, _ way: FillWay, _ demand: Int64
    ) throws(TariffBillError) -> Int128 {
        guard let prices = charge.parts[part] else { return 0 }
        if let event = charge.event {
            return try add(charge, event, prices, part)
        }
        try fill(charge, prices, part, with: .drawn, way, demand: demand)
        let indexed =
            prices.isTiered && prices.isHourly
            ? try indexAmounts(charge, prices, part, way, flow: .imported, demand: demand) : []
        var femtos: Int128 = 0
        for period in 0..<charge.periodCount {
            if prices.isHourly, !prices.isTiered, let hourly = prices.hourly[period] {
                femtos += try addHourly(charge, hourly, prices, part, period)
                continue
            }
            for tier in 0..<prices.tierCount {
                let cell = period * prices.tierCount + tier
                let energy = filled[cell]
                guard energy != 0 else { continue }
                if prices.isHourly, let hourly = prices.hourly[cell] {
                    let amount = charge.signed(indexed[cell])
                    femtos += amount
                    try line(
                        charge, prices, part, period, tier, energy, amount,
                        series: hourly.series)
                    continue
                }
                let amount = charge.signed(.product(energy, prices.prices[cell]))
                femtos += amount
                if explained { try line(charge, prices, part, period, tier, energy, amount) }
            }
        }
        return femtos
    }

    private mutating func line(
        _ charge: PlanEnergyCharge, _ prices: PlanEnergyCharge.Part, _ part: Int, _ period: Int,
        _ tier: Int, _ energy: Int64, _ femtos: Int128, series: String? = nil
    ) throws(TariffBillError) {
        guard explained, case .energy(let kind) = plan.tariff.charges[charge.index].kind else {
            return
        }
        let tiers = kind.rates[prices.rates[period]].tiers
        let price = EnergyPrice(
            nanosPerKilowattHour: prices.price(period: period, tier: tier))
        try append(
            charge.index, dates: layout.parts[part].dates,
            period: charge.schedule.map { layout.energySchedules[$0].periods[period].id },
            tier: tiers.count > 1 ? tier + 1 : nil,
            quantity: .energy(Energy(milliwattHours: energy)),
            price: series.map { .series($0) } ?? .perKilowattHour(price), femtos: femtos,
            clause: tiers[min(tier, tiers.count - 1)].clause)
    }

    /// Prices interval by interval.
    private mutating func addHourly(
        _ charge: PlanEnergyCharge, _ hourly: HourlyPrice, _ prices: PlanEnergyCharge.Part,
        _ part: Int, _ period: Int
    ) throws(TariffBillError) -> Int128 {
        var femtos: Int128 = 0
        var energy: Int64 = 0
        for run in layout.parts[part].runs
        where charge.periodOfClass[Int(layout.runClasses[run])] == period {
            for interval in Int(layout.runStarts[run])..<Int(layout.runStarts[run + 1]) {
                femtos += hourly.cost(of: sums.imported(interval), in: interval)
            }
            energy += sums.imports[run]
        }
        femtos *= charge.sign
        if femtos != 0 {
            try line(charge, prices, part, period, 0, energy, femtos, series: hourly.series)
        }
        return femtos
    }

    /// Prices what is used, or saved, while an event is called.
    private mutating func add(
        _ charge: PlanEnergyCharge, _ event: PlanEnergyCharge.Event,
        _ prices: PlanEnergyCharge.Part, _ part: Int
    ) throws(TariffBillError) -> Int128 {
        var energies = [Int64](repeating: 0, count: charge.periodCount)
        for call in event.calls where call.part == part {
            var used: Int64 = 0
            for interval in call.intervals { used &+= sums.imported(interval) }
            switch event.measure {
            case .use: energies[call.period] += used
            case .reduction: energies[call.period] += max(0, call.baseline - used)
            }
        }
        var femtos: Int128 = 0
        for (period, energy) in energies.enumerated() where energy != 0 {
            let price = prices.price(period: period, tier: 0)
            let amount = charge.sign * Int128(energy) * Int128(price)
            femtos += amount
            try line(charge, prices, part, period, 0, energy, amount)
        }
        return femtos
    }
}

// MARK: - Tiers

extension YearMaker {
    /// Lays energy of each class into periods and tiers of a charge, in `filled`.
    mutating func fill(
        _ charge: PlanEnergyCharge, _ prices: PlanEnergyCharge.Part, _ part: Int,
        with filling: Filling, _ way: FillWay, demand: Int64
    ) throws(TariffBillError) {
        let tiers = prices.tierCount
        filled.clear()
        if way == .inOrder, tiers > 1 {
            fillInOrder(charge, prices, part, with: filling, demand: demand)
            return
        }
        var periods = 0
        for index in 0..<classCount {
            let energy = filling == .drawn ? drawn[index] : delivered[index]
            guard energy != 0 else { continue }
            let cell = charge.periodOfClass[index] * tiers
            if filled[cell] == 0 { periods += 1 }
            filled[cell] += energy
        }
        guard way != .first, tiers > 1 else { return }
        if prices.bounds.count == 1, periods > 1 {
            try fillTogether(charge, prices, demand: demand)
            return
        }
        for period in 0..<charge.periodCount where filled[period * tiers] != 0 {
            var rest = filled[period * tiers]
            filled[period * tiers] = 0
            var floor: Int64 = 0
            var tier = 0
            for bound in prices.bounds(ofPeriod: period) {
                let end = max(floor, bound.milliwattHours(demand: demand))
                let inTier = min(rest, end - floor)
                filled[period * tiers + tier] = inTier
                rest -= inTier
                floor = end
                tier += 1
            }
            filled[period * tiers + tier] = rest
        }
    }

    /// Fills tiers by the sum of several periods, each of which has its part of every tier in
    /// proportion, as ``TierFilling`` does; what is in no tier yet stands in the first.
    private mutating func fillTogether(
        _ charge: PlanEnergyCharge, _ prices: PlanEnergyCharge.Part, demand: Int64
    ) throws(TariffBillError) {
        let tiers = prices.tierCount
        var rest: Int64 = 0
        for period in 0..<charge.periodCount {
            let (sum, overflow) = rest.addingReportingOverflow(filled[period * tiers])
            guard !overflow else { throw .tooLarge(.overflow(what: "sum of energy")) }
            rest = sum
            left[period] = filled[period * tiers]
        }
        var floor: Int64 = 0
        var tier = 0
        for bound in prices.bounds[0] {
            let end = max(floor, bound.milliwattHours(demand: demand))
            guard end - floor < rest else { break }
            try split(end - floor, among: charge.periodCount, tier: tier, of: tiers)
            rest -= end - floor
            floor = end
            tier += 1
        }
        for period in 0..<charge.periodCount { filled[period * tiers + tier] = left[period] }
    }

    /// Gives each period its part of a tier, in proportion to what is left of it.
    private mutating func split(
        _ inTier: Int64, among periods: Int, tier: Int, of tiers: Int
    ) throws(TariffBillError) {
        let users = (0..<periods).reduce(0) { left[$1] == 0 ? $0 : $0 + 1 }
        if users == 2, let first = (0..<periods).first(where: { left[$0] != 0 }),
            let last = (0..<periods).last(where: { left[$0] != 0 })
        {
            let parts = Apportionment.parts(of: inTier, between: left[first], and: left[last])
            for period in 0..<periods { filled[period * tiers + tier] = 0 }
            give(parts.0, to: first, tier: tier, of: tiers)
            give(parts.1, to: last, tier: tier, of: tiers)
            return
        }
        let weights = (0..<periods).map { left[$0] }
        guard let parts = try? Apportionment.parts(of: inTier, weights: weights) else {
            throw .tooLarge(.overflow(what: "sum of energy"))
        }
        for (period, part) in parts.enumerated() {
            give(part, to: period, tier: tier, of: tiers)
        }
    }

    private mutating func give(_ energy: Int64, to period: Int, tier: Int, of tiers: Int) {
        filled[period * tiers + tier] = energy
        left[period] -= energy
    }

    /// Fills tiers run by run: within a run all intervals have one price, so that a tier's end
    /// splits it as exactly as it would an interval.
    private mutating func fillInOrder(
        _ charge: PlanEnergyCharge, _ prices: PlanEnergyCharge.Part, _ part: Int,
        with filling: Filling, demand: Int64
    ) {
        let tiers = prices.tierCount
        let isShared = prices.bounds.count == 1
        findEnds(prices, demand: demand)
        reached.clear()
        current.clear()
        for run in layout.parts[part].runs {
            let energy = filling == .drawn ? sums.imports[run] : sums.exports[run]
            guard energy != 0 else { continue }
            let period = charge.periodOfClass[Int(layout.runClasses[run])]
            let counter = isShared ? 0 : period
            var tier = Int(current[counter])
            // Generators that draw at night take from the tier at hand.
            if energy <= ends[counter * tiers + tier] - reached[counter] {
                filled[period * tiers + tier] += energy
                reached[counter] += max(0, energy)
                continue
            }
            var rest = energy
            while rest > 0 {
                let inTier = min(rest, ends[counter * tiers + tier] - reached[counter])
                filled[period * tiers + tier] += inTier
                reached[counter] += inTier
                rest -= inTier
                if rest > 0 { tier += 1 }
            }
            current[counter] = Int64(tier)
        }
    }

    /// Lays out, by counter, where tiers end.
    mutating func findEnds(_ prices: PlanEnergyCharge.Part, demand: Int64) {
        var end = 0
        for bounds in prices.bounds {
            var floor: Int64 = 0
            for tier in 0..<prices.tierCount {
                floor =
                    tier < bounds.count
                    ? max(floor, bounds[tier].milliwattHours(demand: demand)) : .max
                ends[end] = floor
                end += 1
            }
        }
    }
}
