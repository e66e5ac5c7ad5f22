internal import Quantities

// MARK: - Demand

extension PlanMaker {
    func demandCharges(_ layout: PlanLayout) throws(TariffBillError) -> [PlanDemandCharge] {
        var made: [PlanDemandCharge] = []
        for (index, compiled) in compiled.enumerated() {
            guard case .demand(let demand) = compiled.charge.kind else { continue }
            var slots = 0..<1
            if case .byPeriod(let id) = demand.peak,
                let schedule = layout.demandSchedules.firstIndex(where: { $0.id == id })
            {
                let first = layout.slotStarts[schedule]
                slots = first..<first + layout.demandSchedules[schedule].periods.count
            }
            var months: [[PlanDemandCharge.Segment]] = []
            for month in periods.indices {
                months.append(try segments(of: compiled, demand, month: month, layout))
            }
            let window = demand.windowMinutes * 60
            made.append(
                PlanDemandCharge(
                    index: index, slots: slots, isByPeriod: slots != 0..<1,
                    window: window % step == 0 ? max(1, window / step) : 1,
                    coincident: try coincident(demand, compiled.charge, layout),
                    ratchet: demand.ratchet,
                    minimum: max(
                        0, demand.minimum?.milliwatts ?? 0,
                        demand.ratchet?.minimum?.milliwatts ?? 0),
                    sign: compiled.charge.direction == .credit ? -1 : 1, months: months))
        }
        return made
    }

    private func segments(
        of compiled: CompiledCharge, _ demand: DemandCharge, month: Int, _ layout: PlanLayout
    ) throws(TariffBillError) -> [PlanDemandCharge.Segment] {
        let charge = compiled.charge
        var segments: [PlanDemandCharge.Segment] = []
        for segment in compiled.segments(in: periods[month]) {
            let parts = layout.months[month].filter {
                segment.dates.contains(layout.parts[$0].dates.start)
            }
            guard let first = parts.first, let last = parts.last else { continue }
            var rates: [Int] = []
            for rate in segment.rates {
                guard let rate else {
                    throw noPrice(of: charge, on: segment.dates.start)
                }
                rates.append(rate)
            }
            for tier in rates.flatMap({ demand.rates[$0].tiers })
            where tier.amount.nanos.magnitude > ChargeAmount.inputLimit.nanos.magnitude {
                throw .priceTooLarge(charge: charge.id, clause: tier.clause)
            }
            segments.append(
                PlanDemandCharge.Segment(
                    dates: segment.dates, parts: first..<last + 1,
                    share: try share(of: segment.dates, in: periods[month], charge: charge),
                    rates: rates,
                    tiers: rates.map { rate in
                        demand.rates[rate].tiers.map { tier in
                            (tier.limit.map { max(0, $0.milliwatts) } ?? .max, tier.amount.nanos)
                        }
                    }))
        }
        return segments
    }

    private func coincident(
        _ demand: DemandCharge, _ charge: Charge, _ layout: PlanLayout
    ) throws(TariffBillError) -> [[Int]]? {
        guard case .coincident(let system) = demand.peak else { return nil }
        guard let peaks = inputs.systemPeaks[system] else {
            throw .noSystemPeak(system, charge: charge.id, clause: charge.clause)
        }
        var months = [[Int]](repeating: [], count: periods.count)
        for peak in peaks {
            let seconds = peak.seconds(since: layout.start)
            guard seconds >= 0, seconds / Int64(step) < Int64(layout.count) else { continue }
            let interval = Int(seconds / Int64(step))
            let part = Int(layout.runParts[layout.run(of: interval)])
            months[layout.parts[part].month].append(interval)
        }
        return months
    }
}

// MARK: - Fixed charges, percentages and minimums

extension PlanMaker {
    /// The fixed charges of each month.
    func fixedCharges() throws(TariffBillError) -> [[PlanFixed]] {
        var months: [[PlanFixed]] = []
        for period in periods {
            var made: [PlanFixed] = []
            for (index, compiled) in compiled.enumerated() {
                guard case .fixed(let fixed) = compiled.charge.kind else { continue }
                for segment in compiled.segments(in: period) {
                    made.append(try self.fixed(fixed, index, segment, in: period))
                }
            }
            months.append(made)
        }
        return months
    }

