public import Quantities

/// How the time between two days counts as part of a year.
public enum DayCount: String, Hashable, Sendable, CaseIterable {
    /// Months of 30 days, years of 360: the US bond basis with its rule for the end of February.
    case thirty360US = "30/360"
    case actual360 = "actual/360"
    case actual365Fixed = "actual/365F"
    /// Days in leap years over 366 and others over 365, parted at 1 January (ISDA 2006, 4.16(b)).
    case actualActualISDA = "actual/actual-ISDA"
    /// As ``actualActualISDA``, but parted at 31 December, as Apache Fineract does.
    case actualActualYearEnd = "actual/actual-year-end"
    /// Years of 52 weeks, which Apache Fineract knows.
    case actual364 = "actual/364"

    /// How many of its units are a year: days, or 1/133590 where leap years count apart.
    var unitsPerYear: Int64 {
        switch self {
        case .thirty360US, .actual360: 360
        case .actual365Fixed: 365
        case .actual364: 364
        case .actualActualISDA, .actualActualYearEnd: 365 * 366
        }
    }

    /// The part of a year from `start` to `end`, in ``unitsPerYear``.
    func units(from start: CivilDate, to end: CivilDate) -> Int64 {
        switch self {
        case .thirty360US: Int64(Self.thirty360(from: start, to: end))
        case .actual360, .actual365Fixed, .actual364: Int64(end.dayNumber - start.dayNumber)
        case .actualActualISDA: Self.leapUnits(from: start, to: end)
        case .actualActualYearEnd:
            Self.leapUnits(from: start.adding(days: 1), to: end.adding(days: 1))
        }
    }

    /// The part of a year from `start` to `end`.
    public func yearFraction(from start: CivilDate, to end: CivilDate) -> YearFraction {
        YearFraction(units(from: start, to: end), unitsPerYear)
    }

    /// The days from `start` to `end` as this convention counts them.
    public func days(from start: CivilDate, to end: CivilDate) -> Int {
        switch self {
        case .thirty360US: Self.thirty360(from: start, to: end)
        default: Int(end.dayNumber - start.dayNumber)
        }
    }

    /// QuantLib, `Thirty360::US_Impl::dayCount`: the end of February is moved after the 31st is.
    private static func thirty360(from start: CivilDate, to end: CivilDate) -> Int {
        let (year1, month1, first) = start.components
        let (year2, month2, second) = end.components
        var (day1, day2) = (first, second)
        if day1 == 31 { day1 = 30 }
        if day2 == 31, day1 >= 30 { day2 = 30 }
        if isLastOfFebruary(year1, month1, day1) {
            if isLastOfFebruary(year2, month2, day2) { day2 = 30 }
            day1 = 30
        }
        return 360 * (year2 - year1) + 30 * (month2 - month1) + (day2 - day1)
    }

    private static func isLastOfFebruary(_ year: Int, _ month: Int, _ day: Int) -> Bool {
        month == 2 && day == CivilDate.length(ofMonth: 2, year: year)
    }

    private static func leapUnits(from start: CivilDate, to end: CivilDate) -> Int64 {
        var units: Int64 = 0
        var from = start
        while from < end {
            let year = from.year
            let next = CivilDate(year: year + 1, month: 1, day: 1) ?? end
            let to = min(next, end)
            units += Int64(to.dayNumber - from.dayNumber) * (CivilDate.isLeap(year) ? 365 : 366)
            from = to
        }
        return units
    }
}
