/// How one day is cut into periods of use.
struct DayPlan: Hashable, Sendable {
    /// A stretch of the day, in minutes of the clock, and the index of its period.
    struct Slice: Hashable, Sendable {
        let start: Int
        let end: Int
        let period: Int
    }

    /// In order, without gaps, neighbours of different periods.
    let slices: [Slice]
}

/// What keeps windows from cutting a day.
enum DayPlanFault: Error, Hashable {
    case overlap(TimeOfUse.Window, TimeOfUse.Window, DayTime)
    case uncovered(DayTime)
}

extension TimeOfUse {
    /// The indices of the periods that some kind of day of a season has.
    func periodsHeld(in season: Int, calendar: TariffCalendar) -> Set<Int> {
        var held: Set<Int> = []
        for kind in 0..<DaySet.kinds {
            let plan = try? plan(season: season, kind: kind, calendar: calendar)
            held.formUnion(plan?.slices.map(\.period) ?? [])
        }
        return held
    }

    /// How days of a kind are cut in a season.
    ///
    /// `kind` counts from 0 for Monday to 6 for Sunday, and 7 is a holiday. Windows must not
    /// overlap, and must cover the day unless a period fills the other hours.
    func plan(
        season: Int, kind: Int, calendar: TariffCalendar
    ) throws(DayPlanFault) -> DayPlan {
        let today = DaySet(kind: kind)
        let holding =
            windows
            .filter {
                $0.days.contains(today) && calendar.includes($0.seasons, season: season)
            }
            .sorted { ($0.time.start, $0.time.end) < ($1.time.start, $1.time.end) }
        let other = periods.firstIndex { $0.fillsOtherHours }
        let indices = Dictionary(
            zip(periods.map(\.id), periods.indices), uniquingKeysWith: { first, _ in first })
        var cut = DayCut(other: other)
        for (before, window) in zip([nil] + holding, holding) {
            if let before, before.time.end > window.time.start,
                let shared = DayTime(
                    start: window.time.start, end: min(before.time.end, window.time.end))
            {
                throw .overlap(before, window, shared)
            }
            try cut.fill(to: window.time.start)
            cut.append(to: window.time.end, period: indices[window.period] ?? 0)
        }
        try cut.fill(to: DayTime.minutesOfDay)
        return DayPlan(slices: cut.slices)
    }
}

/// A day while it is cut, from midnight on.
private struct DayCut {
    /// The period of the hours that no window names.
    let other: Int?
    private(set) var slices: [DayPlan.Slice] = []
    private var reached = 0

    init(other: Int?) {
        self.other = other
    }

    mutating func fill(to minute: Int) throws(DayPlanFault) {
        guard let gap = DayTime(start: reached, end: minute) else { return }
        guard let other else { throw .uncovered(gap) }
        append(to: minute, period: other)
    }

    mutating func append(to minute: Int, period: Int) {
        let start = slices.last?.period == period ? slices.removeLast().start : reached
        slices.append(DayPlan.Slice(start: start, end: minute, period: period))
        reached = minute
    }
}
