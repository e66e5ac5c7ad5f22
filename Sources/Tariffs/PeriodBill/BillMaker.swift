internal import Quantities

extension CompiledTariff {
    /// The bill of one billing period.
    ///
    /// Every line is rounded once, by its charge's rule or the tariff's; the total is the
    /// sum of the rounded lines. Lines for no energy are left out.
    public func bill(for usage: TariffUsage) throws(TariffBillError) -> TariffBill {
        let period = usage.period
        guard period.intersection(tariff.effective) == period else {
            throw .notInForce(tariff.id, effective: tariff.effective, period: period)
        }
        guard period.intersection(dates) == period else {
            throw .notCompiled(dates, period: period)
        }
        guard usage.meters > 0 else { throw .meterCount(usage.meters) }
        var maker = try BillMaker(self, usage: usage)
        for charge in charges { try maker.add(charge) }
        for index in tariff.derivedOrder { try maker.addDerived(charges[index]) }
        do {
            return try TariffBill(
                tariff: tariff.id, period: period, lines: maker.lines, accepted: accepted)
        } catch {
            throw .tooLarge(error)
        }
    }
}

/// Writes the lines of one bill.
struct BillMaker {
    let compiled: CompiledTariff
    let tariff: Tariff
    let usage: TariffUsage
    var imported: UsageReader
    var exported: UsageReader
    private(set) var lines: [TariffBill.Line] = []
    /// The lines of charges that go by readings one by one, once one of them was met.
    var lineByReadings: [TariffBill.Line]?

    init(_ compiled: CompiledTariff, usage: TariffUsage) throws(TariffBillError) {
        self.compiled = compiled
        tariff = compiled.tariff
        self.usage = usage
        imported = try UsageReader(usage.imported, period: usage.period, tariff: compiled)
        exported = try UsageReader(usage.exported, period: usage.period, tariff: compiled)
    }

    mutating func add(_ compiled: CompiledCharge) throws(TariffBillError) {
        switch compiled.charge.kind {
        case .fixed(let fixed): try add(fixed, compiled)
        case .energy(let energy) where energy.goesByReadings:
            try addByReadings(compiled.charge)
        case .energy(let energy):
            for segment in compiled.segments(in: usage.period) {
                try add(energy, compiled, segment)
            }
        case .demand(let demand):
            if let stated = usage.demands[compiled.charge.id] {
                try add(demand, compiled, stated: stated)
            } else {
                try addByReadings(compiled.charge)
            }
        case .reactive(let reactive): try add(reactive, compiled)
        case .percentage, .minimum: break
        }
    }

    /// Appends a line; `unrounded` is what the charge comes to, whoever owes it, and `year` what
    /// it is a twelfth of.
    mutating func append(
        _ charge: Charge, dates: DatePeriod, period: String? = nil, tier: Int? = nil,
        quantity: TariffBill.Quantity, price: TariffBill.Price, unrounded: UnroundedMoney,
        ofYear year: UnroundedMoney? = nil, clause: Clause
    ) throws(TariffBillError) {
        let isCredit = charge.direction == .credit
        let signed = isCredit ? -unrounded : unrounded
        let rounding = charge.rounding ?? tariff.rounding
        let amount: Money
        do {
            if let year {
                amount = try YearParts.part(
                    of: isCredit ? -year : year, month: monthOfYear, rounding)
            } else {
                amount = try signed.rounded(rounding)
            }
        } catch {
            throw .tooLarge(error)
        }
        lines.append(
            TariffBill.Line(
                charge: charge.id, name: charge.name, component: charge.component,
                category: charge.category, dates: dates, period: period,
                periodName: period.flatMap(tariff.calendar.periodName), tier: tier,
                quantity: quantity, price: price, unrounded: signed, amount: amount,
                rounding: rounding, clause: clause))
    }

    /// The month that most of the billing period lies in.
    private var monthOfYear: Int {
        usage.period.start.adding(days: usage.period.count / 2).month
    }

    /// Appends a line that was made elsewhere.
    mutating func append(_ line: TariffBill.Line) { lines.append(line) }

