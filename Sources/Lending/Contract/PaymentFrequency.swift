/// How often a loan is paid.
public enum PaymentFrequency: Hashable, Sendable {
    /// Every so many months, on the same day of the month.
    case months(Int)
    /// Every so many days.
    case days(Int)

    public static let monthly = PaymentFrequency.months(1)
    public static let quarterly = PaymentFrequency.months(3)
    public static let weekly = PaymentFrequency.days(7)
    public static let biweekly = PaymentFrequency.days(14)

    /// How many payments a year has: a week counts as a 52nd, another number of days as its
    /// part of 365 (Regulation Z, Appendix J (b)(5)).
    public var perYear: YearFraction {
        switch self {
        case .months(let count): YearFraction(12, Int64(count))
        case .days(let count) where count % 7 == 0: YearFraction(52, Int64(count / 7))
        case .days(let count): YearFraction(365, Int64(count))
        }
    }

    /// Whether payments come at least yearly and at most daily.
    var isAllowed: Bool {
        switch self {
        case .months(let count): (1...12).contains(count)
        case .days(let count): (1...365).contains(count)
        }
    }
}

/// Where a due date goes whose month has no such day.
public enum MonthEndRule: Hashable, Sendable {
    /// To the last day of the month.
    case lastDay
    /// To the first day of the next, as Apache Fineract's `FIRST_DAY_OF_NEXT_MONTH`.
    case firstOfNext
}
