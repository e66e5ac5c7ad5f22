internal import Quantities

extension BillMaker {
    /// Adds a percentage or minimum, once what it counts was added.
    mutating func addDerived(_ compiled: CompiledCharge) throws(TariffBillError) {
        switch compiled.charge.kind {
        case .percentage(let percentage): try add(percentage, compiled)
        case .minimum(let minimum): try addMinimum(minimum, compiled)
        case .fixed, .energy, .demand, .reactive: break
        }
    }

    /// A percentage that changes within the billing period counts by its days.
    private mutating func add(
        _ percentage: PercentageCharge, _ compiled: CompiledCharge
    ) throws(TariffBillError) {
        let charge = compiled.charge
        let base = try counted(by: charge)
        guard base != .zero else { return }
        for segment in compiled.segments(in: usage.period) {
            guard let index = segment.rates.first ?? nil else {
                throw tariff.noPrice(of: charge, on: segment.dates.start)
            }
            let rate = percentage.rates[index]
            let share = PlanShare(days: segment.dates.count, of: usage.period.count)
            try append(
                charge, dates: segment.dates,
                quantity: .part(rate.value, of: UnroundedMoney(base)), price: .none,
                unrounded: UnroundedMoney(femtos: share.of((base * rate.value).femtos)),
                clause: rate.clause)
        }
    }

    /// Adds what is missing to a year's minimum, in December, when the year is known.
    mutating func addYearlyMinimum(
        _ minimum: MinimumCharge, _ compiled: CompiledCharge
    ) throws(TariffBillError) {
        let charge = compiled.charge
        guard usage.period.end.adding(days: -1).month == 12,
            let amount = try whole(minimum.amounts, compiled)
        else { return }
        guard let before = usage.state.countedThisYear[charge.id] else {
            throw .notMeasured(
                "what the year's other months came to", charge: charge.id, clause: charge.clause)
        }
        let least = amount.value * 1
        let missing = least - before - UnroundedMoney(try counted(by: charge))
        guard missing > .zero else { return }
        try append(
            charge, dates: usage.period, quantity: .shortfall(of: least), price: .none,
            unrounded: missing, clause: amount.clause)
    }

    /// Reactive energy or power beyond what is free, as measured for the charge.
    ///
    /// For energy and peaks the measure is in kilovar-hours or kilovars, and the free part is
    /// of the real energy in kilowatt-hours, or of the demand; for the power factor it is the
    /// measured factor, and each hundredth below the free one costs the amount.
    mutating func add(
        _ reactive: ReactiveCharge, _ compiled: CompiledCharge
    ) throws(TariffBillError) {
        let charge = compiled.charge
        guard let amount = try whole(reactive.amounts, compiled) else { return }
        guard let measured = usage.reactive[charge.id] else {
            throw .notMeasured(
                reactive.basis == .powerFactor ? "the power factor" : "reactive readings",
                charge: charge.id, clause: charge.clause)
        }
        let free = Int128(reactive.free?.billionths ?? 0)
        let billionths: Int128
        switch reactive.basis {
        case .powerFactor: billionths = max(0, free - Int128(measured.billionths)) * 100
        case .energy:
            var real = Energy.zero
            for energy in try imported.energy(on: usage.period, timeOfUse: nil, for: charge) {
                do { real = try real.adding(energy) } catch { throw .tooLarge(error) }
            }
            // A milliwatt-hour is a millionth of a kilowatt-hour.
            let allowed = (Int128(real.milliwattHours) * free).divided(
                by: 1_000_000, .halfAwayFromZero)
            billionths = max(0, Int128(measured.billionths) - allowed)
        case .peak:
            let powers = usage.demands.values.joined()
            let demand = Int128(powers.map(\.milliwatts).max() ?? 0)
            let allowed = (demand * free).divided(by: 1_000_000, .halfAwayFromZero)
            billionths = max(0, Int128(measured.billionths) - allowed)
        }
        guard billionths > 0 else { return }
        let units = Ratio(billionths: Int64(clamping: billionths))
        // A billionth of a unit at a billionth of the currency is 10⁻¹⁸: 10⁻³ femtos.
        let femtos = (Int128(units.billionths) * Int128(amount.value.nanos)).divided(
            by: 1_000, .halfEven)
        try append(
            charge, dates: usage.period, quantity: .units(units, of: reactive.basis.rawValue),
            price: .perUnit(amount.value), unrounded: UnroundedMoney(femtos: femtos),
            clause: amount.clause)
    }
}
