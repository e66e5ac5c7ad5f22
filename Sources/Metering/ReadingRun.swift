public import Quantities

/// Readings that follow each other without a gap, each of the same length and quality.
///
/// What a meter mostly gives: a month of hours is one run. It is what the book keeps in a row.
public struct ReadingRun: Hashable, Sendable {
    public let start: Instant
    /// The length of each reading, in seconds.
    public let step: Int32
    public let quality: ReadingQuality
    /// One for each interval, in order of time; never empty.
    public let energies: [Energy]

    /// Makes a run, of at least one reading.
    public init?(
        start: Instant, step: Int32, quality: ReadingQuality = .measured, energies: [Energy]
    ) {
        guard !energies.isEmpty, Reading.lengths.contains(step), Instant.range.contains(start),
            energies.count <= Self.mostReadings
        else { return nil }
        let end = start.adding(seconds: Int64(step) * Int64(energies.count))
        guard Instant.range.contains(end) else { return nil }
        self.init(unchecked: start, step: step, quality: quality, energies: energies)
    }

    init(unchecked start: Instant, step: Int32, quality: ReadingQuality, energies: [Energy]) {
        self.start = start
        self.step = step
        self.quality = quality
        self.energies = energies
    }

    /// More seconds than there are between 1900 and 2200.
    private static let mostReadings = 10_000_000_000

    public var count: Int { energies.count }

    public var end: Instant { start(of: count) }

    /// When the reading `index` begins; its end is the start of the next.
    public func start(of index: Int) -> Instant {
        start.adding(seconds: Int64(step) * Int64(index))
    }

    public subscript(index: Int) -> Reading {
        Reading(
            unchecked: start(of: index), seconds: step, energy: energies[index],
            quality: quality)
    }

    /// The part of the run with these readings, or nil where it would be empty.
    func part(_ indices: Range<Int>) -> ReadingRun? {
        guard !indices.isEmpty else { return nil }
        if indices == 0..<count { return self }
        return ReadingRun(
            unchecked: start(of: indices.lowerBound), step: step, quality: quality,
            energies: Array(energies[indices]))
    }

    /// The first reading that begins at `instant` or later; ``count`` where there is none.
    func index(atOrAfter instant: Instant) -> Int {
        guard instant > start else { return 0 }
        let seconds = instant.seconds(since: start)
        let index = (seconds + Int64(step) - 1) / Int64(step)
        return Int(min(index, Int64(count)))
    }
}
