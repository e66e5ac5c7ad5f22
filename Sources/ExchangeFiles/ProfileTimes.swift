import Quantities

/// When the rows of a profile begin: counted, or in time, each a step after the one before.
struct ProfileTimes {
    enum Column: String, CaseIterable {
        case hour, interval, start
    }

    /// The column that says when, nil where the file has none.
    let column: Column?
    private var reader: TimeReader
    private(set) var start: Instant?
    /// The seconds from a row to the next, nil where only the number of rows tells.
    private(set) var step: Int?
    private var expected: Int64 = 0
    private var last: Instant?

    init(column: Column?, form: TimeForm) {
        self.column = column
        reader = TimeReader(form)
        if column == .hour { step = 3600 }
    }

    /// The number of steps of an hour by which a year of so many rows is told.
    static func step(ofRows count: Int) -> Int? {
        for hours in [8760, 8784] where count % hours == 0 {
            let perHour = count / hours
            if [1, 2, 3, 4, 6, 12, 60].contains(perHour) { return 3600 / perHour }
        }
        return nil
    }

    /// Takes the cell of the next row.
    mutating func add(_ text: String) throws(ProfileTimeError) {
        switch column {
        case nil: break
        case .hour, .interval: try count(text)
        case .start: try advance(to: moment(text))
        }
    }

    private mutating func count(_ text: String) throws(ProfileTimeError) {
        guard text.utf8.count <= 10, let number = Int64(text), text.first != "+", number >= 0
        else { throw .notACount(text) }
        defer { expected = number + 1 }
        guard number == expected else { throw .outOfStep(expected: "\(expected)", found: text) }
    }

    /// The moment at which the clock shows it: of two the first that is not before the row it
    /// should follow, since each step must stand once and in order.
    private mutating func moment(_ text: String) throws(ProfileTimeError) -> Instant {
        let time: FileTime
        do throws(FileTimeError) { time = try reader.read(text) } catch { throw .time(error) }
        switch time {
        case .moment(let moment): return moment
        case .repeated(_, let first, let second):
            guard let last, last >= first, last < second else { return first }
            return second
        case .skipped(let local, let gap): throw .time(.skipped(local, gap))
        }
    }

    private mutating func advance(to instant: Instant) throws(ProfileTimeError) {
        defer { last = instant }
        guard let last else {
            start = instant
            return
        }
        let seconds = instant.seconds(since: last)
        guard let step else {
            guard (60...86_400).contains(seconds) else { throw .badStep(seconds: seconds) }
            step = Int(seconds)
            return
        }
        guard seconds == Int64(step) else {
            throw .outOfStep(expected: "\(last.adding(seconds: Int64(step)))", found: "\(instant)")
        }
    }
}
