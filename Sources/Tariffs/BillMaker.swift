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
        for charge in charges { try maker.addMinimum(charge) }
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
    private let tariff: Tariff
    private let usage: TariffUsage
    private var imported: UsageReader
    private var exported: UsageReader
    private(set) var lines: [TariffBill.Line] = []

    init(_ compiled: CompiledTariff, usage: TariffUsage) throws(TariffBillError) {
        tariff = compiled.tariff
        self.usage = usage
        imported = try UsageReader(usage.imported, period: usage.period, tariff: compiled)
        exported = try UsageReader(usage.exported, period: usage.period, tariff: compiled)
    }

    mutating func add(_ compiled: CompiledCharge) throws(TariffBillError) {
        switch compiled.charge.kind {
        case .fixed(let fixed): try add(fixed, compiled)
        case .energy(let energy):
            for segment in compiled.segments(in: usage.period) {
                try add(energy, compiled, segment)
            }
        case .demand, .reactive, .percentage, .minimum: break
        }
    }

    /// Appends a line; `unrounded` is what the charge comes to, whoever owes it.
    private mutating func append(
        _ charge: Charge, dates: DatePeriod, period: String? = nil, tier: Int? = nil,
        quantity: TariffBill.Quantity, price: TariffBill.Price, unrounded: UnroundedMoney,
        clause: Clause
    ) throws(TariffBillError) {
        let signed = charge.direction == .credit ? -unrounded : unrounded
        let rounding = charge.rounding ?? tariff.rounding
        let amount: Money
        do { amount = try signed.rounded(rounding) } catch { throw .tooLarge(error) }
        lines.append(
            TariffBill.Line(
                charge: charge.id, name: charge.name, component: charge.component,
                category: charge.category, dates: dates, period: period, tier: tier,
                quantity: quantity, price: price, unrounded: signed, amount: amount,
                rounding: rounding, clause: clause))
    }

    private func checkRegular() throws(TariffBillError) {
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
        try append(
            charge, dates: usage.period, quantity: quantity, price: .perUnit(amount.value),
            unrounded: fixed.basis == .year
                ? UnroundedMoney(femtos: (amount.value * 1).femtos.divided(by: 12, .halfEven))
                : amount.value * count, clause: amount.clause)
    }

    /// Appends what is missing to a minimum, where something is.
    ///
    /// Credits do not count against a minimum unless it names them.
    mutating func addMinimum(_ compiled: CompiledCharge) throws(TariffBillError) {
        guard case .minimum(let minimum) = compiled.charge.kind else { return }
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
        let counted = Set(
            tariff.charges.filter { minimum.counts($0) }.map(\.id))
        var sum = Money.zero
        do {
            for line in lines where counted.contains(line.charge) {
                sum = try sum.adding(line.amount)
            }
        } catch {
            throw .tooLarge(error)
        }
        let missing = least - UnroundedMoney(sum)
        guard missing > .zero else { return }
        try append(
            compiled.charge, dates: usage.period, quantity: .shortfall(of: least),
            price: .none, unrounded: missing, clause: clause)
    }

    /// The amount of all the billing period, nil where the charge does not apply to it.
    private func whole(
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
            throw .noPrice(charge: charge.id, on: segment.dates.start, clause: charge.clause)
        }
        return amounts[index]
    }
}

extension MinimumCharge {
    fileprivate func counts(_ charge: Charge) -> Bool {
        base.contains(charge)
            && (charge.direction == .charge || base.charges?.contains(charge.id) == true)
    }
}

// MARK: - Energy

extension BillMaker {
    private mutating func add(
        _ energy: EnergyCharge, _ compiled: CompiledCharge, _ segment: CompiledCharge.Segment
    ) throws(TariffBillError) {
        let charge = compiled.charge
        let used =
            switch energy.flow {
            case .imported:
                try imported.energy(
                    on: segment.dates, timeOfUse: compiled.timeOfUse, for: charge)
            case .exported:
                try exported.energy(
                    on: segment.dates, timeOfUse: compiled.timeOfUse, for: charge)
            }
        var rates: [EnergyRate] = []
        for index in segment.rates {
            guard let index else {
                throw .noPrice(
                    charge: charge.id, on: segment.dates.start, clause: charge.clause)
            }
            rates.append(energy.rates[index])
        }
        let parts = try tiers(energy.tiering, rates: rates, used: used, dates: segment.dates)
        for (period, rate) in rates.enumerated() {
            for (tier, energy) in zip(rate.tiers.indices, parts[period]) where energy != .zero {
                guard let price = rate.tiers[tier].price.stated else { continue }
                try append(
                    charge, dates: segment.dates,
                    period: compiled.timeOfUse?.periods[period].id,
                    tier: rate.tiers.count > 1 ? tier + 1 : nil, quantity: .energy(energy),
                    price: .perKilowattHour(price), unrounded: energy * price,
                    clause: rate.tiers[tier].clause)
            }
        }
    }

    /// How much of each period's use lies in each tier.
    private func tiers(
        _ tiering: Tiering, rates: [EnergyRate], used: [Energy], dates: DatePeriod
    ) throws(TariffBillError) -> [[Energy]] {
        guard rates.contains(where: { $0.tiers.count > 1 }) else { return used.map { [$0] } }
        if tiering.unit == .kilowattHours { try checkRegular() }
        let limits = rates.map { rate in
            rate.tiers.map { tier in
                tier.limit.map {
                    tiering.unit.energy($0, dates: dates, billing: usage.period)
                }
            }
        }
        do {
            switch tiering.scope {
            case .bill: return try TierFilling.fill(limits[0], with: used)
            case .period:
                var parts: [[Energy]] = []
                for (limits, used) in zip(limits, used) {
                    parts += try TierFilling.fill(limits, with: [used])
                }
                return parts
            }
        } catch {
            throw .tooLarge(error)
        }
    }
}

extension Tiering.Unit {
    /// Where a tier ends on `dates`, a part of the days of `billing`.
    ///
    /// A limit for a billing period that is cut by a change of price holds in each part in
    /// proportion to its days, as utilities prorate; to the nearest milliwatt-hour.
    fileprivate func energy(
        _ limit: TierLimit, dates: DatePeriod, billing: DatePeriod
    ) -> Energy {
        let days = Int128(limit.millionths) * Int128(dates.count)
        let whole =
            self == .kilowattHours
            ? days.divided(by: Int128(billing.count), .halfAwayFromZero) : days
        return Energy(milliwattHours: Int64(clamping: whole))
    }
}