    func checkRegular() throws(TariffBillError) {
        guard tariff.regularDays.contains(usage.period.count) else {
            throw .irregularPeriod(usage.period, regular: tariff.regularDays)
        }
    }
}

// MARK: - Fixed charges and minimums

extension BillMaker {
    private mutating func add(
        _ fixed: FixedCharge, _ compiled: CompiledCharge
    ) throws(TariffBillError) {
        let charge = compiled.charge
        if fixed.basis == .day {
            for segment in compiled.segments(in: usage.period) {
                let amount = try dated(fixed.amounts, segment, charge)
                try append(
                    charge, dates: segment.dates, quantity: .days(segment.dates.count),
                    price: .perUnit(amount.value),
                    unrounded: amount.value * segment.dates.count, clause: amount.clause)
            }
            return
        }
        guard let amount = try whole(fixed.amounts, compiled) else { return }
        if fixed.basis != .bill { try checkRegular() }
        let count = fixed.basis == .meter ? usage.meters : 1
        let quantity: TariffBill.Quantity =
            switch fixed.basis {
            case .month: .months(1)
            case .year: .yearParts(1)
            case .bill: .bills(1)
            case .meter: .meters(count)
            case .day: .days(count)
            }
        let due = amount.value * count
        let isYearly = fixed.basis == .year
        try append(
            charge, dates: usage.period, quantity: quantity, price: .perUnit(amount.value),
            unrounded: isYearly
                ? UnroundedMoney(femtos: due.femtos.divided(by: 12, .halfEven)) : due,
            ofYear: isYearly ? due : nil, clause: amount.clause)
    }

    /// Appends what is missing to a minimum, where something is.
    ///
    /// Credits do not count against a minimum unless it names them.
    mutating func addMinimum(
        _ minimum: MinimumCharge, _ compiled: CompiledCharge
    ) throws(TariffBillError) {
        if minimum.basis == .year {
            try addYearlyMinimum(minimum, compiled)
            return
        }
        var least = UnroundedMoney.zero
        var clause = compiled.charge.clause
        if minimum.basis == .day {
            for segment in compiled.segments(in: usage.period) {
                let amount = try dated(minimum.amounts, segment, compiled.charge)
                least += amount.value * segment.dates.count
                clause = amount.clause
            }
        } else {
            guard let amount = try whole(minimum.amounts, compiled) else { return }
            try checkRegular()
            least = amount.value * 1
            clause = amount.clause
        }
        let sum = try counted(by: compiled.charge)
        let missing = least - UnroundedMoney(sum)
        guard missing > .zero else { return }
        try append(
            compiled.charge, dates: usage.period, quantity: .shortfall(of: least),
            price: .none, unrounded: missing, clause: clause)
    }

    /// What the lines of the charges come to that a percentage or minimum counts.
    func counted(by charge: Charge) throws(TariffBillError) -> Money {
        let counted = Set(tariff.charges.filter { charge.counts($0) }.map(\.id))
        var sum = Money.zero
        do {
            for line in lines where counted.contains(line.charge) {
                sum = try sum.adding(line.amount)
            }
        } catch {
            throw .tooLarge(error)
        }
        return sum
    }

    /// The amount of all the billing period, nil where the charge does not apply to it.
    func whole(
        _ amounts: [Dated<ChargeAmount>], _ compiled: CompiledCharge
    ) throws(TariffBillError) -> Dated<ChargeAmount>? {
        let segments = compiled.segments(in: usage.period)
        guard let first = segments.first else { return nil }
        guard first.dates == usage.period else {
            let change =
                first.dates.start > usage.period.start ? first.dates.start : first.dates.end
            throw .amountChanges(
                charge: compiled.charge.id, on: change, clause: compiled.charge.clause)
        }
        return try dated(amounts, first, compiled.charge)
    }

    private func dated(
        _ amounts: [Dated<ChargeAmount>], _ segment: CompiledCharge.Segment, _ charge: Charge
    ) throws(TariffBillError) -> Dated<ChargeAmount> {
        guard let index = segment.rates.first ?? nil else {
            throw tariff.noPrice(of: charge, on: segment.dates.start)
        }
        return amounts[index]
    }
}
