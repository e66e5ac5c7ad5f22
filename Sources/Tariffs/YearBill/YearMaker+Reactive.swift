internal import Quantities

/// A charge for reactive power laid out over billing periods.
struct PlanReactive: Sendable {
    /// Which of the tariff's charges it is.
    let index: Int
    let basis: ReactiveCharge.Basis
    let free: Int64
    /// -1 where the utility owes it.
    let sign: Int128
    /// One for each billing period, nil where it does not apply.
    let months: [Dated<ChargeAmount>?]
}

extension PlanMaker {
    func reactiveCharges() throws(TariffBillError) -> [PlanReactive] {
        var made: [PlanReactive] = []
        for (index, compiled) in compiled.enumerated() {
            guard case .reactive(let reactive) = compiled.charge.kind else { continue }
            var months: [Dated<ChargeAmount>?] = []
            for period in periods {
                months.append(try whole(reactive.amounts, compiled, in: period))
            }
            made.append(
                PlanReactive(
                    index: index, basis: reactive.basis,
                    free: reactive.free?.billionths ?? 0,
                    sign: compiled.charge.direction == .credit ? -1 : 1, months: months))
        }
        return made
    }

    /// The amount of a whole billing period, nil where there is none.
    ///
    /// Throws where it changes within the period, for no reading tells its parts.
    private func whole(
        _ amounts: [Dated<ChargeAmount>], _ compiled: CompiledCharge, in period: DatePeriod
    ) throws(TariffBillError) -> Dated<ChargeAmount>? {
        guard let first = compiled.segments(in: period).first else { return nil }
        let charge = compiled.charge
        guard first.dates == period else {
            let change =
                first.dates.start > period.start ? first.dates.start : first.dates.end
            throw .amountChanges(charge: charge.id, on: change, clause: charge.clause)
        }
        guard let index = first.rates.first ?? nil else {
            throw noPrice(of: charge, on: period.start)
        }
        return amounts[index]
    }
}

extension YearMaker {
    /// Adds reactive energy, power or points of the power factor beyond what is free.
    ///
    /// The free part of energy is of what was drawn, that of power of the billing demand.
    mutating func addReactive(
        _ month: Int, to bill: inout MonthBill
    ) throws(TariffBillError) {
        guard let readings = reactive?.months[month] else { return }
        for charge in plan.reactive {
            guard let amount = charge.months[month] else { continue }
            let units = beyondFree(charge, readings, bill)
            guard units > 0 else { continue }
            // A billionth of a unit at a billionth of the currency is 10⁻¹⁸: 10⁻³ femtos.
            let femtos =
                charge.sign
                * (units * Int128(amount.value.nanos)).divided(by: 1_000, .halfEven)
            amounts[charge.index] += femtos
            bill.other += UnroundedMoney(femtos: femtos)
            try append(
                charge.index, dates: bill.period,
                quantity: .units(
                    Ratio(billionths: Int64(clamping: units)), of: charge.basis.rawValue),
                price: .perUnit(amount.value), femtos: femtos, clause: amount.clause)
        }
    }

    /// Billionths of a unit, at most what an integer of 64 bits holds.
    private mutating func beyondFree(
        _ charge: PlanReactive, _ readings: ReactiveReadings.Month, _ bill: MonthBill
    ) -> Int128 {
        let free = Int128(charge.free)
        let measured: Int128
        let allowed: Int128
        switch charge.basis {
        case .powerFactor:
            let factor = ReactiveEnergy(millivarHours: readings.millivarHours)
                .powerFactor(of: bill.imported)
            return max(0, free - Int128(factor.billionths)) * 100
        case .energy:
            measured = Int128(readings.millivarHours) * 1_000
            allowed = Int128(bill.imported.milliwattHours) * free
        case .peak:
            measured = (Int128(readings.most) * 3_600_000).divided(
                by: Int128(plan.step), .halfAwayFromZero)
            let demand = plan.demand.isEmpty ? bill.peak : bill.billingDemand
            allowed = Int128(demand.milliwatts) * free
        }
        let beyond = measured - allowed.divided(by: 1_000_000, .halfAwayFromZero)
        return min(Int128(Int64.max), max(0, beyond))
    }
}
