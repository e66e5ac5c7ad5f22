internal import JSONParsing
internal import Quantities
internal import Tariffs

// MARK: - Structures with hours

extension URDBReader {
    /// The structure of `energy` or `demand` and its hours, nil where the rate has none.
    func scheduled(_ kind: String, priceLimit: Int64) -> URDBScheduled? {
        let weekday = rate["\(kind)weekdayschedule"]
        let weekend = rate["\(kind)weekendschedule"]
        guard let value = rate["\(kind)ratestructure"],
            let structure = URDBStructure(value, priceLimit: priceLimit)
        else {
            for schedule in [weekday, weekend].compactMap(\.self) where !schedule.saysNothing {
                schedule.report("there is no /\(kind)ratestructure with its periods")
            }
            return nil
        }
        guard
            let schedule = URDBSchedule(of: structure, weekday: weekday, weekend: weekend)
        else { return nil }
        let used = schedule.periods
        for (index, period) in structure.periods.enumerated() {
            if !used.contains(index) {
                period.value.remark("no hour is in this period, it was left out")
            } else if period.isEmpty {
                period.value.report("the period has no tier")
            }
        }
        return URDBScheduled(structure: structure, schedule: schedule)
    }

    /// The time-of-use schedule, where some month has more than one period.
    func timeOfUse(_ id: String, of part: URDBScheduled, in year: URDBYear) -> TimeOfUse? {
        part.hasTimeOfUse ? part.schedule.timeOfUse(id, of: part.structure, in: year) : nil
    }
}

extension URDBScheduled {
    var hasTimeOfUse: Bool {
        (0..<12).contains { schedule.periods(ofMonth: $0).count > 1 }
    }

    /// The seasons in which some hour is in `period`.
    func seasons(with period: Int, in year: URDBYear) -> Set<Int> {
        year.seasons { schedule.periods(ofMonth: $0).contains(period) }
    }
}

// MARK: - Energy

extension URDBReader {
    /// The charge for energy, and the one for energy exported where tiers have `sell` prices.
    func energyCharges(_ energy: URDBScheduled, in year: URDBYear) -> [Charge] {
        guard let blocks = URDBBlocks(energy, in: year) else { return [] }
        let clause = energy.structure.value.clause("energy")
        let charge = Charge(
            id: "energy", name: "Energy", component: component,
            kind: energyKind(energy, blocks, in: year) { $0.nanos }, clause: clause)
        let used = energy.schedule.periods.flatMap { energy.structure.periods[$0].tiers }
        guard used.contains(where: { $0.sell != nil }) else { return [charge] }
        let sell = Charge(
            id: "sell", name: "Energy sold to the utility", component: .export,
            category: .buyBack, direction: .credit,
            kind: energyKind(energy, blocks, in: year, flow: .exported) { $0.sell ?? 0 },
            clause: energy.structure.value.clause("sell"))
        return [charge, sell]
    }

    private func energyKind(
        _ energy: URDBScheduled, _ blocks: URDBBlocks, in year: URDBYear,
        flow: EnergyCharge.Flow = .imported, price: (URDBStructure.Tier) -> Int64
    ) -> ChargeKind {
        let id = flow == .imported ? "energy" : "sell"
        var rates: [EnergyRate] = []
        for index in energy.schedule.periods {
            let period = energy.structure.periods[index]
            for (grid, seasons) in blocks.grids(of: index, in: year, energy: energy) {
                let tiers = period.tiers(cutAt: grid).map { block, tier in
                    EnergyTier(
                        upTo: block?.limit.map(TierLimit.init(millionths:)),
                        price: .fixed(EnergyPrice(nanosPerKilowattHour: price(tier))),
                        unit: block.flatMap { $0.unit == blocks.unit ? nil : $0.unit },
                        block: block?.outer.map { outer in
                            TierBlock(
                                upTo: TierLimit(millionths: outer.limit),
                                unit: outer.unit == blocks.unit ? nil : outer.unit)
                        },
                        clause: tier.value.clause(id, quoting: true))
                }
                rates.append(
                    EnergyRate(
                        seasons: year.names(of: seasons),
                        periods: energy.hasTimeOfUse ? ["energy-\(index)"] : nil, dates: dates,
                        tiers: tiers, clause: period.value.clause(id)))
            }
        }
        return .energy(
            EnergyCharge(
                flow: flow, timeOfUse: energy.hasTimeOfUse ? "energy" : nil,
                tiering: Tiering(unit: blocks.unit), rates: rates))
    }

    /// What the charges for energy and demand are for.
    var component: ChargeComponent {
        switch service {
        case .bundled: .bundled
        case .delivery: .delivery
        case .supply: .supply
        }
    }
}

// MARK: - Fuel

extension URDBReader {
    /// The twelve fuel adjustments, nil where there are none.
    func fuelAdjustments() -> URDBFuel? {
        guard let value = rate["fueladjustmentsmonthly"], !value.saysNothing,
            let months = value.elements
        else { return nil }
        guard months.count == 12 else {
            value.report("expected 12 months, found \(months.count)")
            return nil
        }
        let nanos = months.compactMap { $0.nanos(limit: Self.energyLimit) }
        return nanos.count == 12 ? URDBFuel(value: value, months: months, nanos: nanos) : nil
    }

    func fuelCharge(_ fuel: URDBFuel, in year: URDBYear) -> [Charge] {
        let id = "fuel-adjustment"
        let rates = year.seasons.enumerated().map { index, season in
            let month = season.months[0]
            let clause = fuel.months[month].clause(id, quoting: true)
            let price = EnergyPrice(nanosPerKilowattHour: fuel.nanos[month])
            return EnergyRate(
                seasons: year.names(of: [index]), dates: dates,
                tiers: [EnergyTier(upTo: nil, price: .fixed(price), clause: clause)],
                clause: clause)
        }
        return [
            Charge(
                id: id, name: "Fuel adjustment", component: .adjustment, category: .rider,
                kind: .energy(EnergyCharge(rates: rates)), clause: fuel.value.clause(id))
        ]
    }
}

/// What fuel adds to each kilowatt-hour, by month.
struct URDBFuel {
    let value: URDBValue
    let months: [URDBValue]
    let nanos: [Int64]
}
