/// Days from `start` up to, not including, `end`.
public struct DatePeriod: Hashable, Sendable {
    public let start: CivilDate
    public let end: CivilDate

    /// The period, or nil where it would be empty or run backwards.
    public init?(from start: CivilDate, to end: CivilDate) {
        guard start < end else { return nil }
        self.init(unchecked: start, end)
    }

    init(unchecked start: CivilDate, _ end: CivilDate) {
        self.start = start
        self.end = end
    }

    /// From `start` on, to the end of the calendar.
    public init(from start: CivilDate) {
        self.init(unchecked: min(start, .last.adding(days: -1)), .last)
    }

    /// Whether it has no end but the calendar's.
    public var isOpen: Bool { end == .last }

    /// How many days it has.
    public var count: Int { Int(end.dayNumber - start.dayNumber) }

    public func contains(_ date: CivilDate) -> Bool { start <= date && date < end }

    /// The days both have, or nil where they share none.
    public func intersection(_ other: DatePeriod) -> DatePeriod? {
        DatePeriod(from: max(start, other.start), to: min(end, other.end))
    }

    public func overlaps(_ other: DatePeriod) -> Bool {
        start < other.end && other.start < end
    }

    /// Its days in order.
    public var dates: some RandomAccessCollection<CivilDate> {
        (start.dayNumber..<end.dayNumber).lazy.map(CivilDate.init(unchecked:))
    }
}

extension DatePeriod: CustomStringConvertible {
    /// The period as in `2026-06-01..<2026-07-01`.
    public var description: String { isOpen ? "\(start).." : "\(start)..<\(end)" }
}
