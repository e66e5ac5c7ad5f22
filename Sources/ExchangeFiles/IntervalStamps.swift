import Quantities

/// Reads what the rows of a file name their intervals by.
///
/// Where a zone is given, times without an offset are of its clocks, and the order of the rows
/// tells which of two equal hours one is of; else they are UTC.
struct IntervalStamps {
    private var reader: TimeReader?
    private var hour = RepeatedHour<Int>()
    /// The stamps read so far, in the order of the file.
    private(set) var stamps: [IntervalStamp] = []
    /// The rows whose hour the order does not tell, the first of each hour, and why.
    private(set) var unclear: [(row: Int, reason: String)] = []

    init(_ form: TimeForm?) {
        reader = form.map(TimeReader.init)
    }

    /// Takes the stamp of the next row; throws where its time never was.
    mutating func add(_ text: String) throws(FileTimeError) {
        guard reader != nil else { return stamps.append(IntervalStamp(text)) }
        do throws(FileTimeError) {
            guard let time = try reader?.read(text) else { return }
            try add(time)
        } catch {
            switch error {
            case .notATime: stamps.append(.label(text))
            case .noZone, .noOrder, .skipped:
                stamps.append(.label(text))
                throw error
            }
        }
    }

    private mutating func add(_ time: FileTime) throws(FileTimeError) {
        switch time {
        case .moment(let moment):
            settle(before: moment)
            hour.pass(moment)
            stamps.append(.instant(moment))
        case .repeated(let local, let first, let second):
            hour.wait(stamps.count, local, first: first, second: second)
            stamps.append(.instant(first))
        case .skipped(let local, let gap): throw .skipped(local, gap)
        }
    }

    /// Tells the rows of a repeated hour apart; to be called behind the last row too.
    mutating func settle(before next: Instant? = nil) {
        guard let first = hour.waiting.first, let zone = reader?.form.zone else { return }
        let reason = hour.unclear(in: zone)
        guard let rows = hour.resolve(before: next) else {
            unclear.append((first, reason))
            return
        }
        for (row, moment) in rows { stamps[row] = .instant(moment) }
    }
}
