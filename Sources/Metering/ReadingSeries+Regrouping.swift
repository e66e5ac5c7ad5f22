public import Quantities

/// The readings that begin in one month, as the book keeps them.
public struct MonthOfReadings: Hashable, Sendable {
    public let month: Month
    public let series: ReadingSeries
}

extension ReadingSeries {
    /// The readings by the month, in `zone`, in which each begins; in order.
    ///
    /// A reading that reaches into the next month stays whole, in the month of its begin.
    public func months(in zone: TimeZoneRules) -> [MonthOfReadings] {
        var months: [MonthOfReadings] = []
        var parts: [ReadingRun] = []
        var month: Month?
        for run in runs {
            var first = 0
            while first < run.count {
                let this = Month(containing: zone.local(run.start(of: first)).date)
                if let month, month != this {
                    months.append(
                        MonthOfReadings(month: month, series: ReadingSeries(unchecked: parts)))
                    parts = []
                }
                month = this
                let next = max(
                    first + 1, run.index(atOrAfter: zone.start(of: this.next.firstDay)))
                if let part = run.part(first..<next) { parts.append(part) }
                first = next
            }
        }
        if let month {
            months.append(MonthOfReadings(month: month, series: ReadingSeries(unchecked: parts)))
        }
        return months
    }

    /// The sums of the readings over intervals of `seconds`, one of which begins at `origin`.
    ///
    /// An interval that the readings do not cover in full is left out, and so is a gap. The
    /// quality of a sum is that of its worst reading. Throws where a reading reaches across the
    /// border of two intervals.
    public func regrouped(
        by seconds: Int32, from origin: Instant
    ) throws(ReadingError) -> ReadingSeries {
        guard Reading.lengths.contains(seconds) else { throw .length(seconds, at: origin) }
        var builder = ReadingSeriesBuilder()
        var group: (start: Instant, end: Instant, sum: Int64, quality: ReadingQuality)?
        for reading in readings {
            let start = Self.border(before: reading.start, seconds: seconds, from: origin)
            let border = start.adding(seconds: Int64(seconds))
            guard reading.end <= border else { throw .straddles(reading, boundary: border) }
            if let open = group, open.end == reading.start, open.start == start {
                group?.sum = try Self.add(open.sum, reading.energy.milliwattHours)
                group?.quality = max(open.quality, reading.quality)
                group?.end = reading.end
            } else {
                group = nil
                guard reading.start == start else { continue }
                group = (start, reading.end, reading.energy.milliwattHours, reading.quality)
            }
            guard let full = group, full.end == border else { continue }
            try builder.append(
                start: full.start, seconds: seconds,
                energy: Energy(milliwattHours: full.sum), quality: full.quality)
            group = nil
        }
        return try builder.series().series
    }

    /// The sums of the readings over the hours of Coordinated Universal Time.
    public func hourly() throws(ReadingError) -> ReadingSeries {
        try regrouped(by: 3600, from: Instant(secondsSince1970: 0))
    }

    /// The last border of an interval that is not after `instant`.
    private static func border(
        before instant: Instant, seconds: Int32, from origin: Instant
    ) -> Instant {
        let elapsed = instant.seconds(since: origin) % Int64(seconds)
        return instant.adding(seconds: elapsed < 0 ? -elapsed - Int64(seconds) : -elapsed)
    }
}
