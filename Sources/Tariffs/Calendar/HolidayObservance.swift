import Quantities

/// What becomes of a fixed holiday that falls on a weekend.
public enum HolidayObservance: String, Hashable, Sendable, CaseIterable {
    /// It stays where it is.
    case asItFalls = "as-it-falls"
    /// On a Sunday it is kept on the Monday after; on a Saturday it stays.
    case mondayAfterSunday = "monday-after-sunday"
    /// On a Sunday it is kept on the Monday after, on a Saturday on the Friday before
    /// (5 U.S.C. 6103(b), for federal employees).
    case nearestWeekday = "nearest-weekday"
}

extension HolidayObservance {
    /// The day on which a holiday that falls on `date` is kept.
    func day(for date: CivilDate) -> CivilDate {
        switch (self, date.weekday) {
        case (.mondayAfterSunday, 7), (.nearestWeekday, 7): date.adding(days: 1)
        case (.nearestWeekday, 6): date.adding(days: -1)
        default: date
        }
    }
}
