/// The readings of an interval block, in the order of the file.
///
/// Mostly each follows the one before in time and, some lines on, in the file: then only its
/// value is kept. A feed of a hundred megabytes has some four hundred thousand of them.
struct FeedReadings: Sequence {
    private var values: [Int64] = []
    private var rows: [Row] = []

    /// Readings that follow each other at equal distances.
    fileprivate struct Row {
        var first: FeedReading
        var count: Int32
        var linesApart: Int32
        var lastLine: Int32
        var end: Int64
    }

    var count: Int { values.count }
    var isEmpty: Bool { values.isEmpty }

    mutating func append(_ reading: FeedReading) {
        values.append(reading.value)
        let last = rows.count - 1
        if last >= 0, rows[last].isFollowed(by: reading) {
            rows[last].follow(reading)
        } else {
            let end = reading.start.addingReportingOverflow(Int64(reading.seconds)).partialValue
            rows.append(
                Row(
                    first: reading, count: 1, linesApart: 0, lastLine: reading.line, end: end))
        }
    }

    /// Multiplies all values by `factor`; false, and nothing done, where one would be too large.
    mutating func scale(by factor: Int64) -> Bool {
        guard values.allSatisfy({ !$0.multipliedReportingOverflow(by: factor).overflow }) else {
            return false
        }
        for index in values.indices { values[index] *= factor }
        return true
    }

    /// The sum of the values.
    var sum: Int128 { values.reduce(0) { $0 + Int128($1) } }

    /// A copy that takes no more memory than it needs.
    func compact() -> FeedReadings {
        var copy = FeedReadings()
        copy.values = values.map { $0 }
        copy.rows = rows.map { $0 }
        return copy
    }

    mutating func removeAll() {
        values.removeAll(keepingCapacity: true)
        rows.removeAll(keepingCapacity: true)
    }

    struct Iterator: IteratorProtocol {
        fileprivate let readings: FeedReadings
        private var position = 0
        private var row = -1
        private var left: Int32 = 0
        private var reading = FeedReading(
            start: 0, value: 0, seconds: 0, line: 0, column: 0, quality: 0)
        private var linesApart: Int32 = 0

        fileprivate init(_ readings: FeedReadings) {
            self.readings = readings
        }

        mutating func next() -> FeedReading? {
            if left == 0 {
                row += 1
                guard row < readings.rows.count else { return nil }
                reading = readings.rows[row].first
                left = readings.rows[row].count
                linesApart = readings.rows[row].linesApart
            } else {
                reading.start &+= Int64(reading.seconds)
                reading.line &+= linesApart
            }
            reading.value = readings.values[position]
            position += 1
            left -= 1
            return reading
        }
    }

    func makeIterator() -> Iterator { Iterator(self) }
}

extension FeedReadings.Row {
    func isFollowed(by reading: FeedReading) -> Bool {
        reading.start == end && reading.seconds == first.seconds
            && reading.quality == first.quality && reading.column == first.column
            && (count == 1 || reading.line - lastLine == linesApart) && count < .max
    }

    mutating func follow(_ reading: FeedReading) {
        linesApart = reading.line - lastLine
        lastLine = reading.line
        end = end.addingReportingOverflow(Int64(reading.seconds)).partialValue
        count += 1
    }
}
