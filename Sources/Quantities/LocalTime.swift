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

/// Why a text is not a time.
public enum InstantError: Error, Hashable, Sendable {
    case notATime(String)
    case noOffset(String)
    case unexpectedOffset(String)
    case outOfRange(String)
}

extension InstantError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .notATime(let text):
            "expected a time as in 2026-06-01T00:00:00-06:00, found \(Excerpt(text))"
        case .noOffset(let text):
            "the time \(Excerpt(text)) must end in Z or an offset as in -06:00"
        case .unexpectedOffset(let text):
            "the time \(Excerpt(text)) must have no Z or offset, it is read in a stated time zone"
        case .outOfRange(let text):
            "expected a time from \(Instant.range.lowerBound) to \(Instant.range.upperBound), "
                + "found \(Excerpt(text))"
        }
    }
}

/// The ISO 8601 forms of a time that are read.
enum InstantText {
    /// The local part, and the offset from UTC in seconds where one is written.
    static func parse(
        _ text: some StringProtocol
    ) throws(InstantError) -> (local: LocalTime, offset: Int?) {
        let utf8 = Array(text.utf8.prefix(40))
        guard utf8.count >= 16, utf8[10] == UInt8(ascii: "T") || utf8[10] == UInt8(ascii: " "),
            let date = try? CivilDate(String(decoding: utf8[0..<10], as: UTF8.self)),
            let hour = Digits.value(of: utf8[11..<13]), utf8[13] == UInt8(ascii: ":"),
            let minute = Digits.value(of: utf8[14..<16])
        else { throw .notATime(String(text)) }
        var rest = utf8[16...]
        var second = 0
        if rest.first == UInt8(ascii: ":") {
            guard rest.count >= 3, let value = Digits.value(of: rest.dropFirst().prefix(2))
            else { throw .notATime(String(text)) }
            second = value
            rest = rest.dropFirst(3)
        }
        guard let local = LocalTime(date, hour: hour, minute: minute, second: second) else {
            throw .notATime(String(text))
        }
        if rest.isEmpty { return (local, nil) }
        guard let offset = offset(rest) else { throw .notATime(String(text)) }
        return (local, offset)
    }

    /// Seconds east of Greenwich, of `Z` or an offset with or without its colon.
    static func offset(_ text: ArraySlice<UInt8>) -> Int? {
        if text.elementsEqual("Z".utf8) { return 0 }
        guard let sign = text.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else {
            return nil
        }
        var digits = Array(text.dropFirst())
        if digits.count == 5, digits[2] == UInt8(ascii: ":") { digits.remove(at: 2) }
        guard digits.count == 4,
            let hours = Digits.value(of: digits[0..<2]), hours <= 18,
            let minutes = Digits.value(of: digits[2..<4]), minutes < 60
        else { return nil }
        return (sign == UInt8(ascii: "-") ? -1 : 1) * (hours * 3600 + minutes * 60)
    }
}
