internal import Quantities
internal import Tariffs

/// The parts of the year in which prices of a plan differ.
struct IEDRSeasonParts {
    struct Part: Hashable {
        let id: String
        let name: String
        let months: Set<Int>
    }

    /// Empty where nothing goes by season or month.
    private(set) var parts: [Part] = []
    /// The months of each season that is known.
    private var months: [String: Set<Int>] = [:]

    init() {}

    init(_ seasons: [IEDRSeason], chosen: [String: Set<Int>], of entries: [IEDREntry]) {
        for season in seasons {
            months[season.name, default: []].formUnion(season.months)
        }
        months.merge(chosen) { stated, _ in stated }
        months = months.mapValues { $0.filter((1...12).contains) }
        let byMonth = entries.contains { $0.charge.month != nil }
        guard byMonth || !months.isEmpty else { return }
        var order: [String] = []
        var groups: [String: Set<Int>] = [:]
        for month in 1...12 {
            let names = months.keys.filter { months[$0]?.contains(month) == true }.sorted()
            let name =
                (names.isEmpty ? ["Other"] : names).joined(separator: " and ")
                + (byMonth ? " month \(month)" : "")
            if groups[name] == nil { order.append(name) }
            groups[name, default: []].insert(month)
        }
        parts = order.enumerated().map { index, name in
            let id = IEDRPlan.slug(name)
            let isTaken = order[..<index].contains { IEDRPlan.slug($0) == id }
            return Part(
                id: isTaken ? "\(id.prefix(50))-\(index + 1)" : id, name: name,
                months: groups[name] ?? [])
        }
        if parts.count == 1 { parts = [] }
    }

    /// Whether what is for the season `name` is for `part`; nil where its months are unknown.
    func applies(_ name: String?, in part: Part?) -> Bool? {
        guard let name else { return true }
        guard let months = months[name] else { return name == "Base" ? true : nil }
        return part.map { $0.months.isSubset(of: months) } ?? (months.count == 12)
    }

    func knows(_ name: String) -> Bool { name == "Base" || months[name] != nil }

    func seasons(clause: Clause) -> [Season] {
        parts.map { part in
            Season(
                id: part.id, name: part.name,
                days: part.months.sorted().compactMap { month in
                    let length = CivilDate.length(ofMonth: month, year: 2000)
                    guard let first = MonthDay(month: month, day: 1),
                        let last = MonthDay(month: month, day: length)
                    else { return nil }
                    return MonthDayRange(from: first, through: last)
                }, clause: clause)
        }
    }
}

/// What a time-of-use schedule is for.
struct IEDRScheduleKey: Hashable {
    let component: ChargeComponent
    let measurement: String

    var id: String { "\(component.rawValue)-\(measurement)" }
}

extension IEDRConverter {
    /// The holidays that are known by their names.
    var holidays: [Holiday] {
        plan.calendar.holidays.compactMap { holiday in
            IEDRHolidays.rule(holiday.name).map {
                Holiday(name: holiday.name, rule: $0, clause: holiday.clause)
            }
        }
    }

    /// The hours that charges of `key` go by.
    mutating func schedule(_ key: IEDRScheduleKey) throws(IEDRFault) -> TimeOfUse {
        if let made = schedules[key] { return made }
        let periods = plan.calendar.periods.filter { period in
            period.dates.period.contains(date)
                && (period.measurement ?? key.measurement) == key.measurement
                && [nil, .bundled, key.component].contains(period.component)
        }
        guard let first = periods.first else {
            throw IEDRFault("the hours of its periods are not given")
        }
        guard periods.count <= Self.mostPeriods else {
            throw IEDRFault("more than \(Self.mostPeriods) periods of use cannot be read")
        }
        if let unknown = plan.calendar.holidays.first(where: {
            IEDRHolidays.rule($0.name) == nil
        }) {
            throw IEDRFault("the day of the holiday \"\(unknown.name)\" is not known")
        }
        var names: [String: TimeOfUse.Period] = [:]
        var order: [String] = []
        var windows: [TimeOfUse.Window] = []
        for period in periods {
            if names[period.number] == nil {
                order.append(period.number)
                names[period.number] = TimeOfUse.Period(
                    id: IEDRPlan.slug(period.number), name: period.label,
                    clause: period.clause)
            }
            if let peak = period.peakType {
                peakTypes[IEDRPlan.slug(period.number), default: []].insert(peak)
            }
            windows += try self.windows(of: period)
        }
        for number in periods.compactMap(\.holidayNumber) where names[number] == nil {
            throw IEDRFault("there is no period \(number), which holds on holidays")
        }
        let schedule = TimeOfUse(
            id: key.id, periods: order.compactMap { names[$0] }, windows: windows,
            observesHolidays: !plan.calendar.holidays.isEmpty, clause: first.clause)
        schedules[key] = schedule
        return schedule
    }

