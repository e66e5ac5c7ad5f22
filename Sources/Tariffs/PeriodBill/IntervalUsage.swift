public import Quantities

/// Readings that follow one another in equal steps.
public struct IntervalUsage: Hashable, Sendable {
    public let start: Instant
    /// The length of each reading in seconds.
    public let step: Int
    public let energies: [Energy]
    /// Where the last reading ends.
    public let end: Instant

    /// The readings from `start` on.
    ///
    /// Throws where `step` is not between a second and a year, or they would run beyond
    /// the calendar.
    public init(start: Instant, step: Int, energies: [Energy]) throws(TariffBillError) {
        guard (1...366 * 86_400).contains(step) else { throw .badStep(step) }
        let (seconds, overflow) = Int64(step).multipliedReportingOverflow(
            by: Int64(energies.count))
        guard !overflow, Instant.range.contains(start),
            seconds <= Instant.range.upperBound.seconds(since: start)
        else { throw .beyondCalendar(start) }
        self.start = start
        self.step = step
        self.energies = energies
        end = start.adding(seconds: seconds)
    }
}
