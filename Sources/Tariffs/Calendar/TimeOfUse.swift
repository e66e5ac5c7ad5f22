/// Which period of price each minute of each day belongs to.
///
/// A tariff may have several, as where demand is measured by other hours than energy.
public struct TimeOfUse: Hashable, Sendable {
    public let id: String
    public let periods: [Period]
    public let windows: [Window]
    /// Whether the tariff's holidays are a kind of day of their own here, or ordinary days.
    public let observesHolidays: Bool
    public let clause: Clause

    public init(
        id: String, periods: [Period], windows: [Window], observesHolidays: Bool = true,
        clause: Clause
    ) {
        self.id = id
        self.periods = periods
        self.windows = windows
        self.observesHolidays = observesHolidays
        self.clause = clause
    }

    /// A set of hours with one price, as in on-peak.
    public struct Period: Hashable, Sendable {
        public let id: String
        public let name: String
        /// Whether it holds whenever no window says another.
        public let fillsOtherHours: Bool
        public let clause: Clause

        public init(id: String, name: String, fillsOtherHours: Bool = false, clause: Clause) {
            self.id = id
            self.name = name
            self.fillsOtherHours = fillsOtherHours
            self.clause = clause
        }
    }

    /// A stretch of the day in which a period holds.
    public struct Window: Hashable, Sendable {
        public let period: String
        /// The seasons in which it holds, nil for all.
        public let seasons: Set<String>?
        public let days: DaySet
        public let time: DayTime
        public let clause: Clause

        public init(
            period: String, seasons: Set<String>? = nil, days: DaySet, time: DayTime,
            clause: Clause
        ) {
            self.period = period
            self.seasons = seasons
            self.days = days
            self.time = time
            self.clause = clause
        }
    }
}

/// Minutes of a day as the clock on the wall shows them, from `start` up to `end`.
public struct DayTime: Hashable, Sendable {
    /// From 0 to 1,439.
    public let start: Int
    /// From 1 to 1,440.
    public let end: Int

    public static let minutesOfDay = 1_440

    /// The time, or nil where it is empty, backwards or beyond the day.
    public init?(start: Int, end: Int) {
        guard start >= 0, start < end, end <= Self.minutesOfDay else { return nil }
        self.start = start
        self.end = end
    }

    /// Reads two times of day, as in `12:00` and `24:00`.
    public init(from start: String, to end: String) throws(TariffTextError) {
        let first = try Self.minute(start)
        let last = try Self.minute(end)
        guard let time = DayTime(start: first, end: last) else {
            throw .backwards(from: start, to: end)
        }
        self = time
    }

    private static func minute(_ text: String) throws(TariffTextError) -> Int {
        let digits = text.utf8.map { Int($0) - 48 }
        guard digits.count == 5, text.utf8.dropFirst(2).first == UInt8(ascii: ":"),
            [0, 1, 3, 4].allSatisfy({ (0...9).contains(digits[$0]) })
        else { throw .notATimeOfDay(text) }
        let minute = digits[3] * 10 + digits[4]
        let total = (digits[0] * 10 + digits[1]) * 60 + minute
        guard minute < 60, total <= minutesOfDay else { throw .notATimeOfDay(text) }
        return total
    }

    /// `minute` of the day as a clock shows it.
    public static func text(_ minute: Int) -> String {
        let (hour, rest) = minute.quotientAndRemainder(dividingBy: 60)
        return "\(hour < 10 ? "0" : "")\(hour):\(rest < 10 ? "0" : "")\(rest)"
    }
}

extension DayTime: CustomStringConvertible {
    public var description: String { "\(Self.text(start)) to \(Self.text(end))" }
}