    private static let mostPeriods = 200

    /// When a period holds; one across midnight is in two parts of the same days.
    private func windows(of period: IEDRPeriod) throws(IEDRFault) -> [TimeOfUse.Window] {
        var parts: Set<String>?
        if let season = period.season, season != "Base" || seasons.knows(season) {
            guard seasons.knows(season) else {
                throw IEDRFault("the months of season \"\(season)\" are not given")
            }
            let ids = seasons.parts.filter { seasons.applies(season, in: $0) == true }.map(\.id)
            parts = ids.count == seasons.parts.count ? nil : Set(ids)
        }
        var days: DaySet =
            switch period.days {
            case .weekday: .weekday
            case .weekend: .weekend
            case .all: DaySet.weekday.union(.weekend)
            }
        let others = period.holidayNumber.map { $0 != period.number } == true
        if !others, period.holdsOnHolidays { days.insert(.holiday) }
        var windows: [TimeOfUse.Window] = []
        for time in period.times {
            windows.append(
                TimeOfUse.Window(
                    period: IEDRPlan.slug(period.number), seasons: parts, days: days,
                    time: time, clause: period.clause))
            if others, let number = period.holidayNumber {
                windows.append(
                    TimeOfUse.Window(
                        period: IEDRPlan.slug(number), seasons: parts, days: .holiday,
                        time: time, clause: period.clause))
            }
        }
        return windows
    }
}

extension IEDRPeriod {
    fileprivate var label: String {
        ([peakType ?? "period \(number)"] + [season].compactMap { $0 }).joined(separator: ", ")
    }

    /// The times of one day; an end at midnight or before the start is on the next day.
    fileprivate var times: [DayTime] {
        let whole = DayTime.minutesOfDay
        if start < end { return [DayTime(start: start, end: end)].compactMap { $0 } }
        if start == end { return [DayTime(start: 0, end: whole)].compactMap { $0 } }
        return [DayTime(start: 0, end: end), DayTime(start: start, end: whole)].compactMap { $0 }
    }
}

/// The holidays that the schema names.
enum IEDRHolidays {
    /// As the law of New York keeps them (General Construction Law § 24): on a Sunday the
    /// day after, on a Saturday as they fall.
    static func rule(_ name: String) -> HolidayRule? {
        let plain = name.replacing("\u{2019}", with: "'")
        if let (month, day) = fixed[plain], let date = MonthDay(month: month, day: day) {
            return .fixed(date, observed: .mondayAfterSunday)
        }
        return moving[plain]
    }

    private static let fixed = [
        "Christmas Day": (12, 25), "Independence Day": (7, 4), "Juneteenth": (6, 19),
        "New Year's Day": (1, 1), "Veterans Day": (11, 11),
    ]

    private static let moving: [String: HolidayRule] = [
        "Indigenous Peoples' Day": .weekday(ordinal: 2, weekday: 1, month: 10, daysLater: 0),
        "Labor Day": .weekday(ordinal: 1, weekday: 1, month: 9, daysLater: 0),
        "Memorial Day": .weekday(ordinal: -1, weekday: 1, month: 5, daysLater: 0),
        "President's Day": .weekday(ordinal: 3, weekday: 1, month: 2, daysLater: 0),
        "Thanksgiving Day": .weekday(ordinal: 4, weekday: 4, month: 11, daysLater: 0),
    ]
}
