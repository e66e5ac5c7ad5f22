internal import Quantities
internal import Tariffs

extension IEDRConverter {
    /// Adds the charge a series makes, or what of it cannot be made one.
    mutating func convert(_ series: IEDRSeries) {
        var series = series
        let uncertain = series.settleExpectedEnds(on: date)
        let name = "charge \"\(series.key.name)\"\(series.key.origin)"
        do throws(IEDRFault) {
            if case .modifier = series.key.origin, series.goesByCalendar {
                throw IEDRFault("it goes by the calendar of its modifier")
            }
            let stretches = try series.stretches()
            guard let now = stretches.firstIndex(where: { $0.dates.contains(date) }) else {
                leaveOut(series, stretches, name)
                return
            }
            let schedule = try schedule(for: stretches[now])
            let run = try run(of: stretches, around: now, schedule)
            try add(series, run, schedule)
            bound(stretches, run: run, of: series)
        } catch {
            let clause = series.members.first { $0.holds(on: date) } ?? series.members.first
            let advice =
                series.isSupply && customer.readingWindow == nil ? "; say the read window" : ""
            item("\(name) (\(error.reason)\(advice))", at: clause?.clause ?? plan.clause)
            return
        }
        for member in uncertain {
            let day = member.charge.dates.expectedEnd.map { " on \($0)" } ?? ""
            item("\(name) (was expected to be replaced\(day))", at: member.clause)
        }
        for member in series.members where member.holds(on: date) {
            if let assumption = member.figure.assumption {
                item("\(name) (\(assumption))", at: member.clause)
            }
            if let remark = member.figure.remark {
                remarks.append(TariffRemark(remark, clause: member.clause))
            }
        }
    }

    /// Ends the tariff where a charge that does not hold today begins, and begins it where
    /// it ended; a rider that only begins later had a value before that no file gives.
    private mutating func leaveOut(
        _ series: IEDRSeries, _ stretches: [IEDRStretch], _ name: String
    ) {
        let next = stretches.first { $0.dates.start > date }
        let last = stretches.last { $0.dates.end <= date }
        if let next { limit(to: next.dates.start) }
        if let last { limit(from: last.dates.end) }
        guard last == nil, let next, series.key.origin != .book else { return }
        item(
            "\(name) (begins on \(next.dates.start), and what it was before is not in the files)",
            at: next.members.first?.clause ?? plan.clause)
    }

    mutating func limit(from start: CivilDate) {
        bounds = DatePeriod(from: max(bounds.start, start), to: bounds.end) ?? bounds
    }

    mutating func limit(to end: CivilDate) {
        bounds = DatePeriod(from: bounds.start, to: min(bounds.end, end)) ?? bounds
    }

    /// The schedule the charges of a stretch name periods of.
    private mutating func schedule(
        for stretch: IEDRStretch
    ) throws(IEDRFault) -> TimeOfUse? {
        let first = stretch.members.first {
            $0.charge.period != nil || ($0.charge.peakType ?? "base") != "base"
        }
        guard let charge = first?.charge else { return nil }
        return try schedule(
            IEDRScheduleKey(
                component: charge.component, measurement: charge.measure?.source ?? "energy"))
    }

    /// The days around today on which the charge has a price without a gap.
    private mutating func run(
        of stretches: [IEDRStretch], around now: Int, _ schedule: TimeOfUse?
    ) throws(IEDRFault) -> [IEDRGrid] {
        var run = [try grid(stretches[now], schedule)]
        let present = run[0].presentParts
        var index = now
        while index > 0, run.count < Self.longestRun,
            stretches[index - 1].dates.end == stretches[index].dates.start,
            let before = try? grid(stretches[index - 1], schedule),
            before.presentParts == present
        {
            index -= 1
            run.insert(before, at: 0)
        }
        index = now
        while index + 1 < stretches.count, run.count < Self.longestRun,
            stretches[index + 1].dates.start == stretches[index].dates.end,
            let after = try? grid(stretches[index + 1], schedule),
            after.presentParts == present
        {
            index += 1
            run.append(after)
        }
        return merged(run)
    }

