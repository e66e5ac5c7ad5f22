internal import Quantities
internal import Tariffs

extension TariffWriter {
    func writeCalendar(_ output: inout TariffWriterOutput) {
        let calendar = tariff.calendar
        guard
            !calendar.seasons.isEmpty || !calendar.holidays.isEmpty
                || !calendar.timesOfUse.isEmpty
        else { return }
        output.element("calendar", []) { output in
            for season in calendar.seasons { Self.write(season, &output) }
            for holiday in calendar.holidays { Self.write(holiday, &output) }
            for timeOfUse in calendar.timesOfUse { Self.write(timeOfUse, &output) }
        }
    }

    private static func write(_ season: Season, _ output: inout TariffWriterOutput) {
        let name = season.name == season.id ? nil : season.name
        let attributes: [Attribute] = [("id", season.id), ("name", name)]
        output.element("season", attributes + origin(season.clause)) { output in
            for days in season.days {
                output.element(
                    "days", [("from", "\(days.first)"), ("through", "\(days.last)")])
            }
        }
    }

    private static func write(_ timeOfUse: TimeOfUse, _ output: inout TariffWriterOutput) {
        let attributes: [Attribute] = [
            ("id", timeOfUse.id),
            ("observesHolidays", timeOfUse.observesHolidays ? nil : "false"),
        ]
        output.element("timeOfUse", attributes + origin(timeOfUse.clause)) { output in
            for period in timeOfUse.periods {
                output.element(
                    "period",
                    [
                        ("id", period.id), ("name", period.name == period.id ? nil : period.name),
                        ("otherHours", period.fillsOtherHours ? "true" : nil),
                    ] + origin(period.clause))
            }
            for window in timeOfUse.windows {
                output.element(
                    "window",
                    [
                        ("period", window.period), ("seasons", names(window.seasons)),
                        ("days", words(window.days)), ("from", clock(window.time.start)),
                        ("to", clock(window.time.end)),
                    ] + origin(window.clause))
            }
        }
    }

    private static func clock(_ minute: Int) -> String {
        let (hour, rest) = minute.quotientAndRemainder(dividingBy: 60)
        return "\(hour < 10 ? "0" : "")\(hour):\(rest < 10 ? "0" : "")\(rest)"
    }

    /// The fewest words that say which days are meant.
    private static func words(_ days: DaySet) -> String {
        if days == .all { return "all" }
        var left = days
        var words: [String] = []
        for (word, set) in dayWords where left.isSuperset(of: set) {
            words.append(word)
            left.subtract(set)
        }
        return words.joined(separator: " ")
    }

    private static let dayWords: [(String, DaySet)] = [
        ("weekday", .weekday), ("weekend", .weekend), ("monday", .monday),
        ("tuesday", .tuesday), ("wednesday", .wednesday), ("thursday", .thursday),
        ("friday", .friday), ("saturday", .saturday), ("sunday", .sunday),
        ("holiday", .holiday),
    ]
}

// MARK: - Holidays

extension TariffWriter {
    private static func write(_ holiday: Holiday, _ output: inout TariffWriterOutput) {
        let attributes = [("name", holiday.name)] + origin(holiday.clause)
        output.element("holiday", attributes) { output in
            switch holiday.rule {
            case .fixed(let day, let observed):
                output.element(
                    "fixed",
                    [("day", "\(day)"), ("observed", text(observed, unless: .asItFalls))])
            case .weekday(let ordinal, let weekday, let month, let daysLater):
                output.element(
                    "nth",
                    [
                        ("ordinal", "\(ordinal)"),
                        ("weekday", TariffReader.weekdays[max(0, min(6, weekday - 1))]),
                        ("month", "\(month)"), ("daysLater", text(daysLater, unless: 0)),
                    ])
            case .easter(let daysLater):
                output.element("easter", [("daysLater", "\(daysLater)")])
            case .listed(let dates):
                for date in dates { output.element("on", [("date", "\(date)")]) }
            }
        }
    }
}
