/// A day of the Gregorian calendar, in no particular time zone.
public struct CivilDate: Hashable, Sendable {
    /// Days since 1 January 1970.
    public let dayNumber: Int32

    /// The years a date can lie in; wide for any contract, narrow enough to catch typing.
    public static let years = 1900...2200

    init(unchecked dayNumber: Int32) {
        self.dayNumber = dayNumber
    }

    /// The day with this number, or nil outside ``years``.
    public init?(dayNumber: Int) {
        guard (Self.first.dayNumber...Self.last.dayNumber).contains(Int32(clamping: dayNumber))
        else { return nil }
        self.init(unchecked: Int32(dayNumber))
    }

    /// The date, or nil where the calendar has none such.
    public init?(year: Int, month: Int, day: Int) {
        guard Self.years.contains(year), (1...12).contains(month), day >= 1,
            day <= Self.length(ofMonth: month, year: year)
        else { return nil }
        self.init(unchecked: Self.number(year, month, day))
    }

    /// Reads a date as in `2026-06-01`.
    public init(_ text: some StringProtocol) throws(CivilDateError) {
        let utf8 = Array(text.utf8.prefix(11))
        guard utf8.count == 10, utf8[4] == UInt8(ascii: "-"), utf8[7] == UInt8(ascii: "-"),
            let year = Digits.value(of: utf8[0..<4]), let month = Digits.value(of: utf8[5..<7]),
            let day = Digits.value(of: utf8[8..<10])
        else { throw .notADate(String(text)) }
        guard let date = CivilDate(year: year, month: month, day: day) else {
            throw .noSuchDay(String(text))
        }
        self = date
    }

    package static let first = CivilDate(unchecked: number(years.lowerBound, 1, 1))
    package static let last = CivilDate(unchecked: number(years.upperBound, 12, 31))

    public static func isLeap(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    public static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `days_from_civil`.
    private static func number(_ year: Int, _ month: Int, _ day: Int) -> Int32 {
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return Int32(era * 146_097 + dayOfEra - 719_468)
    }

    /// Year, month and day; `civil_from_days` of the same source.
    public var components: (year: Int, month: Int, day: Int) {
        let shifted = Int(dayNumber) + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    public var year: Int { components.year }
    public var month: Int { components.month }
    public var day: Int { components.day }

    /// The month the day lies in.
    public var monthOfYear: Month { Month(containing: self) }

    /// The day of the week, from 1 for Monday to 7 for Sunday (ISO 8601).
    public var weekday: Int { (Int(dayNumber) + 3 + 7 * 100_000) % 7 + 1 }

    /// The day `days` later, held within ``years``.
    public func adding(days: Int) -> CivilDate {
        let (sum, overflow) = Int(dayNumber).addingReportingOverflow(days)
        let clamped = overflow ? (days < 0 ? Int.min : Int.max) : sum
        let number = max(Int(Self.first.dayNumber), min(Int(Self.last.dayNumber), clamped))
        return CivilDate(unchecked: Int32(number))
    }
}

extension CivilDate: Comparable {
    public static func < (lhs: CivilDate, rhs: CivilDate) -> Bool {
        lhs.dayNumber < rhs.dayNumber
    }
}

extension CivilDate: CustomStringConvertible {
    /// The date as in `2026-06-01`.
    public var description: String {
        let (year, month, day) = components
        return "\(year)-\(Digits.two(month))-\(Digits.two(day))"
    }
}
