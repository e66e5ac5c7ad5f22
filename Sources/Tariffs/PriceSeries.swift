public import Quantities

/// A published series of prices per kilowatt-hour, interval by interval.
///
/// What an ``IndexPrice`` refers to by name: a market's hourly prices, a utility's dynamic rate,
/// the hours of a price event. Its intervals are in order of time and none overlaps another; they
/// may differ in length and leave gaps, which are known and never filled.
public struct PriceSeries: Hashable, Sendable {
    /// What the figures say.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// The price itself.
        case price
        /// What is added to the price that holds otherwise, as an event's surcharge or rebate.
        case change
    }

    /// As tariffs refer to it.
    public let name: String
    /// ISO 4217, nil where the source states none.
    public let currency: String?
    public let kind: Kind
    /// In order of time.
    public let intervals: [PriceInterval]
    /// The length of every interval in seconds, nil where they differ.
    public let step: Int64?
    /// How many intervals the source said again, each with the same price.
    public let repeats: Int
    /// Whether the interval of a moment can be found by division.
    private let isRegular: Bool

    /// The series of `intervals`, which may be in any order.
    ///
    /// An interval that stands twice with one price is taken once. Throws where two overlap
    /// otherwise, where one is empty, longer than a year or at an absurd time, or there is none.
    public init(
        name: String, currency: String? = nil, kind: Kind = .price, intervals: [PriceInterval]
    ) throws(PriceSeriesError) {
        guard !intervals.isEmpty else { throw .empty }
        for (index, interval) in intervals.enumerated() { try interval.check(at: index) }
        let ordered = try Self.ordered(intervals)
        self.name = name
        self.currency = currency
        self.kind = kind
        self.intervals = ordered
        repeats = intervals.count - ordered.count
        let length = ordered[0].seconds
        let isUniform = ordered.allSatisfy { $0.seconds == length }
        step = isUniform ? length : nil
        isRegular = isUniform && Self.follow(ordered)
    }

    /// In order of time, each once.
    private static func ordered(
        _ intervals: [PriceInterval]
    ) throws(PriceSeriesError) -> [PriceInterval] {
        let indices = intervals.indices
        let isOrdered = zip(intervals, intervals.dropFirst()).allSatisfy { $0.start <= $1.start }
        let order =
            isOrdered
            ? Array(indices)
            : indices.sorted { (intervals[$0].start, $0) < (intervals[$1].start, $1) }
        var kept: [PriceInterval] = []
        kept.reserveCapacity(intervals.count)
        var last = order[0]
        for index in order {
            let interval = intervals[index]
            if let previous = kept.last, interval.start < previous.end {
                guard interval == previous else {
                    throw .overlap(index: index, earlier: last)
                }
                continue
            }
            kept.append(interval)
            last = index
        }
        return kept
    }

    private static func follow(_ intervals: [PriceInterval]) -> Bool {
        zip(intervals, intervals.dropFirst()).allSatisfy { $0.end == $1.start }
    }

    /// From the first interval to the end of the last.
    public var start: Instant { intervals[0].start }
    public var end: Instant { intervals[intervals.count - 1].end }

    /// The stretches between intervals for which it has no price.
    public var gaps: [TimeRange] {
        zip(intervals, intervals.dropFirst()).compactMap { TimeRange(from: $0.end, to: $1.start) }
    }
}

// MARK: - Looking up

extension PriceSeries {
    /// The price that holds at `instant`, nil in a gap or outside of the series.
    public func price(at instant: Instant) -> EnergyPrice? {
        guard let index = index(at: instant) else { return nil }
        return intervals[index].price
    }

    /// The mean price over `range`, each price weighted by its time, exact.
    ///
    /// Throws the first stretch of `range` for which there is no price.
    public func mean(over range: TimeRange) throws(PriceSeriesGap) -> MeanPrice {
        var index = firstIndex(endingAfter: range.start)
        var reached = range.start
        var weighted: Int128 = 0
        while reached < range.end {
            guard index < intervals.count, intervals[index].start <= reached else {
                let next = index < intervals.count ? intervals[index].start : range.end
                throw PriceSeriesGap(
                    series: name, from: reached, to: min(next, range.end))
            }
            let until = min(intervals[index].end, range.end)
            weighted +=
                Int128(intervals[index].price.nanosPerKilowattHour)
                * Int128(until.seconds(since: reached))
            reached = until
            index += 1
        }
        return MeanPrice(weighted: weighted, seconds: range.seconds)
    }

    private func index(at instant: Instant) -> Int? {
        let index = firstIndex(endingAfter: instant)
        guard index < intervals.count, intervals[index].start <= instant else { return nil }
        return index
    }

    private func firstIndex(endingAfter instant: Instant) -> Int {
        if isRegular, let step {
            let elapsed = instant.seconds(since: start)
            return elapsed < 0 ? 0 : Int(min(elapsed / step, Int64(intervals.count)))
        }
        return intervals.partitioningIndex { $0.end > instant }
    }
}

/// A stretch of time for which a series has no price.
public struct PriceSeriesGap: Error, Hashable, Sendable {
    public let series: String
    public let from: Instant
    public let to: Instant
}

extension PriceSeriesGap: CustomStringConvertible {
    public var description: String {
        "the price series \"\(series)\" has no price from \(from) to \(to)"
    }
}
