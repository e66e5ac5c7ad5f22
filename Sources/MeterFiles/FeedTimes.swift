import Diagnostics

/// Gives readings that do not tell their time the one that the feed gives them, and says where
/// it differs from what the feed declares.
///
/// By ESPI's schema a reading needs no time of its own. Where no reading of a block has one,
/// they follow each other through the block's interval, each as long as its reading type
/// declares; that is only done where they fill the interval exactly, since a missing reading
/// would move all behind it. A reading with a start and no length has the declared length.
struct FeedTimes {
    let file: String
    private(set) var problems = Problems()

    init(file: String) {
        self.file = file
    }

    mutating func settle(_ stream: ReadingStream) {
        let declared = stream.type?.intervalLength.flatMap { length in
            (1...366 * 86_400).contains(length) ? Int32(length) : nil
        }
        for block in stream.blocks where block.readings.contains(where: \.lacksTime) {
            settle(block, declared)
        }
        if let declared { compare(stream, with: declared) }
    }

    private mutating func settle(_ block: IntervalBlock, _ declared: Int32?) {
        let readings = Array(block.readings)
        let untimed = readings.allSatisfy { $0.start == FeedReading.noStart && $0.lacksLength }
        if untimed { return follow(readings, in: block, declared) }
        var settled = FeedReadings()
        for var reading in readings {
            if reading.lacksLength, reading.start != FeedReading.noStart, let declared {
                reading.seconds = declared
                problems.addWarning(
                    "the reading has no duration; it is taken to last the \(declared) s that "
                        + "its reading type declares", at: reading.place(in: file))
            }
            guard !reading.lacksTime else {
                refuse(reading, in: block)
                continue
            }
            settled.append(reading)
        }
        block.readings = settled
    }

    /// Lets readings without a time follow each other through the interval of their block.
    private mutating func follow(
        _ readings: [FeedReading], in block: IntervalBlock, _ declared: Int32?
    ) {
        guard let start = block.start, let seconds = block.seconds, let declared,
            start.magnitude < 1 << 40, block.unreadable == 0
        else {
            for reading in readings { refuse(reading, in: block) }
            block.readings = FeedReadings()
            return
        }
        let count = readings.count
        guard Int64(count) * Int64(declared) == seconds else {
            let reason =
                ", and \(count) readings of \(declared) s do not fill the \(seconds) s of "
                + "their block"
            for reading in readings { refuse(reading, in: block, because: reason) }
            block.readings = FeedReadings()
            return
        }
        var settled = FeedReadings()
        for (index, var reading) in readings.enumerated() {
            reading.start = start + Int64(index) * Int64(declared)
            reading.seconds = declared
            settled.append(reading)
        }
        block.readings = settled
        problems.addWarning(
            "the readings have no time of their own; \(count) of \(declared) s fill the interval "
                + "of their block", at: block.place, kind: "readings without a time")
    }

    private mutating func refuse(
        _ reading: FeedReading, in block: IntervalBlock, because reason: String = ""
    ) {
        block.unreadable += 1
        let missing = reading.start == FeedReading.noStart ? "start" : "duration"
        problems.add(
            "the reading has no \(missing)\(reason)", at: reading.place(in: file))
    }

    /// Remarks on readings that last otherwise than their type declares; the readings count.
    private mutating func compare(_ stream: ReadingStream, with declared: Int32) {
        var count = 0
        var others = 0
        var first: FeedReading?
        for block in stream.blocks {
            for reading in block.readings {
                count += 1
                // A length that cannot be one is told for itself.
                guard reading.hasPlausibleTime else { continue }
                guard !Self.isAbout(reading.seconds, declared) else { continue }
                others += 1
                first = first ?? reading
            }
        }
        guard let first else { return }
        problems.addWarning(
            "\(others) of \(count) readings do not last the \(declared) s that their reading type "
                + "declares, the first \(first.seconds) s; their own length counts",
            at: first.place(in: file))
    }

    /// Days have 23 to 25 hours and months 28 to 31 days; shorter lengths are what they are.
    private static func isAbout(_ seconds: Int32, _ declared: Int32) -> Bool {
        let day: Int32 = 86_400
        let tolerance: Int32 =
            declared >= 28 * day ? 3 * day + 3600 : declared >= day ? 3600 : 0
        return (Int64(seconds) - Int64(declared)).magnitude <= UInt64(tolerance)
    }
}

extension FeedReading {
    var lacksLength: Bool { seconds == Self.noLength }
    var lacksTime: Bool { lacksLength || start == Self.noStart }
}
