/// Tells of rows that show an hour which clocks show twice which hour it is, by their order.
///
/// A file in order of time goes through the hour and then through it again; one that has the
/// newest first goes backwards twice. Anything else tells nothing: an hour that stands once, since
/// either may be missing or both be summed, and two that are mixed.
public struct RepeatedHour<Row> {
    /// The rows that wait for the order to show.
    public private(set) var waiting: [Row] = []
    private var times: [(local: LocalTime, first: Instant, second: Instant)] = []
    private var before: Instant?

    public init() {}

    public var isEmpty: Bool { waiting.isEmpty }

    /// A row goes by whose time is plain.
    public mutating func pass(_ instant: Instant) { before = instant }

    /// A row waits whose time the clocks show twice.
    public mutating func wait(
        _ row: Row, _ local: LocalTime, first: Instant, second: Instant
    ) {
        waiting.append(row)
        times.append((local, first, second))
    }

    /// The rows that waited, each with its moment, where `next` is that of the row after them;
    /// nil where their order does not tell.
    ///
    /// None waits afterwards.
    public mutating func resolve(before next: Instant?) -> [(row: Row, moment: Instant)]? {
        defer {
            waiting = []
            times = []
            before = next
        }
        guard let isAscending = isAscending(to: next), let split = split(isAscending) else {
            return nil
        }
        return zip(waiting, times).enumerated().map { index, pair in
            let isFirst = (index < split) == isAscending
            return (pair.0, isFirst ? pair.1.first : pair.1.second)
        }
    }

    /// What the rows before and after say of the order, or else the rows themselves.
    private func isAscending(to next: Instant?) -> Bool? {
        guard let time = times.first, let last = times.last else { return nil }
        let said = [before.map { $0 < time.first }, next.map { $0 > last.second }]
            .compactMap { $0 }
        if let direction = said.first {
            return said.allSatisfy { $0 == direction } ? direction : nil
        }
        let ways = [true, false].filter { split($0) != nil }
        return ways.count == 1 ? ways[0] : nil
    }

    /// Where the second time through the hour begins; nil unless there are just two.
    private func split(_ isAscending: Bool) -> Int? {
        func goesOn(_ earlier: LocalTime, _ later: LocalTime) -> Bool {
            isAscending ? earlier < later : earlier > later
        }
        let splits = times.indices.dropFirst().filter {
            !goesOn(times[$0 - 1].local, times[$0].local)
        }
        guard let split = splits.first, splits.count == 1 else { return nil }
        let isSame = times[..<split].map(\.local) == times[split...].map(\.local)
        return isSame || isTurn(at: split) ? split : nil
    }

    /// Whether the clock goes back by at least half of what it shows twice, and not over a row
    /// that merely stands twice.
    private func isTurn(at split: Int) -> Bool {
        let (earlier, later) = (times[split - 1].local, times[split].local)
        let days = Int(earlier.date.dayNumber) - Int(later.date.dayNumber)
        let back = abs(days * 86_400 + earlier.secondOfDay - later.secondOfDay)
        return 2 * Int64(back) >= times[split].second.seconds(since: times[split].first)
    }
}

extension RepeatedHour {
    /// Why the rows that wait, the first of which shows `local`, cannot be told apart, and the
    /// two ways to write it; to be asked before ``resolve(before:)``.
    public func unclear(in zone: TimeZoneRules) -> String {
        guard let time = times.first else { return "" }
        return "the clocks of \(zone.identifier) showed \(time.local) twice, and the order of the "
            + "rows does not tell which it is; write \(zone.stamp(time.first)) or "
            + zone.stamp(time.second)
    }
}
