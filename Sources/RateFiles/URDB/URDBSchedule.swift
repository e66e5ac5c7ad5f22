internal import JSONParsing
internal import Tariffs

/// Which period holds in each hour of the weekdays and weekends of each month.
struct URDBSchedule {
    /// By month, then by hour.
    let weekday: [[Int]]
    let weekend: [[Int]]

    /// All hours of all months in one period.
    static let single = URDBSchedule(
        weekday: Array(repeating: Array(repeating: 0, count: 24), count: 12),
        weekend: Array(repeating: Array(repeating: 0, count: 24), count: 12))

    /// The periods of a month, each once, in order.
    func periods(ofMonth month: Int) -> [Int] {
        Set(weekday[month] + weekend[month]).sorted()
    }

    /// The periods that some hour has, in order.
    var periods: [Int] { Set((0..<12).flatMap(periods(ofMonth:))).sorted() }
}

extension URDBSchedule {
    /// The schedule of `structure`, told by two fields, or by one for all days.
    ///
    /// A structure of one period needs none. Whatever is wrong is reported.
    init?(of structure: URDBStructure, weekday: URDBValue?, weekend: URDBValue?) {
        switch (weekday, weekend) {
        case (nil, nil):
            guard structure.periods.count == 1 else {
                structure.value.report(
                    "has \(structure.periods.count) periods, but no schedule says when they hold")
                return nil
            }
            self = .single
        case (let weekday?, let weekend?):
            let first = Self.rows(weekday, of: structure)
            let second = Self.rows(weekend, of: structure)
            guard let first, let second else { return nil }
            self.init(weekday: first, weekend: second)
        case (let only?, nil), (nil, let only?):
            only.report("the schedule of the other days is missing")
            return nil
        }
    }

    /// The rows of a schedule of 12 months of 24 hours.
    static func rows(_ value: URDBValue, of structure: URDBStructure) -> [[Int]]? {
        guard let months = value.elements else { return nil }
        guard months.count == 12 else {
            value.report("expected 12 months, found \(months.count)")
            return nil
        }
        var rows: [[Int]] = []
        var missing: Set<Int> = []
        for month in months {
            guard let hours = month.elements else { return nil }
            guard hours.count == 24 else {
                month.report("expected 24 hours, found \(hours.count)")
                return nil
            }
            var row: [Int] = []
            for hour in hours {
                guard let period = hour.integer(in: 0...9_999) else { return nil }
                if period >= structure.periods.count, missing.insert(period).inserted {
                    hour.report(
                        "there is no period \(period), \(structure.value.path) has 0 to "
                            + "\(structure.periods.count - 1)")
                }
                row.append(period)
            }
            rows.append(row)
        }
        return missing.isEmpty ? rows : nil
    }
}

// MARK: - Windows

extension URDBSchedule {
    /// The schedule as time-of-use periods called `id` and a number, in windows of whole hours.
    ///
    /// Neighbouring hours of one period are one window, and so are the same hours of several
    /// seasons, or of weekdays and weekends.
    func timeOfUse(_ id: String, of structure: URDBStructure, in year: URDBYear) -> TimeOfUse {
        var order: [Stretch] = []
        var seasons: [Stretch: Set<Int>] = [:]
        for (index, season) in year.seasons.enumerated() {
            let weekday = Self.stretches(weekday[season.months[0]])
            let weekend = Self.stretches(weekend[season.months[0]])
            let shared = Set(weekday).intersection(weekend)
            let all =
                weekday.map { shared.contains($0) ? $0.on(.all) : $0.on(.weekday) }
                + weekend.filter { !shared.contains($0) }.map { $0.on(.weekend) }
            for stretch in all {
                if seasons[stretch] == nil { order.append(stretch) }
                seasons[stretch, default: []].insert(index)
            }
        }
        let clause = structure.value.clause(id)
        return TimeOfUse(
            id: id,
            periods: periods.map { period in
                TimeOfUse.Period(
                    id: "\(id)-\(period)", name: "\(id) \(period)",
                    clause: structure.periods[period].value.clause("\(id)-\(period)"))
            },
            windows: order.compactMap { stretch in
                DayTime(start: stretch.start * 60, end: stretch.end * 60).map { time in
                    TimeOfUse.Window(
                        period: "\(id)-\(stretch.period)",
                        seasons: year.names(of: seasons[stretch] ?? []), days: stretch.days,
                        time: time, clause: clause)
                }
            },
            observesHolidays: false, clause: clause)
    }

    /// Hours of a day that have one period.
    private struct Stretch: Hashable {
        let period: Int
        let start: Int
        var end: Int
        var days: DaySet = []

        func on(_ days: DaySet) -> Stretch {
            var copy = self
            copy.days = days
            return copy
        }
    }

    private static func stretches(_ hours: [Int]) -> [Stretch] {
        var stretches: [Stretch] = []
        for (hour, period) in hours.enumerated() {
            if stretches.last?.period == period {
                stretches[stretches.count - 1].end = hour + 1
            } else {
                stretches.append(Stretch(period: period, start: hour, end: hour + 1))
            }
        }
        return stretches
    }
}
