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
            item(
                "\(name) (was expected to be replaced\(day), and is taken to hold on)",
                at: member.clause, .guessed)
        }
        for member in series.members where member.holds(on: date) {
            if let assumption = member.figure.assumption {
                item("\(name) (\(assumption))", at: member.clause, .guessed)
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
