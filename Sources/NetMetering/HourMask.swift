public import Quantities

/// A named set of hours, as in "14:00 to 19:00 on summer weekdays".
public struct HourMask: Hashable, Sendable {
    public let name: String
    /// The hours are those of any window.
    public let windows: [Window]
    /// Days on which no hour belongs to it, such as holidays.
    public let exceptions: Set<CivilDate>
    public let clause: ProgramClause

    public init(
        name: String, windows: [Window], exceptions: Set<CivilDate> = [],
        clause: ProgramClause = .none
    ) {
        self.name = name
        self.windows = windows
        self.exceptions = exceptions
        self.clause = clause
    }

    /// Hours of some days of some months.
    public struct Window: Hashable, Sendable {
        /// From 1 for January to 12.
        public let months: Set<Int>
        /// From 1 for Monday to 7 for Sunday.
        public let weekdays: Set<Int>
        /// From 0 to 1,439, as the clock shows it.
        public let startMinute: Int
        /// From 1 to 1,440; not included.
        public let endMinute: Int

        /// The window, or nil where its hours are empty, backwards or beyond the day, or
        /// a month or weekday does not exist.
        public init?(
            months: Set<Int> = Set(1...12), weekdays: Set<Int> = Set(1...7), startMinute: Int = 0,
            endMinute: Int = 1_440
        ) {
            guard months.isSubset(of: 1...12), weekdays.isSubset(of: 1...7), startMinute >= 0,
                startMinute < endMinute, endMinute <= 1_440
            else { return nil }
            self.months = months
            self.weekdays = weekdays
            self.startMinute = startMinute
            self.endMinute = endMinute
        }

        func contains(_ local: LocalTime) -> Bool {
            startMinute <= local.minuteOfDay && local.minuteOfDay < endMinute
                && weekdays.contains(local.date.weekday) && months.contains(local.date.month)
        }
    }

    /// Whether the hour that begins at `local` belongs to it.
    public func contains(_ local: LocalTime) -> Bool {
        windows.contains { $0.contains(local) } && !exceptions.contains(local.date)
    }
}
