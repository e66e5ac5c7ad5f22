public import Quantities

/// The readings of one flow through one meter, in order of time.
///
/// Its runs do not overlap, and two that could be one are one; so two series with the same
/// readings are equal. Gaps are part of the truth, and are told by ``gaps(in:)``.
public struct ReadingSeries: Hashable, Sendable {
    public let runs: [ReadingRun]

    public static let empty = ReadingSeries(unchecked: [])

    init(unchecked runs: [ReadingRun]) {
        self.runs = runs
    }

    /// Makes a series of runs in any order, as they come from the book.
    public init(_ runs: some Sequence<ReadingRun>) throws(ReadingError) {
        var builder = ReadingSeriesBuilder()
        for run in runs { builder.append(run) }
        self = try builder.series().series
    }

    public var isEmpty: Bool { runs.isEmpty }

    /// How many readings there are.
    public var count: Int { runs.reduce(0) { $0 + $1.count } }

    /// From the first reading's start to the last one's end, or nil without readings.
    public var range: TimeRange? {
        guard let first = runs.first, let last = runs.last else { return nil }
        return TimeRange(from: first.start, to: last.end)
    }

    /// All readings, in order of time.
    public var readings: some Sequence<Reading> {
        runs.lazy.flatMap { run in run.energies.indices.lazy.map { run[$0] } }
    }

    /// The parts of `range` for which there is no reading.
    public func gaps(in range: TimeRange) -> [TimeRange] {
        var gaps: [TimeRange] = []
        var covered = range.start
        for run in runs[firstRun(endingAfter: range.start)...] where run.end > covered {
            guard run.start < range.end else { break }
            if let gap = TimeRange(from: covered, to: run.start) { gaps.append(gap) }
            covered = run.end
        }
        if let gap = TimeRange(from: covered, to: range.end) { gaps.append(gap) }
        return gaps
    }

    /// The index of the first run that ends after `instant`.
    func firstRun(endingAfter instant: Instant) -> Int {
        runs.partitioningIndex { $0.end > instant }
    }

    /// This series and `other` in one, and how many readings stood in both.
    ///
    /// Throws where the two contradict each other or overlap.
    public func merging(
        _ other: ReadingSeries
    ) throws(ReadingError) -> (series: ReadingSeries, repeats: Int) {
        var builder = ReadingSeriesBuilder()
        for run in runs { builder.append(run) }
        for run in other.runs { builder.append(run) }
        return try builder.series()
    }
}
