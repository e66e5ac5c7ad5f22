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

/// Why a text is no time in a file.
public enum FileTimeError: Error, Hashable, Sendable {
    case notATime(InstantError)
    /// There is no offset and no zone to read the time in.
    case noZone(String)
    /// The date may begin with the day or with the month.
    case noOrder(String)
    case skipped(LocalTime, ClockGap)
}

extension FileTimeError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .notATime(let error): "\(error)"
        case .noZone(let text):
            "the time \(Excerpt(text)) must end in Z or an offset as in -06:00, or its zone be "
                + "named, as in --time-zone America/Denver"
        case .noOrder(let text):
            "the date of \(Excerpt(text)) may begin with the day or with the month; say which, "
                + "with --dates day-first or --dates month-first"
        case .skipped(let local, let gap):
            "the clocks of \(gap.zone) never showed \(local): they were put forward from "
                + "\(gap.start) to \(gap.end); leave such rows out of the file"
        }
    }

    /// What errors of one cause have in common.
    public var kind: String? {
        switch self {
        case .notATime: nil
        case .noZone: "time without a zone"
        case .noOrder: "date without an order"
        case .skipped: "time that never was"
        }
    }
}
