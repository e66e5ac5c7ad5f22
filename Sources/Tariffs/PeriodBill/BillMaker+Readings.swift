internal import Quantities

extension EnergyCharge {
    /// Whether it goes by readings one by one: sums of days do not say what it comes to.
    var goesByReadings: Bool {
        guard flow == .imported else { return false }
        if event != nil { return true }
        let tiers = rates.flatMap(\.tiers)
        if tiers.contains(where: {
            $0.price.stated == nil || $0.unit != nil || $0.block != nil
        }) {
            return true
        }
        guard rates.contains(where: { $0.tiers.count > 1 }) else { return false }
        switch tiering.unit {
        case .kilowattHoursPerKilowatt, .kilowattHoursPerKilowattDay: return true
        case .kilowattHours, .kilowattHoursPerDay, .percentOfBaseline:
            return tiering.fill == .timeOrder && timeOfUse != nil
        }
    }
}

extension BillMaker {
    /// Adds the lines of a charge that goes by readings one by one.
    mutating func addByReadings(_ charge: Charge) throws(TariffBillError) {
        let lines: [TariffBill.Line]
        if let known = lineByReadings {
            lines = known
        } else {
            lines = try plannedLines(for: charge)
            lineByReadings = lines
        }
        for line in lines where line.charge == charge.id { append(line) }
    }

    /// The lines of a plan of this one billing period.
    private func plannedLines(for charge: Charge) throws(TariffBillError) -> [TariffBill.Line] {
        guard case .intervals(let series) = usage.imported, let first = series.first else {
            throw .notMeasured("readings of the meter", charge: charge.id, clause: charge.clause)
        }
        guard let range = compiled.range(of: usage.period) else {
            throw .notCompiled(compiled.dates, period: usage.period)
        }
        var load: [Energy] = []
        for series in series.sorted(by: { $0.start < $1.start }) {
            guard series.step == first.step else {
                throw .profileStep(found: series.step, expected: first.step)
            }
            for (index, energy) in series.energies.enumerated() {
                let start = series.start.adding(seconds: Int64(index * series.step))
                if range.contains(start) { load.append(energy) }
            }
        }
        var inputs = usage.inputs
        inputs.accepting.formUnion(compiled.accepted.map(\.name))
        let plan = try BillingPlan(
            tariff, periods: [usage.period], calendar: .real(compiled.zone), step: first.step,
            inputs: inputs)
        // What is stated of reactive power is billed beside the plan, which need not know it.
        let none = ReactiveEnergy(millivarHours: 0)
        let reactive = plan.reactive.isEmpty ? [] : load.map { _ in none }
        let bill = try plan.bill(
            for: Profile(load: load, reactive: reactive, step: first.step, start: range.start),
            from: usage.state, meters: usage.meters)
        return bill.months.first?.lines ?? []
    }

    /// Adds a demand charge for a billing demand read off the meter.
    mutating func add(
        _ demand: DemandCharge, _ compiled: CompiledCharge, stated: [Power]
    ) throws(TariffBillError) {
        let charge = compiled.charge
        let periods = compiled.timeOfUse?.periods
        guard stated.count == periods?.count ?? 1, stated.allSatisfy({ $0 >= .zero }) else {
            throw .notMeasured(
                "the demand of each of its periods", charge: charge.id, clause: charge.clause)
        }
        try checkRegular()
        for segment in compiled.segments(in: usage.period) {
            let share = PlanShare(days: segment.dates.count, of: usage.period.count)
            for (period, rate) in segment.rates.enumerated() {
                guard let rate else {
                    throw tariff.noPrice(of: charge, on: segment.dates.start)
                }
                var floor: Int64 = 0
                let power = stated[period].milliwatts
                let tiers = demand.rates[rate].tiers
                for (tier, price) in tiers.enumerated() where power > floor {
                    let limit = price.limit?.milliwatts ?? .max
                    let block = min(power, limit) - floor
                    floor = limit
                    let femtos = Int128(block) * Int128(price.amount.nanos)
                    guard femtos != 0 else { continue }
                    try append(
                        charge, dates: segment.dates, period: periods?[period].id,
                        tier: tiers.count > 1 ? tier + 1 : nil,
                        quantity: .power(Power(milliwatts: block)),
                        price: .perUnit(price.amount),
                        unrounded: UnroundedMoney(femtos: share.of(femtos)),
                        clause: price.clause)
                }
            }
        }
    }
}
