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

/// How many rows end a minute or a second before a whole number of minutes is over, as in `00:59`.
///
/// Where all do, ends are meant to be within the reading.
struct InclusiveEnds {
    private var rows = 0
    private var byMinute = 0
    private var bySecond = 0
    /// The first line that has one.
    private(set) var firstLine = 1

    mutating func add(seconds: Int32, line: Int) {
        rows += 1
        // Readings are of five minutes, or of a multiple of it.
        let isByMinute = (seconds + 60) % 300 == 0
        let isBySecond = (seconds + 1) % 300 == 0
        guard isByMinute || isBySecond else { return }
        if byMinute + bySecond == 0 { firstLine = line }
        if isByMinute { byMinute += 1 } else { bySecond += 1 }
    }

    /// The seconds by which all readings are longer than their ends say; zero where not all are.
    var shortBy: Int32 {
        if rows == 0 { return 0 }
        return byMinute == rows ? 60 : bySecond == rows ? 1 : 0
    }

    /// What is to be said where only some readings end so; nil where none does.
    var remark: String? {
        let some = byMinute + bySecond
        guard some > 0, some < rows || byMinute != 0 && bySecond != 0 else { return nil }
        return "\(some) of \(rows) readings end a minute or a second before the next can begin, as "
            + "in 00:59, and others do not; all ends are taken as they are written"
    }
}
