internal import Quantities

extension YearMaker {
    /// Adds energy charges, and what exports or surplus of the month earn.
    mutating func addEnergy(_ month: Int, to bill: inout MonthBill) throws(TariffBillError) {
        for part in layout.months[month] {
            let cells = part * classCount..<(part + 1) * classCount
            var used = Array(classImports[cells])
            var delivered = Array(classExports[cells])
            if regime.kind.netsMonths {
                for index in used.indices {
                    let net = delivered[index] - used[index] + carried[index]
                    used[index] = max(0, -net)
                    delivered[index] = max(0, net)
                }
            }
            let demand = energyDemand(of: bill)
            for charge in plan.energy where charge.flow == .imported {
                let isInOrder =
                    regime.tiers == .timeOrder || (charge.isInOrder && !regime.kind.netsMonths)
                let fill: FillWay = isInOrder ? .inOrder(sums.imports) : .proRata
                let femtos = try add(charge, part, used, fill, demand: demand)
                amounts[charge.index] += femtos
                bill.energyGross += UnroundedMoney(femtos: femtos)
            }
            if regime.kind == .netEnergy {
                carry(delivered, from: part)
            } else if regime.kind != .none {
                let earned = try worth(of: delivered, in: part, demand: demand)
                bill.creditEarned += UnroundedMoney(femtos: earned)
            }
        }
    }

    /// What fills the tiers of a charge.
    enum FillWay {
        /// The sum of all, each period in proportion.
        case proRata
        /// One run after another, with so much in each.
        case inOrder([Int64])
        /// Nothing climbs beyond the first tier.
        case first
    }

    /// The demand that limits in kilowatt-hours per kilowatt go by.
    private mutating func energyDemand(of bill: MonthBill) -> Int64 {
        plan.demand.isEmpty ? bill.peak.milliwatts : bill.billingDemand.milliwatts
    }

    /// Prices the use of a part by one charge.
    private mutating func add(
        _ charge: PlanEnergyCharge, _ part: Int, _ used: [Int64], _ way: FillWay, demand: Int64
    ) throws(TariffBillError) -> Int128 {
        guard let prices = charge.parts[part] else { return 0 }
        if let event = charge.event {
            return try add(charge, event, prices, part)
        }
        try fill(charge, prices, part, used, way, demand: demand)
        let indexed =
            prices.isTiered && prices.isHourly
            ? try indexAmounts(charge, prices, part, way, flow: .imported, demand: demand) : []
        var femtos: Int128 = 0
        for period in 0..<charge.periodCount {
            if !prices.isTiered, let hourly = prices.hourly[period] {
                femtos += try addHourly(charge, hourly, prices, part, period)
                continue
            }
            for tier in 0..<prices.tierCount {
                let cell = period * prices.tierCount + tier
                let energy = filled[cell]
                guard energy != 0 else { continue }
                if let hourly = prices.hourly[cell] {
                    let amount = charge.sign * indexed[cell]
                    femtos += amount
                    try line(
                        charge, prices, part, period, tier, energy, amount,
                        series: hourly.series)
                    continue
                }
                let price = prices.price(period: period, tier: tier)
                let amount = charge.sign * Int128(energy) * Int128(price)
                femtos += amount
                try line(charge, prices, part, period, tier, energy, amount)
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
        where layout.period(of: charge.schedule, inClass: Int(layout.runClasses[run])) == period {
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
        _ energies: [Int64], _ way: FillWay, demand: Int64
    ) throws(TariffBillError) {
        let tiers = prices.tierCount
        filled.removeAll(keepingCapacity: true)
        for _ in 0..<charge.periodCount * tiers { filled.append(0) }
        if case .inOrder(let runs) = way, tiers > 1 {
            fillInOrder(charge, prices, part, runs, demand: demand)
            return
        }
        var periods = 0
        for index in layout.parts[part].classes where energies[index] != 0 {
            let cell = layout.period(of: charge.schedule, inClass: index) * tiers
            if filled[cell] == 0 { periods += 1 }
            filled[cell] += energies[index]
        }
        if case .first = way { return }
        guard tiers > 1 else { return }
        if prices.bounds.count == 1, periods > 1 {
            try fillTogether(charge, prices, demand: demand)
            return
        }
        for period in 0..<charge.periodCount {
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

    private mutating func fillTogether(
        _ charge: PlanEnergyCharge, _ prices: PlanEnergyCharge.Part, demand: Int64
    ) throws(TariffBillError) {
        let tiers = prices.tierCount
        var limits: [Energy?] = []
        var floor: Int64 = 0
        for bound in prices.bounds[0] {
            floor = max(floor, bound.milliwattHours(demand: demand))
            limits.append(Energy(milliwattHours: floor))
        }
        limits.append(nil)
        let uses = (0..<charge.periodCount).map {
            Energy(milliwattHours: filled[$0 * tiers])
        }
        let parts: [[Energy]]
        do { parts = try TierFilling.fill(limits, with: uses) } catch {
            throw .tooLarge(error)
        }
        for (period, part) in parts.enumerated() {
            for (tier, energy) in part.enumerated() {
                filled[period * tiers + tier] = energy.milliwattHours
            }
        }
    }

    /// Fills tiers run by run: within a run all intervals have one price, so that a tier's end
    /// splits it as exactly as it would an interval.
    private mutating func fillInOrder(
        _ charge: PlanEnergyCharge, _ prices: PlanEnergyCharge.Part, _ part: Int,
        _ runs: [Int64], demand: Int64
    ) {
        let tiers = prices.tierCount
        let counters = prices.bounds.count
        let ends = prices.ends(demand: demand)
        var reached = [Int64](repeating: 0, count: counters)
        var current = [Int](repeating: 0, count: counters)
        for run in layout.parts[part].runs {
            let period = layout.period(
                of: charge.schedule, inClass: Int(layout.runClasses[run]))
            let counter = counters == 1 ? 0 : period
            var rest = runs[run]
            while rest > 0 {
                let end = ends[counter * tiers + current[counter]]
                let room = end - reached[counter]
                let inTier = min(rest, room)
                filled[period * tiers + current[counter]] += inTier
                reached[counter] += inTier
                rest -= inTier
                if rest > 0 { current[counter] += 1 }
            }
            // Generators that draw at night run the counter back within its tier.
            if rest < 0 { filled[period * tiers + current[counter]] += rest }
        }
    }
}
