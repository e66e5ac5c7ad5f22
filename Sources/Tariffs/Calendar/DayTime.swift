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