    /// So many changes of a price are enough, and what a hostile file costs stays small.
    private static let longestRun = 500

    /// Neighbours that cost the same are one, with the clauses of the one that is of today.
    private func merged(_ run: [IEDRGrid]) -> [IEDRGrid] {
        var merged: [IEDRGrid] = []
        for grid in run {
            guard let last = merged.last, last.costs(grid),
                let dates = DatePeriod(from: last.dates.start, to: grid.dates.end)
            else {
                merged.append(grid)
                continue
            }
            let isToday = grid.dates.contains(date)
            merged[merged.count - 1] = IEDRGrid(
                dates: dates, cells: isToday ? grid.cells : last.cells)
        }
        return merged
    }

    /// The tariff holds no longer than all of its charges are known.
    private mutating func bound(
        _ stretches: [IEDRStretch], run: [IEDRGrid], of series: IEDRSeries
    ) {
        guard let first = run.first?.dates, let last = run.last?.dates else { return }
        if series.key.origin != .book || stretches[0].dates.start < first.start {
            limit(from: first.start)
        }
        if series.isSupply {
            limit(from: first.start)
            limit(to: last.end)
        }
        if let next = stretches.first(where: { $0.dates.start >= last.end }) {
            limit(to: next.dates.start)
        }
    }
}

extension IEDRSeries {
    /// Whether it prices the energy itself, without which a bill would be of delivery only.
    var isSupply: Bool {
        key.component == .supply && (key.origin == .book || key.origin == .supply)
    }
}

extension IEDRSeries {
    /// Whether it names seasons, tiers or periods of use.
    fileprivate var goesByCalendar: Bool {
        members.contains { member in
            let charge = member.charge
            return charge.tier != nil || charge.period != nil || charge.season != nil
        }
    }
}

extension IEDRSeries.Member {
    fileprivate func holds(on date: CivilDate) -> Bool {
        entry.start <= date && entry.end.map { date < $0 } != false
    }
}

// MARK: - Charges of the tariff

extension IEDRConverter {
    private mutating func add(
        _ series: IEDRSeries, _ run: [IEDRGrid], _ schedule: TimeOfUse?
    ) throws(IEDRFault) {
        switch series.key.quantity {
        case .fixed(let basis):
            try addAmounts(series, run) { .fixed(FixedCharge(per: basis, amounts: $0)) }
        case .reactive(let basis):
            try addAmounts(series, run) {
                .reactive(ReactiveCharge(per: basis, free: nil, amounts: $0))
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

// MARK: - Supply

extension IEDRConverter {
    /// Leaves of the prices of supply those of the customer's read window.
    mutating func chooseSupply() {
        if plan.hasRetailSupply {
            entries.removeAll { $0.charge.component == .supply && $0.isPriceOfEnergy }
            return
        }
        if let window = customer.readingWindow {
            let ends = [window.end, window.end.adding(days: -1)]
            entries.removeAll { entry in
                guard entry.isPriceOfEnergy, let last = entry.charge.dates.last else {
                    return false
                }
                return entry.start != window.start || !ends.contains(last)
            }
        } else {
            // Files hold thousands; those of other days only cost time.
            entries.removeAll { entry in
                entry.isPriceOfEnergy && entry.charge.dates.last != nil
                    && !entry.charge.dates.period.contains(date)
            }
        }
        let hasSupply = entries.contains { entry in
            entry.charge.component != .delivery && entry.charge.component != .export
                && entry.isPriceOfEnergy && entry.charge.dates.period.contains(date)
        }
        if !hasSupply {
            item("supply of plan \"\(plan.name)\" (no price is given for \(date))", at: plan.clause)
        }
    }
}

extension IEDREntry {
    /// Whether it prices the energy itself, and is no rider.
    fileprivate var isPriceOfEnergy: Bool {
        guard charge.component == .supply || charge.component == .bundled else { return false }
        switch origin {
        case .book, .supply: return true
        case .statement, .modifier: return false
        }
    }
}
