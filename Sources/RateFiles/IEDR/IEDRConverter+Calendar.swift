internal import Quantities
internal import Tariffs

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
