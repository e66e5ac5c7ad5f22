internal import Quantities

/// The periods of a time-of-use schedule laid out over the year: which one holds in which
/// months, on which days and at what time.
///
/// It is what a person checks against the utility's own table, and what a drawing shows.
public struct TimeOfUseMap: Hashable, Sendable {
    /// A part of the day in which one period holds.
    public struct Stretch: Hashable, Sendable {
        public let time: DayTime
        /// The index of the period among those of the schedule.
        public let period: Int
    }

    /// A month, or the part of one that is in one season.
    public struct Row: Hashable, Sendable {
        /// From 1 to 12.
        public let month: Int
        /// The days of the month; February has 29.
        public let days: ClosedRange<Int>
        /// The index of the season, zero where the tariff has none.
        public let season: Int
        /// From midnight to midnight, without gaps.
        public let stretches: [Stretch]

        public var isWholeMonth: Bool {
            days == 1...CivilDate.length(ofMonth: month, year: leapYear)
        }
    }

    /// Kinds of day that are cut alike in every season.
    public struct Days: Hashable, Sendable {
        public let kinds: DaySet
        /// From January to December.
        public let rows: [Row]
    }

    public let timeOfUse: TimeOfUse
    /// Whether holidays are a kind of day of their own.
    public let hasHolidays: Bool
    public let days: [Days]
    /// For each season, the indices of the periods that hold at some time.
    private let held: [Set<Int>]

    /// The map of a schedule of a tariff, whose check has made sure that all hours are told.
    init(_ timeOfUse: TimeOfUse, calendar: TariffCalendar) {
        self.timeOfUse = timeOfUse
        hasHolidays = timeOfUse.observesHolidays && !calendar.holidays.isEmpty
        let kinds = hasHolidays ? DaySet.kinds : DaySet.kinds - 1
        var plans: [[[Stretch]]] = []
        var groups: [DaySet] = []
        for kind in 0..<kinds {
            let plan = (0..<calendar.seasonCount).map { season in
                (try? timeOfUse.plan(season: season, kind: kind, calendar: calendar))
                    .map(Self.stretches) ?? []
            }
            if let same = plans.firstIndex(of: plan) {
                groups[same].insert(DaySet(kind: kind))
            } else {
                plans.append(plan)
                groups.append(DaySet(kind: kind))
            }
        }
        held = (0..<calendar.seasonCount).map { season in
            Set(plans.flatMap { $0[season].map(\.period) })
        }
        let parts = Self.partsOfYear(calendar)
        days = zip(groups, plans).map { kinds, plans in
            Days(
                kinds: kinds,
                rows: parts.map { part in
                    Row(
                        month: part.month, days: part.days, season: part.season,
                        stretches: plans[part.season])
                })
        }
    }

    private static func stretches(of plan: DayPlan) -> [Stretch] {
        plan.slices.compactMap { slice in
            DayTime(start: slice.start, end: slice.end).map {
                Stretch(time: $0, period: slice.period)
            }
        }
    }

    private typealias Part = (month: Int, days: ClosedRange<Int>, season: Int)

    private static func partsOfYear(_ calendar: TariffCalendar) -> [Part] {
        var parts: [Part] = []
        for month in 1...12 {
            for day in 1...CivilDate.length(ofMonth: month, year: leapYear) {
                guard let date = CivilDate(year: leapYear, month: month, day: day) else {
                    continue
                }
                let season = calendar.seasonIndex(on: date)
                if let last = parts.last, last.month == month, last.season == season {
                    parts[parts.count - 1].days = last.days.lowerBound...day
                } else {
                    parts.append((month, day...day, season))
                }
            }
        }
        return parts
    }
}

/// A year that has every day a year can have.
private let leapYear = 2000

extension TimeOfUseMap {
    /// The days in words; without holidays of their own, the week is every day.
    public func words(for days: Days) -> String {
        hasHolidays ? days.kinds.words : days.kinds.withoutHolidays
    }

    /// Whether the period with this index holds at some time of the season.
    public func holds(_ period: Int, inSeason season: Int) -> Bool {
        held.indices.contains(season) && held[season].contains(period)
    }
}

extension Tariff {
    /// The map of one of the tariff's schedules, nil where it has none of this name.
    public func map(ofTimeOfUse id: String) -> TimeOfUseMap? {
        calendar.timeOfUse(id).map { TimeOfUseMap($0, calendar: calendar) }
    }
}
