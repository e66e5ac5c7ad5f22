import Quantities

/// What is known of each day of a period.
struct DayTable {
    let dates: DatePeriod
    /// Seconds since 1970 at which each day begins, and the one after the last.
    let starts: [Int64]
    /// The index of each day's season.
    let seasons: [Int]
    private let holidays: Set<CivilDate>

    init(_ dates: DatePeriod, calendar: TariffCalendar, zone: TimeZoneRules) {
        self.dates = dates
        starts =
            dates.dates.map { zone.start(of: $0).secondsSince1970 }
            + [zone.start(of: dates.end).secondsSince1970]
        seasons = dates.dates.map { calendar.seasonIndex(on: $0) }
        holidays = calendar.holidayDates(in: dates.start.year...dates.end.year)
    }

    func season(on date: CivilDate) -> Int {
        seasons[Int(date.dayNumber - dates.start.dayNumber)]
    }

    /// The runs of a schedule of a sound tariff.
    func runs(
        of schedule: TimeOfUse, calendar: TariffCalendar, zone: TimeZoneRules
    ) -> PeriodRuns {
        var plans: [Int: DayPlan] = [:]
        var runs = PeriodRuns(schedule)
        for (index, date) in dates.dates.enumerated() {
            let isHoliday = schedule.observesHolidays && holidays.contains(date)
            let kind = isHoliday ? DaySet.kinds - 1 : date.weekday - 1
            let key = seasons[index] * DaySet.kinds + kind
            if plans[key] == nil {
                plans[key] = try? schedule.plan(
                    season: seasons[index], kind: kind, calendar: calendar)
            }
            guard let plan = plans[key] else {
                preconditionFailure("\(schedule.id) was not checked for \(date)")
            }
            // A zone that moves across the date line skips a whole day.
            let range = TimeRange(
                from: Instant(secondsSince1970: starts[index]),
                to: Instant(secondsSince1970: starts[index + 1]))
            if let range { runs.append(plan, on: range, zone: zone) }
        }
        return runs
    }

    /// The first moment of `date`, one of the days or the one after.
    func start(of date: CivilDate) -> Int64 {
        starts[Int(date.dayNumber - dates.start.dayNumber)]
    }
}
