/// A half-open stretch of time.
///
/// It is never empty, save as the range of a day that a time zone leaves out.
public struct TimeRange: Hashable, Sendable {
    public let start: Instant
    public let end: Instant

    /// The range, or nil where it would be empty or run backwards.
    public init?(from start: Instant, to end: Instant) {
        guard start < end else { return nil }
        self.init(unchecked: start, end)
    }

    init(unchecked start: Instant, _ end: Instant) {
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
