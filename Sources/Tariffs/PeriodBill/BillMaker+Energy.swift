internal import Quantities

extension BillMaker {
    mutating func add(
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
                throw tariff.noPrice(of: charge, on: segment.dates.start)
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
        let allowance =
            tiering.unit == .percentOfBaseline
            ? try tariff.baseline(
                on: dates, territory: usage.inputs.territory, clause: tariff.clause) : .zero
        let limits = rates.map { rate in
            rate.tiers.map { tier in
                tier.limit.map {
                    tiering.unit.energy(
                        $0, dates: dates, billing: usage.period, allowance: allowance)
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
        _ limit: TierLimit, dates: DatePeriod, billing: DatePeriod, allowance: Energy
    ) -> Energy {
        if self == .percentOfBaseline {
            let part = Int128(limit.millionths) * Int128(allowance.milliwattHours)
            return Energy(
                milliwattHours: Int64(clamping: part.divided(by: 100_000_000, .halfAwayFromZero)))
        }
        let days = Int128(limit.millionths) * Int128(dates.count)
        let whole =
            self == .kilowattHours
            ? days.divided(by: Int128(billing.count), .halfAwayFromZero) : days
        return Energy(milliwattHours: Int64(clamping: whole))
    }
}
