import Quantities

/// From when to when a row of interval CSV says that its reading is.
struct IntervalSpan {
    enum Length {
        /// The time is the start.
        case seconds(Int32)
        case end(FileTime)
        /// The time is the end, so many seconds after the start.
        case secondsBefore(Int32)
    }

    /// The time by whose order in the file a repeated hour is told.
    let time: FileTime
    let length: Length

    /// When the reading starts and how long it is, where the time is `moment`.
    ///
    /// The seconds are not above zero where it ends before it starts; nil where it is longer than
    /// any reading.
    func placed(at moment: Instant) -> (start: Instant, seconds: Int32)? {
        switch length {
        case .seconds(let seconds): (moment, seconds)
        case .secondsBefore(let seconds): (moment.adding(seconds: -Int64(seconds)), seconds)
        case .end(let end):
            Int32(exactly: Self.end(end, of: self, from: moment).seconds(since: moment))
                .map { (moment, $0) }
        }
    }

    /// The moment at which a reading ends that starts at `start`: of two that the clocks show
    /// alike the one that is next.
    private static func end(
        _ end: FileTime, of span: IntervalSpan, from start: Instant
    ) -> Instant {
        switch end {
        case .moment(let moment):
            // The first time through a repeated hour, 01:00 to 02:00 is until 01:00 comes again.
            guard case .repeated(_, let first, let second) = span.time, start == first
            else { return moment }
            let again = moment.adding(seconds: -second.seconds(since: first))
            return again > start ? again : moment
        case .repeated(_, let first, let second): return first > start ? first : second
        case .skipped(_, let gap): return gap.at
        }
    }
}
