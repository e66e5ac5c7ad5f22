/// A moment, the same everywhere, to the second.
public struct Instant: Hashable, Sendable {
    public let secondsSince1970: Int64

    public init(secondsSince1970: Int64) {
        self.secondsSince1970 = secondsSince1970
    }

    /// The moments at which the clocks of every time zone show a date of the calendar;
    /// what a file says outside of them is not a time.
    public static let range =
        start(of: CivilDate.first.adding(days: 1))...start(of: CivilDate.last).adding(seconds: -1)

    /// Midnight of `date` in UTC.
    static func start(of date: CivilDate) -> Instant {
        Instant(secondsSince1970: Int64(date.dayNumber) * 86_400)
    }

    /// The moment `seconds` later; the caller keeps it within ``range``.
    public func adding(seconds: Int64) -> Instant {
        Instant(secondsSince1970: secondsSince1970 &+ seconds)
    }

    /// The seconds from `other` to this moment.
    public func seconds(since other: Instant) -> Int64 {
        secondsSince1970 &- other.secondsSince1970
    }

    /// Reads an instant as in `2026-06-01T06:00:00Z` or `2026-06-01T00:00-06:00`.
    public init(_ text: some StringProtocol) throws(InstantError) {
        let (local, offset) = try InstantText.parse(text)
        guard let offset else { throw .noOffset(String(text)) }
        let instant = Instant.start(of: local.date).adding(
            seconds: Int64(local.secondOfDay - offset))
        guard Self.range.contains(instant) else { throw .outOfRange(String(text)) }
        self = instant
    }
}

extension Instant: Comparable {
    public static func < (lhs: Instant, rhs: Instant) -> Bool {
        lhs.secondsSince1970 < rhs.secondsSince1970
    }
}

extension Instant: CustomStringConvertible {
    /// The instant as in `2026-06-01T06:00:00Z`, or its seconds outside ``range``.
    public var description: String {
        guard Self.range.contains(self) else { return "\(secondsSince1970) s since 1970" }
        let local = TimeZoneRules.utc.local(self)
        return "\(local)Z"
    }
}
