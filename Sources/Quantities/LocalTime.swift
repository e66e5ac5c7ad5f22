/// What a clock on the wall shows: a date and a time of day.
public struct LocalTime: Hashable, Sendable {
    public let date: CivilDate
    /// Seconds since the clock showed midnight, from 0 to 86,399.
    public let secondOfDay: Int

    public init?(date: CivilDate, secondOfDay: Int) {
        guard (0..<86_400).contains(secondOfDay) else { return nil }
        self.date = date
        self.secondOfDay = secondOfDay
    }

    /// The time of day; 24:00 is the end of `date`, which is midnight of the next.
    init?(_ date: CivilDate, hour: Int, minute: Int, second: Int) {
        guard (0..<60).contains(minute), (0..<60).contains(second) else { return nil }
        switch hour {
        case 0..<24: self.init(unchecked: date, hour * 3600 + minute * 60 + second)
        case 24 where minute == 0 && second == 0 && date < .last:
            self.init(unchecked: date.adding(days: 1), 0)
        default: return nil
        }
    }

    init(unchecked date: CivilDate, _ secondOfDay: Int) {
        self.date = date
        self.secondOfDay = secondOfDay
    }

    public var minuteOfDay: Int { secondOfDay / 60 }
    public var hour: Int { secondOfDay / 3600 }

    /// Reads a local time as in `2026-06-01T00:00` or with a blank for the `T`; 24:00 is the end
    /// of a day.
    public init(_ text: some StringProtocol) throws(InstantError) {
        let (local, offset) = try InstantText.parse(text)
        guard offset == nil else { throw .unexpectedOffset(String(text)) }
        self = local
    }
}

extension LocalTime: Comparable {
    public static func < (lhs: LocalTime, rhs: LocalTime) -> Bool {
        (lhs.date, lhs.secondOfDay) < (rhs.date, rhs.secondOfDay)
    }
}

extension LocalTime: CustomStringConvertible {
    /// The time as in `2026-06-01T00:00:00`.
    public var description: String {
        let minutes = Digits.two(secondOfDay / 60 % 60)
        return "\(date)T\(Digits.two(hour)):\(minutes):\(Digits.two(secondOfDay % 60))"
    }
}
