internal import Diagnostics
internal import Quantities
internal import Tariffs

/// The months that a tariff can bill of a load.
struct TariffSpan {
    /// Months that follow one another, at most twelve, at least one.
    let periods: [DatePeriod]
    /// When steps begin that are counted and not dated.
    let start: Instant
    private(set) var warnings: [Problem] = []

    init(
        _ files: BillTariff, _ profiles: TariffProfiles, _ tariff: Tariff,
        _ zone: TimeZoneRules
    ) throws(Problems) {
        let load = profiles.load
        let place = Place(file: files.load.name, line: 1, column: 1)
        if files.days == .plain {
            let count = 365 * 86_400 / load.step
            guard load.start == nil else {
                throw Problems(
                    "the plain year has no dates, and the file has; give hour,kwh, or bill real "
                        + "days", at: place)
            }
            guard load.energies.count == count else {
                throw Problems(
                    "the plain year has \(count) steps of \(load.step) s, found "
                        + "\(load.energies.count)", at: place)
            }
            periods = Self.months(of: BillingCalendar.plainYear)
            start = TimeZoneRules.utc.start(of: periods[0].start)
            return
        }
        let seconds = Int64(load.energies.count) * Int64(load.step)
        if let first = load.start {
            start = first
        } else {
            start = try Self.start(files, tariff, zone, seconds: seconds, at: place)
        }
        let end = start.adding(seconds: seconds)
        periods = Self.months(
            from: start, to: end, zone: zone, tariff: tariff, year: files.year)
        guard let first = periods.first, let last = periods.last else {
            throw Problems(
                "no whole month\(files.year.map { " of \($0)" } ?? "") lies in the load, "
                    + "\(zone.local(start)) to \(zone.local(end)), and in the tariff's days, "
                    + "\(tariff.effective)", at: place)
        }
        if periods.count < 12 || files.year == nil {
            warnings = [
                Problem(
                    "the bills are of \(Month(containing: first.start)) to "
                        + "\(Month(containing: last.start)), the whole months of the load in "
                        + "which the tariff is in force", at: place, severity: .warning)
            ]
        }
    }

    private static func months(of year: Int) -> [DatePeriod] {
        (1...12).compactMap { Month(year: year, month: $0)?.days }
    }

    /// The whole months from `start` to `end` in which `tariff` is in force.
    private static func months(
        from start: Instant, to end: Instant, zone: TimeZoneRules, tariff: Tariff, year: Int?
    ) -> [DatePeriod] {
        let first = zone.local(max(start, zone.start(of: tariff.effective.start))).date
        let january = year.flatMap { Month(year: $0, month: 1) }
        var month = max(Month(containing: first), january ?? Month(containing: first))
        if zone.start(of: month.firstDay) < start || month.firstDay < tariff.effective.start {
            month = month.next
        }
        var months: [DatePeriod] = []
        while months.count < 12, year.map({ $0 == month.year }) != false,
            month.next > month, month.days.end <= tariff.effective.end,
            zone.start(of: month.days.end) <= end
        {
            months.append(month.days)
            month = month.next
        }
        return months
    }

    /// When a load that counts its steps begins: on 1 January of the stated year, or of the
    /// first in all of which the tariff is in force.
    private static func start(
        _ files: BillTariff, _ tariff: Tariff, _ zone: TimeZoneRules, seconds: Int64,
        at place: Place
    ) throws(Problems) -> Instant {
        if let year = files.year {
            guard let range = Self.range(of: year, zone) else {
                throw Problems("the year \(year) lies beyond the calendar", at: place)
            }
            guard range.seconds == seconds else {
                throw Problems(
                    "\(year) lasts \(range.seconds / 3_600) h, the load "
                        + "\(seconds / 3_600) h; give the load of that year, or its times in a "
                        + "column start", at: place)
            }
            return range.start
        }
        let effective = tariff.effective
        let first = Month(containing: effective.start).year
        if first > CivilDate.years.lowerBound {
            for year in first...first + 8 {
                guard let range = Self.range(of: year, zone), range.seconds == seconds,
                    let days = Self.days(of: year), days.start >= effective.start,
                    days.end <= effective.end
                else { continue }
                return range.start
            }
        }
        throw Problems(
            "the load counts its steps from a year's beginning; say which year with --year, or "
                + "give its times in a column start", at: place)
    }

    private static func days(of year: Int) -> DatePeriod? {
        guard let first = CivilDate(year: year, month: 1, day: 1),
            let next = CivilDate(year: year + 1, month: 1, day: 1)
        else { return nil }
        return DatePeriod(from: first, to: next)
    }

    private static func range(of year: Int, _ zone: TimeZoneRules) -> TimeRange? {
        days(of: year).map { zone.range(of: $0) }
    }
}
