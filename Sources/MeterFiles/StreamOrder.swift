/// How the readings of a stream follow each other.
struct StreamOrder {
    /// Readings whose start was seen before.
    private(set) var repeats = 0
    /// Steps backwards, in the order of the file.
    private(set) var stepsBack = 0
    /// Where, in order of time, a reading begins after the end of the one before.
    private(set) var gaps = 0
    /// Where a reading begins before the end of the one before, but not together with it.
    private(set) var overlaps = 0
    /// Repeats that differ in value or length from an earlier reading of the same start.
    private(set) var contradictions = 0
    /// The first of the contradictions, with what they contradict.
    private(set) var examples: [(first: FeedReading, second: FeedReading)] = []

    private var previous: FeedReading?
    /// The end of the reading before, of those of one start the longest.
    private var end = Int64.min

    private static let mostExamples = 20

    /// Whether no reading begins before the one before it.
    static func isInOrder(_ blocks: [IntervalBlock]) -> Bool {
        var last = Int64.min
        for block in blocks {
            for reading in block.readings {
                guard reading.start >= last else { return false }
                last = reading.start
            }
        }
        return true
    }

    /// The order of blocks whose readings are in order.
    init(_ blocks: [IntervalBlock]) {
        for block in blocks {
            for reading in block.readings { add(reading) }
        }
    }

    /// The order of readings that are not.
    init(sorting readings: [FeedReading]) {
        stepsBack = zip(readings, readings.dropFirst()).count { $1.start < $0.start }
        // Readings of one start stay as they are in the file.
        let order = readings.indices.sorted {
            (readings[$0].start, $0) < (readings[$1].start, $1)
        }
        for index in order { add(readings[index]) }
    }

    /// Adds the next reading in order of time.
    private mutating func add(_ reading: FeedReading) {
        let (end, overflow) = reading.start.addingReportingOverflow(Int64(reading.seconds))
        defer { previous = reading }
        guard let previous, previous.start == reading.start else {
            if previous != nil {
                if reading.start > self.end { gaps += 1 }
                if reading.start < self.end { overlaps += 1 }
            }
            self.end = overflow ? .max : end
            return
        }
        self.end = max(self.end, overflow ? .max : end)
        repeats += 1
        guard reading.value != previous.value || reading.seconds != previous.seconds else {
            return
        }
        contradictions += 1
        if examples.count < Self.mostExamples { examples.append((previous, reading)) }
    }
}
