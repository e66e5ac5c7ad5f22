public import Quantities

/// Puts readings that come in any order into a series.
///
/// Readings that follow each other cost eight bytes each; so that a large file in order, which
/// is the rule, is taken in at little cost, and one in any other order is still taken in.
public struct ReadingSeriesBuilder: Sendable {
    private var energies: [Energy] = []
    private var segments: [Segment] = []

    /// Readings of one length and quality that follow each other, as they came.
    private struct Segment {
        let start: Instant
        let step: Int32
        let quality: ReadingQuality
        let first: Int
        var count: Int
        var end: Instant
    }

    public init() {}

    /// How many readings have been added, repeats included.
    public var count: Int { energies.count }

    public mutating func append(_ reading: Reading) {
        appendChecked(
            start: reading.start, seconds: reading.seconds, energy: reading.energy,
            quality: reading.quality)
    }

    /// Adds a reading, or throws where its time or length is not one that a reading can have.
    public mutating func append(
        start: Instant, seconds: Int32, energy: Energy, quality: ReadingQuality = .measured
    ) throws(ReadingError) {
        try Reading.check(start: start, seconds: seconds)
        appendChecked(start: start, seconds: seconds, energy: energy, quality: quality)
    }

    /// Makes every reading so many seconds longer; throws where one cannot be.
    public mutating func lengthen(by seconds: Int32) throws(ReadingError) {
        var longer = ReadingSeriesBuilder()
        for segment in segments {
            for index in 0..<segment.count {
                try longer.append(
                    start: segment.start.adding(seconds: Int64(segment.step) * Int64(index)),
                    seconds: segment.step + seconds, energy: energies[segment.first + index],
                    quality: segment.quality)
            }
        }
        self = longer
    }

    public mutating func append(_ run: ReadingRun) {
        segments.append(
            Segment(
                start: run.start, step: run.step, quality: run.quality, first: energies.count,
                count: run.count, end: run.end))
        energies.append(contentsOf: run.energies)
    }

    private mutating func appendChecked(
        start: Instant, seconds: Int32, energy: Energy, quality: ReadingQuality
    ) {
        let end = start.adding(seconds: Int64(seconds))
        if let last = segments.indices.last, segments[last].end == start,
            segments[last].step == seconds, segments[last].quality == quality
        {
            segments[last].count += 1
            segments[last].end = end
        } else {
            segments.append(
                Segment(
                    start: start, step: seconds, quality: quality, first: energies.count,
                    count: 1, end: end))
        }
        energies.append(energy)
    }
}

extension ReadingSeriesBuilder {
    /// Which of the readings added, counted from zero, was the last to begin at `start`.
    ///
    /// It is how a reader finds the place in its file of a reading that an error names.
    public func lastPosition(of start: Instant) -> Int? {
        for segment in segments.reversed() where segment.start <= start && start < segment.end {
            let elapsed = start.seconds(since: segment.start)
            if elapsed % Int64(segment.step) == 0 {
                return segment.first + Int(elapsed / Int64(segment.step))
            }
        }
        return nil
    }

    /// The series of what was added, and how many readings were left out as repeats.
    ///
    /// A reading may come again with the same length and energy; of two qualities the worse
    /// then counts. Throws where two readings contradict each other or overlap.
    public func series() throws(ReadingError) -> (series: ReadingSeries, repeats: Int) {
        let ordered = segments.sorted { $0.start < $1.start }
        let overlaps = zip(ordered, ordered.dropFirst()).contains { $0.end > $1.start }
        if overlaps { return try seriesWithoutRepeats() }
        var runs = RunAssembly()
        for segment in ordered {
            runs.append(
                start: segment.start, step: segment.step, quality: segment.quality,
                energies: energies[segment.first..<segment.first + segment.count])
        }
        return (ReadingSeries(unchecked: runs.finish()), 0)
    }

    /// The slow way: every reading for itself.
    private func seriesWithoutRepeats() throws(ReadingError) -> (ReadingSeries, Int) {
        var previous: Reading?
        var runs = RunAssembly()
        var repeats = 0
        for reading in sortedReadings() {
            if let previous, reading.start < previous.end {
                guard reading.start == previous.start else { throw .overlap(previous, reading) }
                guard reading.seconds == previous.seconds, reading.energy == previous.energy
                else { throw .contradiction(previous, reading) }
                repeats += 1
                continue
            }
            runs.append(
                start: reading.start, step: reading.seconds, quality: reading.quality,
                energies: CollectionOfOne(reading.energy))
            previous = reading
        }
        return (ReadingSeries(unchecked: runs.finish()), repeats)
    }

    /// The readings in order of time; those that begin together in an order that does not
    /// depend on how they came, and of two qualities the worse first.
    private func sortedReadings() -> [Reading] {
        var readings: [Reading] = []
        readings.reserveCapacity(energies.count)
        for segment in segments {
            for index in 0..<segment.count {
                readings.append(
                    Reading(
                        unchecked: segment.start.adding(
                            seconds: Int64(segment.step) * Int64(index)),
                        seconds: segment.step, energy: energies[segment.first + index],
                        quality: segment.quality))
            }
        }
        readings.sort {
            ($0.start, $0.seconds, $0.energy, $1.quality)
                < ($1.start, $1.seconds, $1.energy, $0.quality)
        }
        return readings
    }
}
