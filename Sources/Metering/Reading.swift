public import Quantities

/// The energy that went through a meter in one interval.
public struct Reading: Hashable, Sendable {
    public let start: Instant
    /// The length of the interval, in seconds; within ``lengths``.
    public let seconds: Int32
    public let energy: Energy
    public let quality: ReadingQuality

    /// What an interval can last: a second to a leap year.
    public static let lengths: ClosedRange<Int32> = 1...366 * 86_400

    public init(
        start: Instant, seconds: Int32, energy: Energy, quality: ReadingQuality = .measured
    ) throws(ReadingError) {
        try Self.check(start: start, seconds: seconds)
        self.init(unchecked: start, seconds: seconds, energy: energy, quality: quality)
    }

    init(unchecked start: Instant, seconds: Int32, energy: Energy, quality: ReadingQuality) {
        self.start = start
        self.seconds = seconds
        self.energy = energy
        self.quality = quality
    }

    public var end: Instant { start.adding(seconds: Int64(seconds)) }

    static func check(start: Instant, seconds: Int32) throws(ReadingError) {
        guard lengths.contains(seconds) else { throw .length(seconds, at: start) }
        guard Instant.range.contains(start),
            Instant.range.contains(start.adding(seconds: Int64(seconds)))
        else { throw .time(start) }
    }
}

extension Reading: CustomStringConvertible {
    /// The reading as in `1.5 kWh in 3600 s from 2026-06-01T06:00:00Z`.
    public var description: String { "\(energy) kWh in \(seconds) s from \(start)" }
}
