internal import Quantities

extension PlanMaker {
    func energyCharges(_ layout: PlanLayout) throws(TariffBillError) -> [PlanEnergyCharge] {
        var made: [PlanEnergyCharge] = []
        for (index, compiled) in compiled.enumerated() {
            guard case .energy(let energy) = compiled.charge.kind else { continue }
            let schedule = energy.timeOfUse.flatMap { id in
                layout.energySchedules.firstIndex { $0.id == id }
            }
            var parts: [PlanEnergyCharge.Part?] = []
            var hourly: [[Int]: HourlyPrice] = [:]
            for part in layout.parts {
                guard
                    let segment = compiled.segments.first(where: {
                        $0.dates.contains(part.dates.start)
                    })
                else {
                    parts.append(nil)
                    continue
                }
                let pricing = PartPricing(
                    maker: self, layout: layout, charge: compiled.charge, energy: energy,
                    part: part, schedule: schedule)
                parts.append(try pricing.part(segment.rates, hourly: &hourly))
            }
            made.append(
                PlanEnergyCharge(
                    index: index, flow: energy.flow, schedule: schedule,
                    periodCount: compiled.timeOfUse?.periods.count ?? 1,
                    periodOfClass: layout.classes.indices.map {
                        layout.period(of: schedule, inClass: $0)
                    },
                    sign: compiled.charge.direction == .credit ? -1 : 1, parts: parts,
                    event: try event(of: energy, layout: layout, schedule: schedule),
                    isInOrder: energy.tiering.fill == .timeOrder))
        }
        return made
    }

    /// The greatest price or amount that sums of products stay exact with.
    static let priceLimit = EnergyPrice.inputLimit.nanosPerKilowattHour

    private func event(
        of energy: EnergyCharge, layout: PlanLayout, schedule: Int?
    ) throws(TariffBillError) -> PlanEnergyCharge.Event? {
        guard let rule = energy.event else { return nil }
        var calls: [PlanEnergyCharge.Event.Call] = []
        let whole = TimeRange(
            from: layout.start,
            to: layout.start.adding(seconds: Int64(layout.count) * Int64(step)))
        for event in inputs.events[rule.name] ?? [] {
            guard let range = whole.flatMap(event.range.intersection) else { continue }
            let intervals = try interval(at: range.start, layout)..<interval(at: range.end, layout)
            if rule.measure == .reduction, event.baseline == nil {
                throw .noEventBaseline(rule.name, at: range.start)
            }
            for piece in layout.pieces(of: intervals, whole: rule.measure == .reduction) {
                calls.append(
                    PlanEnergyCharge.Event.Call(
                        intervals: piece.intervals,
                        period: layout.period(of: schedule, inClass: piece.energyClass),
                        part: piece.part, baseline: event.baseline?.milliwattHours ?? 0))
            }
        }
        return PlanEnergyCharge.Event(measure: rule.measure, calls: calls)
    }

    func interval(at instant: Instant, _ layout: PlanLayout) throws(TariffBillError) -> Int {
        let (index, rest) = instant.seconds(since: layout.start)
            .quotientAndRemainder(dividingBy: Int64(step))
        guard rest == 0 else { throw .readingCrosses(instant) }
        return Int(index)
    }
}

extension PlanLayout {
    /// The run that an interval lies in.
    func run(of interval: Int) -> Int {
        max(0, runStarts.partitioningIndex { Int($0) > interval } - 1)
    }

    /// Intervals cut where the period of use changes, or `whole`, by where they begin.
    fileprivate func pieces(
        of intervals: Range<Int>, whole: Bool
    ) -> [(intervals: Range<Int>, energyClass: Int, part: Int)] {
        var pieces: [(intervals: Range<Int>, energyClass: Int, part: Int)] = []
        var start = intervals.lowerBound
        while start < intervals.upperBound {
            let run = run(of: start)
            let end =
                whole
                ? intervals.upperBound : min(intervals.upperBound, Int(runStarts[run + 1]))
            pieces.append((start..<end, Int(runClasses[run]), Int(runParts[run])))
            start = end
        }
        return pieces
    }
}

/// Lays out the prices of one energy charge in one part of a plan.
private struct PartPricing {
    let maker: PlanMaker
    let layout: PlanLayout
    let charge: Charge
    let energy: EnergyCharge
    let part: PlanLayout.Part
    let schedule: Int?

