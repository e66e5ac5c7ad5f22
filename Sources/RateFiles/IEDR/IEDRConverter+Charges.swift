internal import Quantities
internal import Tariffs

extension IEDRConverter {
    /// Adds what a series costs on the days of its run.
    mutating func add(
        _ series: IEDRSeries, _ run: [IEDRGrid], _ schedule: TimeOfUse?
    ) throws(IEDRFault) {
        switch series.key.quantity {
        case .fixed(let basis):
            try addAmounts(series, run) { .fixed(FixedCharge(per: basis, amounts: $0)) }
        case .reactive(let basis):
            try addAmounts(series, run) {
                .reactive(ReactiveCharge(per: basis, free: nil, amounts: $0))
            }
        case .percentage(let components):
            let base = ChargeSelection(components: components)
            try addAmounts(series, run) { amounts in
                .percentage(
                    PercentageCharge(
                        of: base,
                        rates: amounts.map { amount in
                            Dated(
                                Ratio(billionths: amount.value.nanos / 100), dates: amount.dates,
                                clause: amount.clause)
                        }))
            }
        case .energy:
            let energy = try energy(series, run, schedule)
            append(series, .energy(energy), run, parts: run[0].presentParts)
        case .demand(let unit):
            let demand = try demand(unit, run, schedule)
            append(series, .demand(demand), run, parts: run[0].presentParts)
        }
    }

    private func energy(
        _ series: IEDRSeries, _ run: [IEDRGrid], _ schedule: TimeOfUse?
    ) throws(IEDRFault) -> EnergyCharge {
        var unit = Tiering.Unit.kilowattHours
        let rates = try rates(run, schedule) {
            (dates, seasons, period, cell) throws(IEDRFault) -> EnergyRate in
            guard cell.unit != .kilowatts else { throw IEDRFault("its tiers are by demand") }
            if cell.unit == .kilowattHoursPerDay { unit = .kilowattHoursPerDay }
            return EnergyRate(
                seasons: seasons, periods: period.map { [$0] }, dates: dates,
                tiers: zip(cell.tiers, cell.members).map { tier, member in
                    EnergyTier(
                        upTo: tier.upTo.map { TierLimit(millionths: Int64($0) * 1_000_000) },
                        price: .fixed(EnergyPrice(nanosPerKilowattHour: tier.nanos)),
                        clause: member.clause)
                }, clause: cell.members[0].clause)
        }
        return EnergyCharge(
            flow: series.key.component == .export ? .exported : .imported,
            timeOfUse: schedule?.id, tiering: Tiering(unit: unit), rates: rates)
    }

    /// A demand charge; the format does not say how long demand is measured, which stands
    /// to be accepted.
    private func demand(
        _ unit: DemandCharge.Unit, _ run: [IEDRGrid], _ schedule: TimeOfUse?
    ) throws(IEDRFault) -> DemandCharge {
        let rates = try rates(run, schedule) {
            (dates, seasons, period, cell) throws(IEDRFault) -> DemandRate in
            guard cell.unit == nil || cell.unit == .kilowatts else {
                throw IEDRFault("its tiers are by energy")
            }
            return DemandRate(
                seasons: seasons, periods: period.map { [$0] }, dates: dates,
                tiers: zip(cell.tiers, cell.members).map { tier, member in
                    DemandTier(
                        upTo: tier.upTo.map { Power(milliwatts: Int64($0) * 1_000_000) },
                        amount: ChargeAmount(nanos: tier.nanos), clause: member.clause)
                }, clause: cell.members[0].clause)
        }
        return DemandCharge(
            unit: unit, peak: schedule.map { .byPeriod(timeOfUse: $0.id) } ?? .greatest,
            windowMinutes: 60, rates: rates)
    }

