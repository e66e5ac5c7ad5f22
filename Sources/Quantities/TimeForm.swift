/// How the times of a file are to be read.
public struct TimeForm: Hashable, Sendable {
    /// Which number comes first in a date as `07/04/2026`; it is said, and never guessed.
    public enum DateOrder: String, Hashable, Sendable, CaseIterable {
        case dayFirst = "day-first"
        case monthFirst = "month-first"
    }

    /// The zone whose clocks show the times without an offset; nil refuses them.
    public var zone: TimeZoneRules?
    /// The order of dates that do not begin with the year; nil refuses those that need it.
    public var dates: DateOrder?

    public init(zone: TimeZoneRules? = nil, dates: DateOrder? = nil) {
        self.zone = zone
        self.dates = dates
    }
}

/// A time that a file says, and what it is on the time line.
public enum FileTime: Hashable, Sendable {
    case moment(Instant)
    /// Shown twice by the clocks, when they are put back; the order of rows tells which it is.
    case repeated(LocalTime, first: Instant, second: Instant)
    /// Never shown by the clocks, which were put forward from `start` to `end` at `jump`.
    case skipped(LocalTime, ClockGap)
}

/// The times that clocks pass over when they are put forward.
public struct ClockGap: Hashable, Sendable {
    /// The first time that is not shown, and the one that is shown in its place.
    public let start: LocalTime
    public let end: LocalTime
    public let at: Instant
    public let zone: String
}
