/// A month of a year, as in June 2026: the time one bill run covers.
public struct Month: Hashable, Sendable {
    /// Months since January of the year 0.
    private let index: Int32

    public init?(year: Int, month: Int) {
        guard CivilDate.years.contains(year), (1...12).contains(month) else { return nil }
        index = Int32(year * 12 + month - 1)
    }

    public init(containing date: CivilDate) {
        let (year, month, _) = date.components
        index = Int32(year * 12 + month - 1)
    }

    private init(index: Int32) {
        let first = Int32(CivilDate.years.lowerBound * 12)
        let last = Int32(CivilDate.years.upperBound * 12 + 11)
        self.index = max(first, min(last, index))
    }

    /// Reads a month as in `2026-06`.
    public init(_ text: some StringProtocol) throws(CivilDateError) {
        let utf8 = Array(text.utf8.prefix(8))
        guard utf8.count == 7, utf8[4] == UInt8(ascii: "-"),
            let year = Digits.value(of: utf8[0..<4]), let month = Digits.value(of: utf8[5..<7]),
            let value = Month(year: year, month: month)
        else { throw .notAMonth(String(text)) }
        self = value
    }

    public var year: Int { Int(index) / 12 }
    /// From 1 for January to 12.
    public var month: Int { Int(index) % 12 + 1 }

    /// The month `months` later, held within the years a date can lie in.
    public func adding(months: Int) -> Month {
        Month(index: Int32(clamping: Int(index) + max(-100_000, min(100_000, months))))
    }

    public var next: Month { adding(months: 1) }
    public var previous: Month { adding(months: -1) }

    /// How many months lie between `other` and this one.
    public func months(since other: Month) -> Int { Int(index - other.index) }

    public var length: Int { CivilDate.length(ofMonth: month, year: year) }

    /// The day of this month, or its last where it has no such day.
    public func day(_ day: Int) -> CivilDate {
        firstDay.adding(days: max(1, min(day, length)) - 1)
    }

    public var firstDay: CivilDate {
        CivilDate(year: year, month: month, day: 1) ?? CivilDate.first
    }

    public var lastDay: CivilDate { day(length) }

    /// From the first day to the first of the next month.
    public var days: DatePeriod { DatePeriod(unchecked: firstDay, firstDay.adding(days: length)) }
}

extension Month: Comparable {
    public static func < (lhs: Month, rhs: Month) -> Bool { lhs.index < rhs.index }
}

extension Month: CustomStringConvertible {
    /// The month as in `2026-06`.
    public var description: String { "\(year)-\(Digits.two(month))" }
}