    /// Adds an amount that has neither tiers nor periods, for each part of the year that
    /// differs one.
    private mutating func addAmounts(
        _ series: IEDRSeries, _ run: [IEDRGrid],
        _ kind: ([Dated<ChargeAmount>]) -> ChargeKind
    ) throws(IEDRFault) {
        let parts = run[0].presentParts.sorted()
        let isSame = run.allSatisfy { grid in
            Set(grid.cells.map { $0.first??.tiers }).count == 1
        }
        for part in isSame ? Array(parts.prefix(1)) : parts {
            var amounts: [Dated<ChargeAmount>] = []
            for grid in run {
                guard grid.cells[part].count == 1, let cell = grid.cells[part][0],
                    cell.tiers.count == 1
                else { throw IEDRFault("it goes by tier or period of use") }
                amounts.append(
                    Dated(
                        ChargeAmount(nanos: cell.tiers[0].nanos), dates: grid.dates,
                        clause: cell.members[0].clause))
            }
            append(series, kind(amounts), run, parts: isSame ? nil : [part])
        }
    }

    /// A rate for each cell; one for all of the year where its parts cost the same.
    private func rates<Rate>(
        _ run: [IEDRGrid], _ schedule: TimeOfUse?,
        _ make: (DatePeriod, Set<String>?, String?, IEDRCell) throws(IEDRFault) -> Rate
    ) throws(IEDRFault) -> [Rate] {
        var rates: [Rate] = []
        for grid in run {
            let parts = grid.presentParts.sorted()
            for index in grid.cells[0].indices {
                let period = schedule?.periods[index]
                var byPart: [(cell: IEDRCell, parts: [Int])] = []
                for part in parts {
                    guard let cell = grid.cells[part][index] else {
                        throw IEDRFault("no price is given for period \"\(period?.name ?? "")\"")
                    }
                    if let same = byPart.firstIndex(where: { $0.cell.costs(cell) }) {
                        byPart[same].parts.append(part)
                    } else {
                        byPart.append((cell, [part]))
                    }
                }
                for (cell, held) in byPart {
                    let all = held.count == grid.cells.count
                    rates.append(
                        try make(
                            grid.dates, all ? nil : Set(held.map { seasons.parts[$0].id }),
                            period?.id, cell))
                }
            }
        }
        return rates
    }

    private mutating func append(
        _ series: IEDRSeries, _ kind: ChargeKind, _ run: [IEDRGrid], parts: Set<Int>?
    ) {
        let key = series.key
        let member = run.first { $0.dates.contains(date) }
            .flatMap { $0.cells.lazy.flatMap { $0 }.compactMap { $0?.members[0] }.first }
        guard let member = member ?? series.members.first else { return }
        let isAll = parts.map { $0.count == max(1, seasons.parts.count) } ?? true
        let id = identifier(member.charge.chargeID ?? key.prefix + key.name)
        charges.append(
            Charge(
                id: id, name: key.name, component: key.component, category: key.category,
                direction: key.component == .export ? .credit : .charge, kind: kind,
                seasons: isAll ? nil : parts.map { Set($0.map { seasons.parts[$0].id }) },
                dates: dates(series, run), clause: member.clause.named(id)))
    }

    /// The days the charge is owed; where its end is only expected, what comes then is not
    /// known, and a bill for those days finds no price.
    private func dates(_ series: IEDRSeries, _ run: [IEDRGrid]) -> DatePeriod? {
        guard let start = run.first?.dates.start, let end = run.last?.dates.end else { return nil }
        let isExpected = series.members.contains { $0.entry.endIsExpected && $0.entry.end == end }
        let period = isExpected ? DatePeriod(from: start) : DatePeriod(from: start, to: end)
        return period?.isOpen == true && start <= plan.dates.start ? nil : period
    }
}

extension IEDRSeries.Key {
    fileprivate var prefix: String {
        switch origin {
        case .book, .supply: ""
        case .statement(let code), .modifier(let code): "\(code) "
        }
    }

    fileprivate var category: ChargeCategory {
        switch (origin, component) {
        case (_, .export): .buyBack
        case (.statement, _), (.modifier, _): .rider
        case (.book, _), (.supply, _): kind == .statementCharge ? .rider : .base
        }
    }
}

extension Clause {
    /// The same place under the identifier of what was made of it.
    fileprivate func named(_ id: String) -> Clause {
        Clause(id: id, file: file, line: line, column: column, path: path, text: text)
    }
}
