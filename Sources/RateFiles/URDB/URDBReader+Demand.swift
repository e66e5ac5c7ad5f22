internal import Diagnostics
internal import JSONParsing
internal import Quantities
internal import Tariffs

// MARK: - By hours

extension URDBReader {
    func demandCharge(
        _ demand: URDBScheduled, ratchet: Ratchet?, in year: URDBYear
    ) -> [Charge] {
        let id = "demand"
        let used = demand.schedule.periods
        guard
            let measure = URDBDemandMeasure(
                demand.structure, used, field: "demandrate", charge: id, in: rate)
        else { return [] }
        let rates = used.map { index in
            demandRate(
                demand.structure.periods[index], in: measure, of: id,
                periods: ["\(id)-\(index)"])
        }
        let kind = DemandCharge(
            peak: .byPeriod(timeOfUse: id), windowMinutes: windowMinutes, rates: rates,
            ratchet: ratchet)
        return [charge(id, "Demand by time of use", .demand(kind), of: demand.structure)]
    }

    private func demandRate(
        _ period: URDBStructure.Period, in measure: URDBDemandMeasure, of id: String,
        seasons: Set<String>? = nil, periods: Set<String>? = nil
    ) -> DemandRate {
        DemandRate(
            seasons: seasons, periods: periods, dates: dates,
            tiers: period.tiers.map { tier in
                DemandTier(
                    upTo: measure.limit(of: tier), amount: measure.amount(of: tier),
                    clause: tier.value.clause(id, quoting: true))
            }, clause: period.value.clause(id))
    }

    private func charge(
        _ id: String, _ name: String, _ kind: ChargeKind, of structure: URDBStructure
    ) -> Charge {
        Charge(
            id: id, name: name, component: component, kind: kind,
            clause: structure.value.clause(id))
    }

    private var windowMinutes: Int {
        guard let window = rate["demandwindow"], !window.saysNothing else {
            return options.demandWindowMinutes
        }
        return window.integer(in: 1...1_440) ?? options.demandWindowMinutes
    }
}

// MARK: - By months

extension URDBReader {
    func flatDemand() -> URDBMonthly? {
        guard let value = rate["flatdemandstructure"],
            let structure = URDBStructure(value, priceLimit: Self.amountLimit)
        else { return nil }
        guard let list = rate["flatdemandmonths"] else {
            guard structure.periods.count == 1 else {
                value.report("the months of its periods, /flatdemandmonths, are missing")
                return nil
            }
            return monthly(structure, Array(repeating: 0, count: 12))
        }
        guard let elements = list.elements else { return nil }
        guard elements.count == 12 else {
            list.report("expected 12 months, found \(elements.count)")
            return nil
        }
        var months: [Int] = []
        for element in elements {
            guard let period = element.integer(in: 0...9_999) else { return nil }
            guard period < structure.periods.count else {
                element.report(
                    "there is no period \(period), \(value.path) has 0 to "
                        + "\(structure.periods.count - 1)")
                return nil
            }
            months.append(period)
        }
        return monthly(structure, months)
    }

    /// The structure by months, whose used periods must have tiers.
    private func monthly(_ structure: URDBStructure, _ months: [Int]) -> URDBMonthly {
        for period in Set(months).sorted() where structure.periods[period].isEmpty {
            structure.periods[period].value.report("the period has no tier")
        }
        return URDBMonthly(structure: structure, months: months)
    }

    func flatDemandCharge(
        _ flat: URDBMonthly, ratchet: Ratchet?, in year: URDBYear
    ) -> [Charge] {
        let id = "flat-demand"
        let used = Set(flat.months).sorted()
        guard
            let measure = URDBDemandMeasure(
                flat.structure, used, field: "flatdemand", charge: id, in: rate)
        else { return [] }
        let kind = DemandCharge(
            peak: .greatest, windowMinutes: windowMinutes,
            rates: monthlyRates(flat, in: measure, of: id, in: year), ratchet: ratchet)
        return [charge(id, "Demand", .demand(kind), of: flat.structure)]
    }

    private func monthlyRates(
        _ part: URDBMonthly, in measure: URDBDemandMeasure, of id: String, in year: URDBYear
    ) -> [DemandRate] {
        Set(part.months).sorted().map { index in
            let seasons = year.seasons { part.months[$0] == index }
            return demandRate(
                part.structure.periods[index], in: measure, of: id,
                seasons: year.names(of: seasons))
        }
    }
}

// MARK: - At the peak of the system

extension URDBReader {
    /// The prices of demand at the utility's peak, which must be one in each month.
    func coincident() -> URDBMonthly? {
        guard let value = rate["coincidentratestructure"], !value.saysNothing,
            let structure = URDBStructure(value, priceLimit: Self.amountLimit)
        else { return nil }
        let schedule = rate["coincidentrateschedule"].map {
            URDBSchedule.rows($0, of: structure)
        }
        guard let rows = schedule ?? (structure.periods.count == 1 ? [] : nil) else {
            if rate["coincidentrateschedule"] == nil {
                value.refuse("coincidentratestructure", "when it is due is not said")
            }
            return nil
        }
        let priced = structure.periods.map { $0.tiers.contains { $0.nanos != 0 } }
        guard priced.contains(true) else { return nil }
        var months: [Int] = []
        for row in rows.isEmpty ? Array(repeating: [0], count: 12) : rows {
            // The hours without a price are those in which the system's peak cannot be.
            let found = Set(row)
            let prices = found.filter { priced[$0] }
            guard prices.count < 2, let period = prices.first ?? found.min() else {
                value.refuse("coincidentratestructure", "a month has several prices of it")
                return nil
            }
            months.append(period)
        }
        return monthly(structure, months)
    }

    func coincidentCharge(_ part: URDBMonthly, in year: URDBYear) -> [Charge] {
        let id = "coincident-demand"
        let used = Set(part.months).sorted()
        guard
            let measure = URDBDemandMeasure(
                part.structure, used, field: "coincidentrate", charge: id, in: rate)
        else { return [] }
        let kind = DemandCharge(
            peak: .coincident(with: "system"), windowMinutes: windowMinutes,
            rates: monthlyRates(part, in: measure, of: id, in: year))
        return [charge(id, "Demand at the system's peak", .demand(kind), of: part.structure)]
    }
}
