internal import Quantities

/// When each period of a time-of-use schedule holds, as runs in order of time.
///
/// A day is looked at once, when the runs are made; rating a series then takes a few
/// hundred sums a year, whatever the length of its readings.
struct PeriodRuns: Sendable {
    let timeOfUse: TimeOfUse
    /// Seconds since 1970 at which each run begins.
    private var starts: [Int64] = []
    /// The index of the period of each run.
    private var periods: [UInt8] = []
    private var end: Int64 = 0

    init(_ timeOfUse: TimeOfUse) {
        self.timeOfUse = timeOfUse
    }

    /// Adds a day, which follows the one added last.
    ///
    /// The windows are read off the clock on the wall: on a day on which it changes, the
    /// skipped hour belongs to no period and the repeated one twice to its own.
    mutating func append(_ plan: DayPlan, on range: TimeRange, zone: TimeZoneRules) {
        if zone.offset(at: range.start) == zone.offset(at: range.end), range.seconds == 86_400 {
            append(plan, from: range.start, to: range.end, secondOfDay: 0)
            return
        }
        var start = range.start
        for end in zone.transitions(in: range).map(\.at) + [range.end] {
            append(plan, from: start, to: end, secondOfDay: zone.local(start).secondOfDay)
            start = end
        }
    }

    /// Adds a part of a day in which the clock runs evenly from `secondOfDay` on.
    private mutating func append(
        _ plan: DayPlan, from start: Instant, to end: Instant, secondOfDay: Int
    ) {
        let midnight = start.secondsSince1970 - Int64(secondOfDay)
        for slice in plan.slices {
            let first = max(start.secondsSince1970, midnight + Int64(slice.start) * 60)
            let last = min(end.secondsSince1970, midnight + Int64(slice.end) * 60)
            guard first < last else { continue }
            if periods.last != UInt8(truncatingIfNeeded: slice.period) {
                starts.append(first)
                periods.append(UInt8(truncatingIfNeeded: slice.period))
            }
            self.end = last
        }
    }

    /// The runs in `range`, cut to it, each with the index of its period.
    func runs(in range: TimeRange) -> [(range: TimeRange, period: Int)] {
        let next = starts.partitioningIndex { $0 > range.start.secondsSince1970 }
        let after = starts.partitioningIndex { $0 >= range.end.secondsSince1970 }
        return (max(0, next - 1)..<max(next, after)).compactMap { index in
            let last = index + 1 < starts.count ? starts[index + 1] : end
            let run = TimeRange(
                from: Instant(secondsSince1970: starts[index]),
                to: Instant(secondsSince1970: last))
            return run?.intersection(range).map { ($0, Int(periods[index])) }
        }
    }
}
