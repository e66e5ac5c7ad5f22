/// Which period of price each minute of each day belongs to.
///
/// A tariff may have several, as where demand is measured by other hours than energy.
public struct TimeOfUse: Hashable, Sendable {
    public let id: String
    public let periods: [Period]
    public let windows: [Window]
    /// Whether the tariff's holidays are a kind of day of their own here, or ordinary days.
    public let observesHolidays: Bool
    public let clause: Clause

    public init(
        id: String, periods: [Period], windows: [Window], observesHolidays: Bool = true,
        clause: Clause
    ) {
        self.id = id
        self.periods = periods
        self.windows = windows
        self.observesHolidays = observesHolidays
        self.clause = clause
    }

    /// A set of hours with one price, as in on-peak.
    public struct Period: Hashable, Sendable {
        public let id: String
        public let name: String
        /// Whether it holds whenever no window says another.
        public let fillsOtherHours: Bool
        public let clause: Clause

        public init(id: String, name: String, fillsOtherHours: Bool = false, clause: Clause) {
            self.id = id
            self.name = name
            self.fillsOtherHours = fillsOtherHours
            self.clause = clause
        }
    }

    /// A stretch of the day in which a period holds.
    public struct Window: Hashable, Sendable {
        public let period: String
        /// The seasons in which it holds, nil for all.
        public let seasons: Set<String>?
        public let days: DaySet
        public let time: DayTime
        public let clause: Clause

        public init(
            period: String, seasons: Set<String>? = nil, days: DaySet, time: DayTime,
            clause: Clause
        ) {
            self.period = period
            self.seasons = seasons
            self.days = days
            self.time = time
            self.clause = clause
        }
    }
}
