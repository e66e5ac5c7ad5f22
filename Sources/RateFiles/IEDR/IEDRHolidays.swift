internal import Tariffs

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