    private func fixed(
        _ fixed: FixedCharge, _ index: Int, _ segment: CompiledCharge.Segment,
        in period: DatePeriod
    ) throws(TariffBillError) -> PlanFixed {
        let charge = tariff.charges[index]
        let amount = try dated(fixed.amounts, segment, charge)
        let nanos = Int128(amount.value.nanos) * 1_000_000
        let femtos: Int128
        let quantity: TariffBill.Quantity
        switch fixed.basis {
        case .day where calendar.isPlain:
            femtos = (nanos * 365).divided(by: 12, .halfEven)
            quantity = .plainDays
        case .day:
            femtos = nanos * Int128(segment.dates.count)
            quantity = .days(segment.dates.count)
        case .bill:
            // One bill has one such amount, by its share of days where it changes.
            femtos = PlanShare(days: segment.dates.count, of: period.count).of(nanos)
            quantity = .bills(1)
        case .month, .meter, .year:
            let due = try share(of: segment.dates, in: period, charge: charge).of(nanos)
            femtos = fixed.basis == .year ? due.divided(by: 12, .halfEven) : due
            quantity =
                fixed.basis == .month
                ? .months(1) : fixed.basis == .meter ? .meters(1) : .yearParts(1)
        }
        return PlanFixed(
            index: index, femtos: charge.direction == .credit ? -femtos : femtos,
            isPerMeter: fixed.basis == .meter, dates: segment.dates, quantity: quantity,
            amount: amount.value, clause: amount.clause)
    }

    private func dated<Value>(
        _ amounts: [Dated<Value>], _ segment: CompiledCharge.Segment, _ charge: Charge
    ) throws(TariffBillError) -> Dated<Value> {
        guard let index = segment.rates.first ?? nil else {
            throw noPrice(of: charge, on: segment.dates.start)
        }
        return amounts[index]
    }

    /// Percentages and minimums, each after those it counts.
    func derivedCharges() throws(TariffBillError) -> [PlanDerived] {
        var made: [PlanDerived] = []
        for index in tariff.derivedOrder {
            let charge = tariff.charges[index]
            let kind: PlanDerived.Kind
            switch charge.kind {
            case .percentage(let percentage):
                kind = .percentage(try percentages(percentage, compiled[index]))
            case .minimum(let minimum):
                let amounts = try minimums(minimum, compiled[index])
                kind = minimum.basis == .year ? .yearly(amounts) : .minimum(amounts)
            case .fixed, .energy, .demand, .reactive: continue
            }
            let counted = tariff.charges.indices.filter {
                charge.counts(tariff.charges[$0])
            }
            made.append(
                PlanDerived(
                    index: index, counted: counted,
                    countsAllEnergy: countsAllEnergy(Set(counted)), kind: kind,
                    sign: charge.direction == .credit ? -1 : 1))
        }
        return made
    }

    private func countsAllEnergy(_ counted: Set<Int>) -> Bool {
        tariff.charges.indices.allSatisfy { index in
            guard case .energy(let energy) = tariff.charges[index].kind else { return true }
            return energy.flow == .exported || counted.contains(index)
        }
    }

    /// The percentage of each month; one that changes within it counts by days.
    private func percentages(
        _ percentage: PercentageCharge, _ compiled: CompiledCharge
    ) throws(TariffBillError) -> [(ratio: Ratio, clause: Clause)?] {
        var months: [(ratio: Ratio, clause: Clause)?] = []
        for period in periods {
            var sum: Int128 = 0
            var clause: Clause?
            for segment in compiled.segments(in: period) {
                let rate = try dated(percentage.rates, segment, compiled.charge)
                sum += Int128(rate.value.billionths) * Int128(segment.dates.count)
                clause = rate.clause
            }
            let mean = sum.divided(by: Int128(period.count), .halfEven)
            months.append(clause.map { (Ratio(billionths: Int64(clamping: mean)), $0) })
        }
        return months
    }

    private func minimums(
        _ minimum: MinimumCharge, _ compiled: CompiledCharge
    ) throws(TariffBillError) -> [(femtos: Int128, clause: Clause)?] {
        var months: [(femtos: Int128, clause: Clause)?] = []
        for period in periods {
            var sum: Int128 = 0
            var clause: Clause?
            for segment in compiled.segments(in: period) {
                let amount = try dated(minimum.amounts, segment, compiled.charge)
                let nanos = Int128(amount.value.nanos) * 1_000_000
                clause = amount.clause
                switch minimum.basis {
                case .day where calendar.isPlain:
                    sum += (nanos * 365).divided(by: 12, .halfEven)
                case .day: sum += nanos * Int128(segment.dates.count)
                case .month:
                    sum += try share(of: segment.dates, in: period, charge: compiled.charge)
                        .of(nanos)
                case .year: sum = nanos
                }
            }
            months.append(clause.map { (sum, $0) })
        }
        return months
    }
}
