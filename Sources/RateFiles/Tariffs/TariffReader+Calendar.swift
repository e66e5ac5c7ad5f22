internal import Quantities
internal import Tariffs

extension TariffReader {
    func calendar(_ element: RateElement) -> TariffCalendar {
        element.allowOnly(children: ["season", "holiday", "timeOfUse"])
        return TariffCalendar(
            seasons: element.children("season").compactMap(season),
            holidays: element.children("holiday").compactMap(holiday),
            timesOfUse: element.children("timeOfUse").compactMap(timeOfUse))
    }

    private func season(_ element: RateElement) -> Season? {
        element.allowOnly(attributes: ["id", "name"], children: ["days"])
        let days: [MonthDayRange] = element.children("days").compactMap { days in
            days.allowOnly(attributes: ["from", "through"])
            let first = days.monthDay("from")
            let last = days.monthDay("through")
            guard let first, let last else { return nil }
            return MonthDayRange(from: first, through: last)
        }
        guard let id = element.identifier("id") else { return nil }
        return Season(
            id: id, name: element.optional("name") ?? id, days: days,
            clause: element.clause(id))
    }

    private func timeOfUse(_ element: RateElement) -> TimeOfUse? {
        element.allowOnly(
            attributes: ["id", "observesHolidays"], children: ["period", "window"])
        let periods: [TimeOfUse.Period] = element.children("period").compactMap { period in
            period.allowOnly(attributes: ["id", "name", "otherHours"])
            return period.identifier("id").map {
                TimeOfUse.Period(
                    id: $0, name: period.optional("name") ?? $0,
                    fillsOtherHours: period.flag("otherHours", default: false),
                    clause: period.clause($0))
            }
        }
        let windows = element.children("window").compactMap(window)
        return element.identifier("id").map {
            TimeOfUse(
                id: $0, periods: periods, windows: windows,
                observesHolidays: element.flag("observesHolidays", default: true),
                clause: element.clause($0))
        }
    }

    private func window(_ element: RateElement) -> TimeOfUse.Window? {
        element.allowOnly(attributes: ["period", "seasons", "days", "from", "to"])
        let days = element.required("days") { (text: String) throws(TariffTextError) in
            try DaySet(text)
        }
        let end = element.required("to")
        let time = element.required("from") { (text: String) throws(TariffTextError) in
            try end.map { (end: String) throws(TariffTextError) in
                try DayTime(from: text, to: end)
            }
        }
        guard let period = element.identifier("period"), let days, let time = time ?? nil else {
            return nil
        }
        return TimeOfUse.Window(
            period: period, seasons: element.words("seasons"), days: days, time: time,
            clause: element.clause(period))
    }
}

// MARK: - Holidays

extension TariffReader {
    private func holiday(_ element: RateElement) -> Holiday? {
        element.allowOnly(attributes: ["name"], children: ["fixed", "nth", "easter", "on"])
        let rules = Set(element.children.map(\.name))
        guard rules.count == 1, let first = element.children.first,
            first.name == "on" || element.children.count == 1
        else {
            element.report("expected one of <fixed>, <nth>, <easter>, or several <on>")
            return nil
        }
        let rule: HolidayRule? =
            switch first.name {
            case "fixed": fixed(first)
            case "nth": nth(first)
            case "easter": easter(first)
            default: listed(element.children("on"))
            }
        guard let name = element.required("name"), let rule else { return nil }
        return Holiday(name: name, rule: rule, clause: element.clause(name))
    }

    private func fixed(_ element: RateElement) -> HolidayRule? {
        element.allowOnly(attributes: ["day", "observed"])
        guard let day = element.monthDay("day"),
            let observed = element.word("observed", default: HolidayObservance.asItFalls)
        else { return nil }
        return .fixed(day, observed: observed)
    }

    private func nth(_ element: RateElement) -> HolidayRule? {
        element.allowOnly(attributes: ["ordinal", "weekday", "month", "daysLater"])
        let weekday = element.required("weekday") { (text: String) throws(RateTextError) in
            guard let index = Self.weekdays.firstIndex(of: text) else {
                throw .notAWeekday(text)
            }
            return index + 1
        }
        guard element.required("ordinal") != nil, element.required("month") != nil,
            let ordinal = element.integer("ordinal", in: -5...5),
            let month = element.integer("month", in: 1...12), let weekday
        else { return nil }
        return .weekday(
            ordinal: ordinal, weekday: weekday, month: month,
            daysLater: element.integer("daysLater", in: -366...366) ?? 0)
    }

    static let weekdays = [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    ]

    private func easter(_ element: RateElement) -> HolidayRule? {
        element.allowOnly(attributes: ["daysLater"])
        guard element.required("daysLater") != nil else { return nil }
        return element.integer("daysLater", in: -366...366).map { .easter(daysLater: $0) }
    }

    private func listed(_ elements: [RateElement]) -> HolidayRule? {
        .listed(
            elements.compactMap { element in
                element.allowOnly(attributes: ["date"])
                return element.required("date") { (text: String) throws(CivilDateError) in
                    try CivilDate(text)
                }
            })
    }
}

extension RateElement {
    fileprivate func monthDay(_ attribute: String) -> MonthDay? {
        required(attribute) { (text: String) throws(TariffTextError) in try MonthDay(text) }
    }
}
