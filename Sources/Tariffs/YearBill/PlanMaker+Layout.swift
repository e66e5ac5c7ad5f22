internal import Quantities

extension PlanMaker {
    func layout() throws(TariffBillError) -> PlanLayout {
        let energy = schedules { charge in
            if case .energy(let energy) = charge.kind { energy.timeOfUse } else { nil }
        }
        let demand = schedules { charge in
            if case .demand = charge.kind { charge.timeOfUse } else { nil }
        }
        var builder = try LayoutBuilder(
            step: step, days: days, energy: energy.map(runs(of:)),
            demand: demand.map(runs(of:)))
        var parts: [PlanLayout.Part] = []
        var months: [Range<Int>] = []
        for (month, period) in periods.enumerated() {
            let first = parts.count
            for dates in pieces(of: period) {
                let part = try builder.add(
                    dates, month: month, weekOf: energy, calendar: tariff.calendar)
                parts.append(part)
            }
            months.append(first..<parts.count)
        }
        return builder.layout(
            parts: parts, months: months, energy: energy, demand: demand)
    }

    private func schedules(_ named: (Charge) -> String?) -> [TimeOfUse] {
        let names = Set(tariff.charges.compactMap(named))
        return tariff.calendar.timesOfUse.filter { names.contains($0.id) }
    }

    private func runs(of schedule: TimeOfUse) -> PeriodRuns {
        days.runs(of: schedule, calendar: tariff.calendar, zone: calendar.zone)
    }

    /// `period` cut where a price of energy or demand changes.
    private func pieces(of period: DatePeriod) -> [DatePeriod] {
        var cuts: Set<CivilDate> = [period.start, period.end]
        for charge in compiled {
            switch charge.charge.kind {
            case .energy, .demand:
                for segment in charge.segments(in: period) {
                    cuts.insert(segment.dates.start)
                    cuts.insert(segment.dates.end)
                }
            case .fixed, .minimum, .percentage, .reactive: break
            }
        }
        let sorted = cuts.sorted()
        return zip(sorted, sorted.dropFirst()).compactMap { DatePeriod(from: $0, to: $1) }
    }
}

/// Cuts intervals into runs, part by part.
private struct LayoutBuilder {
    let step: Int
    let days: DayTable
    let energy: [PeriodRuns]
    let demand: [PeriodRuns]
    private let start: Int64
    private var starts: [Int32] = []
    private var classOfRun: [Int32] = []
    private var kindOfRun: [Int32] = []
    private var kinds: [PlanLayout.Kind] = []
    private var kindIndex: [[Int]: Int] = [:]
    private var partOfRun: [Int32] = []
    private var classes: [[Int]] = []
    private var classIndex: [[Int]: Int] = [:]
    private var partCount: Int32 = 0
    private let slotStarts: [Int]
    private let slotCount: Int

    init(
        step: Int, days: DayTable, energy: [PeriodRuns], demand: [PeriodRuns]
    ) throws(TariffBillError) {
        self.step = step
        self.days = days
        self.energy = energy
        self.demand = demand
        start = days.starts[0]
        var slots = 1
        var slotStarts: [Int] = []
        for runs in demand {
            slotStarts.append(slots)
            slots += runs.timeOfUse.periods.count
        }
        self.slotStarts = slotStarts
        slotCount = slots
    }

    private func index(_ seconds: Int64) throws(TariffBillError) -> Int {
        let (index, rest) = (seconds - start).quotientAndRemainder(dividingBy: Int64(step))
        guard rest == 0 else { throw .readingCrosses(Instant(secondsSince1970: seconds)) }
        return Int(index)
    }

    mutating func add(
        _ dates: DatePeriod, month: Int, weekOf schedules: [TimeOfUse],
        calendar: TariffCalendar
    ) throws(TariffBillError) -> PlanLayout.Part {
        let first = days.start(of: dates.start)
        let end = days.start(of: dates.end)
        let firstRun = starts.count
        var seen: Set<Int> = []
        if let range = TimeRange(
            from: Instant(secondsSince1970: first), to: Instant(secondsSince1970: end))
        {
            let all = (energy + demand).map { $0.runs(in: range) }
            var cuts = Set(all.flatMap { $0.map(\.range.start.secondsSince1970) })
            cuts.insert(first)
            var cursors = [Int](repeating: 0, count: all.count)
            for cut in cuts.sorted() {
                for (which, runs) in all.enumerated() {
                    while cursors[which] + 1 < runs.count,
                        runs[cursors[which] + 1].range.start.secondsSince1970 <= cut
                    { cursors[which] += 1 }
                }
                let periods = zip(all, cursors).map { $0[$1].period }
                let index = classID(Array(periods.prefix(energy.count)))
                seen.insert(index)
                starts.append(Int32(clamping: try self.index(cut)))
                classOfRun.append(Int32(clamping: index))
                kindOfRun.append(Int32(clamping: kindID(periods, energyClass: index)))
                partOfRun.append(partCount)
            }
        }
        partCount += 1
        return PlanLayout.Part(
            month: month, dates: dates, runs: firstRun..<starts.count,
            intervals: try index(first)..<index(end),
            week: week(of: schedules, on: dates.start, calendar: calendar),
            classes: seen.sorted())
    }

    private mutating func classID(_ periods: [Int]) -> Int {
        if let index = classIndex[periods] { return index }
        classes.append(periods)
        classIndex[periods] = classes.count - 1
        return classes.count - 1
    }

    private mutating func kindID(_ periods: [Int], energyClass: Int) -> Int {
        if let index = kindIndex[periods] { return index }
        let slots = zip(slotStarts, periods.dropFirst(energy.count)).map { $0 + $1 }
        kinds.append(PlanLayout.Kind(energyClass: energyClass, slots: [0] + slots))
        kindIndex[periods] = kinds.count - 1
        return kinds.count - 1
    }

    /// The class of each hour of a week of the season of `date`.
    private mutating func week(
        of schedules: [TimeOfUse], on date: CivilDate, calendar: TariffCalendar
    ) -> [Int] {
        let season = calendar.seasonIndex(on: date)
        var week: [Int] = []
        for kind in 0..<7 {
            let plans = schedules.map {
                try? $0.plan(season: season, kind: kind, calendar: calendar)
            }
            for hour in 0..<24 {
                let periods = plans.map { plan in
                    plan?.slices.first { $0.end > hour * 60 }?.period ?? 0
                }
                week.append(classID(periods))
            }
        }
        return week
    }

    func layout(
        parts: [PlanLayout.Part], months: [Range<Int>], energy: [TimeOfUse],
        demand: [TimeOfUse]
    ) -> PlanLayout {
        let count = parts.last?.intervals.upperBound ?? 0
        let cells = zip(partOfRun, kindOfRun).map { $0 * Int32(clamping: kinds.count) + $1 }
        return PlanLayout(
            start: Instant(secondsSince1970: start), count: count, parts: parts, months: months,
            monthNumbers: months.map { parts[$0.upperBound - 1].dates.end.adding(days: -1).month },
            runStarts: starts + [Int32(clamping: count)], runClasses: classOfRun,
            runCells: cells, runParts: partOfRun, classes: classes, kinds: kinds,
            energySchedules: energy, demandSchedules: demand, slotStarts: slotStarts,
            slotCount: slotCount)
    }
}
