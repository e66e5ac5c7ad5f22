/// A moment, the same everywhere, to the second.
public struct Instant: Hashable, Sendable {
    public let secondsSince1970: Int64

    public init(secondsSince1970: Int64) {
        self.secondsSince1970 = secondsSince1970
    }

    /// The moments that a date can lie on, in any time zone; what a file says outside
    /// of them is not a time.
    public static let range =
        start(of: CivilDate.first).adding(seconds: -86_400)...start(of: CivilDate.last)

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
        self = Instant.start(of: local.date).adding(
            seconds: Int64(local.secondOfDay - offset))
    }
}

extension Instant: Comparable {
    public static func < (lhs: Instant, rhs: Instant) -> Bool {
        lhs.secondsSince1970 < rhs.secondsSince1970
    }
}

extension Instant: CustomStringConvertible {
    /// The instant as in `2026-06-01T06:00:00Z`, or its seconds where it lies on no date.
    public var description: String {
        guard Self.range.contains(self) else { return "\(secondsSince1970) s since 1970" }
        let local = TimeZoneRules.utc.local(self)
        return "\(local)Z"
    }
}

/// A half-open stretch of time.
public struct TimeRange: Hashable, Sendable {
    public let start: Instant
    public let end: Instant

    /// The range, or nil where it would be empty or run backwards.
    public init?(from start: Instant, to end: Instant) {
        guard start < end else { return nil }
        self.start = start
        self.end = end
    }

    public func contains(_ instant: Instant) -> Bool { start <= instant && instant < end }

    public func intersection(_ other: TimeRange) -> TimeRange? {
        TimeRange(from: max(start, other.start), to: min(end, other.end))
    }

    /// How long it is.
    public var seconds: Int64 { end.seconds(since: start) }
}

extension TimeRange: CustomStringConvertible {
    public var description: String { "\(start)..<\(end)" }
}
