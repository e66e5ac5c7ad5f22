public import Quantities

/// A day of any year, as in 1 May; 29 February is one.
public struct MonthDay: Hashable, Sendable {
    public let month: Int
    public let day: Int

    /// The day, or nil where not even a leap year has it.
    public init?(month: Int, day: Int) {
        guard (1...12).contains(month), day >= 1,
            day <= CivilDate.length(ofMonth: month, year: Self.leapYear)
        else { return nil }
        self.month = month
        self.day = day
    }

    public init(_ date: CivilDate) {
        let (_, month, day) = date.components
        self.month = month
        self.day = day
    }

    /// Reads a day as in `05-01`.
    public init(_ text: some StringProtocol) throws(TariffTextError) {
        guard text.utf8.count == 5,
            let date = try? CivilDate("\(Self.leapYear)-\(text)")
        else { throw .notADayOfYear(String(text)) }
        self.init(date)
    }

    /// Days before it in a leap year, from 0 to 365.
    var index: Int { Self.daysBefore[month - 1] + day - 1 }

    /// The day with this index, which must be from 0 to 365.
    init(index: Int) {
        let month = Self.daysBefore.lastIndex { $0 <= index } ?? 0
        self.month = month + 1
        day = index - Self.daysBefore[month] + 1
    }

    /// How many days of the year there are, 29 February among them.
    static let count = 366
    private static let leapYear = 2000
    private static let daysBefore = [
        0, 31, 60, 91, 121, 152, 182, 213, 244, 274, 305, 335,
    ]
}

extension MonthDay: Comparable {
    public static func < (lhs: MonthDay, rhs: MonthDay) -> Bool {
        (lhs.month, lhs.day) < (rhs.month, rhs.day)
    }
}

extension MonthDay: CustomStringConvertible {
    /// The day as in `05-01`.
    public var description: String {
        "\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
    }
}

/// A part of the year with prices of its own.
public struct Season: Hashable, Sendable {
    public let id: String
    public let name: String
    public let days: [MonthDayRange]
    public let clause: Clause

    public init(id: String, name: String, days: [MonthDayRange], clause: Clause) {
        self.id = id
        self.name = name
        self.days = days
        self.clause = clause
    }
}