    func part(
        _ found: [Int?], hourly known: inout [[Int]: HourlyPrice]
    ) throws(TariffBillError) -> PlanEnergyCharge.Part {
        var rates: [Int] = []
        for index in found {
            guard let index else {
                throw maker.noPrice(of: charge, on: part.dates.start)
            }
            rates.append(index)
        }
        let tiers = rates.map { energy.rates[$0].tiers }
        let count = tiers.map(\.count).max() ?? 1
        var prices: [Int64] = []
        var hourly: [HourlyPrice?] = []
        for (period, tiers) in tiers.enumerated() {
            for tier in 0..<count {
                let own = min(tier, tiers.count - 1)
                prices.append(try nanos(tiers[own]))
                hourly.append(try self.hourly(rates[period], own, known: &known))
            }
        }
        var bounds = [[PlanBound]]()
        let shares = energy.tiering.scope == .bill
        let first = part.classes.first.map { layout.period(of: schedule, inClass: $0) } ?? 0
        for period in shares ? first..<first + 1 : 0..<tiers.count {
            var ends: [PlanBound] = []
            for tier in tiers[period].dropLast() { ends.append(try bound(tier)) }
            bounds.append(ends)
        }
        return PlanEnergyCharge.Part(
            tierCount: count, prices: prices, bounds: bounds, hourly: hourly, rates: rates,
            isHourly: hourly.contains { $0 != nil })
    }

    private func nanos(_ tier: EnergyTier) throws(TariffBillError) -> Int64 {
        guard let price = tier.price.stated?.nanosPerKilowattHour else { return 0 }
        guard price.magnitude <= PlanMaker.priceLimit.magnitude else {
            throw .priceTooLarge(charge: charge.id, clause: tier.clause)
        }
        return price
    }

    private func bound(_ tier: EnergyTier) throws(TariffBillError) -> PlanBound {
        PlanBound(
            own: try end(tier.limit, tier.unit),
            block: try tier.block.map { block throws(TariffBillError) in
                try end(block.limit, block.unit)
            })
    }

    /// Where a tier or block ends in this part; a limit for a month holds in a part of it in
    /// proportion to the days, to the nearest milliwatt-hour.
    private func end(
        _ limit: TierLimit?, _ unit: Tiering.Unit?
    ) throws(TariffBillError) -> PlanBound.End {
        guard let limit = limit.map({ Int128($0.millionths) }) else { return .none }
        let unit = unit ?? energy.tiering.unit
        let days = Int128(part.dates.count)
        let amount: Int128
        switch unit {
        case .kilowattHours, .kilowattHoursPerKilowatt:
            let share = try share()
            amount = (limit * Int128(share.days)).divided(
                by: Int128(share.of), .halfAwayFromZero)
        case .kilowattHoursPerDay, .kilowattHoursPerKilowattDay: amount = limit * days
        case .percentOfBaseline:
            let allowance = try maker.tariff.baseline(
                on: part.dates, territory: maker.inputs.territory, clause: charge.clause)
            amount = (limit * Int128(allowance.milliwattHours)).divided(
                by: 100_000_000, .halfAwayFromZero)
        }
        let isPerKilowatt =
            unit == .kilowattHoursPerKilowatt || unit == .kilowattHoursPerKilowattDay
        return PlanBound.End(amount: Int64(clamping: amount), isPerKilowatt: isPerKilowatt)
    }

    private func share() throws(TariffBillError) -> PlanShare {
        let period = maker.periods[part.month]
        if maker.tariff.regularDays.contains(period.count) {
            return PlanShare(days: part.dates.count, of: period.count)
        }
        return try maker.share(of: part.dates, in: period, charge: charge)
    }

    private func hourly(
        _ rate: Int, _ index: Int, known: inout [[Int]: HourlyPrice]
    ) throws(TariffBillError) -> HourlyPrice? {
        let tier = energy.rates[rate].tiers[index]
        guard tier.price.stated == nil else { return nil }
        if let price = known[[rate, index]] { return price }
        let made: HourlyPrice
        switch tier.price {
        case .fixed: return nil
        case .index(let index): made = try maker.hourly(index, layout, charge, tier.clause)
        case .blockAndIndex(let price):
            made = try maker.hourly(price, layout, charge, tier.clause)
        }
        known[[rate, index]] = made
        return made
    }
}
