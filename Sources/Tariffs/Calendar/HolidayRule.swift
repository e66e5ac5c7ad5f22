public import Quantities

/// How a holiday is found in a year.
public enum HolidayRule: Hashable, Sendable {
    /// The same day each year, moved as `observed` says.
    case fixed(MonthDay, observed: HolidayObservance)
    /// The `ordinal`th weekday of a month, counted from its end where negative, and so many
    /// days later: the day after Thanksgiving is the fourth Thursday plus one.
    case weekday(ordinal: Int, weekday: Int, month: Int, daysLater: Int)
    /// So many days after Easter Sunday of the western churches; Good Friday is -2.
    case easter(daysLater: Int)
    /// Days named one by one, as a utility publishes them.
    case listed([CivilDate])
}

extension HolidayRule {
    /// Its days that belong to `year`; a moved New Year's Day may lie in the year before.
    public func days(in year: Int) -> [CivilDate] {
        switch self {
        case .fixed(let day, let observed):
            CivilDate(year: year, month: day.month, day: day.day).map { [observed.day(for: $0)] }
                ?? []
        case .weekday(let ordinal, let weekday, let month, let daysLater):
            Self.day(ordinal: ordinal, weekday: weekday, month: month, year: year)
                .map { [$0.adding(days: daysLater)] } ?? []
        case .easter(let daysLater):
            Self.easter(of: year).map { [$0.adding(days: daysLater)] } ?? []
        case .listed(let dates): dates.filter { $0.year == year }
        }
    }

    private static func day(
        ordinal: Int, weekday: Int, month: Int, year: Int
    ) -> CivilDate? {
        guard (1...5).contains(ordinal.magnitude), (1...7).contains(weekday),
            let month = Month(year: year, month: month)
        else { return nil }
        let day: Int
        if ordinal > 0 {
            let first = 1 + (weekday - month.firstDay.weekday + 7) % 7
            day = first + (ordinal - 1) * 7
        } else {
            let last = month.length - (month.lastDay.weekday - weekday + 7) % 7
            day = last + (ordinal + 1) * 7
        }
        return CivilDate(year: year, month: month.month, day: day)
    }

    /// The date of Easter Sunday.
    ///
    /// "Anonymous Gregorian algorithm", Meeus, Astronomical Algorithms, chapter 8.
    private static func easter(of year: Int) -> CivilDate? {
        let a = year % 19
        let (b, c) = year.quotientAndRemainder(dividingBy: 100)
        let (d, e) = b.quotientAndRemainder(dividingBy: 4)
        let g = (b - (b + 8) / 25 + 1) / 3
        let h = (19 * a + b - d - g + 15) % 30
        let (i, k) = c.quotientAndRemainder(dividingBy: 4)
        let l = (32 + 2 * e + 2 * i - h - k) % 7
        let m = (a + 11 * h + 22 * l) / 451
        let (month, day) = (h + l - 7 * m + 114).quotientAndRemainder(dividingBy: 31)
        return CivilDate(year: year, month: month, day: day + 1)
    }
}
