public import Quantities

/// A published series of prices per kilowatt-hour, step by step.
///
/// What an ``IndexPrice`` refers to by name: a market's hourly prices, a utility's dynamic rate,
/// the hours of a price event. It is handed in beside the usage, for it changes every day and a
/// tariff does not. Its steps are in order of time and none overlaps another; they may differ in
/// length and leave gaps, which are known and never filled.
public struct PriceSeries: Hashable, Sendable {
    /// What the figures say.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// The price itself.
        case price
        /// What is added to the price that holds otherwise, as an event's surcharge or rebate.
        case change
    }

    /// A price, and when it holds.
    public struct Step: Hashable, Sendable {
        public let range: TimeRange
        public let price: EnergyPrice

        public init(_ range: TimeRange, price: EnergyPrice) {
            self.range = range
            self.price = price
        }
    }

    /// As tariffs refer to it.
    public let name: String
    /// ISO 4217, nil where the source states none.
    public let currency: String?
    public let kind: Kind
    /// In order of time.
    public let steps: [Step]
    /// The length of every step in seconds, nil where they differ.
    public let stepSeconds: Int64?
    /// How many steps the source said again, each with the same price.
    public let repeats: Int
    /// Whether the step of a moment can be found by division.
    private let isRegular: Bool

    /// The series of `steps`, which may be in any order.
    ///
    /// A step that stands twice with one price is taken once. Throws where two overlap
    /// otherwise, and where there is none.
    public init(
        name: String, currency: String? = nil, kind: Kind = .price, steps: [Step]
    ) throws(PriceSeriesError) {
        guard !steps.isEmpty else { throw .empty(series: name) }
        let ordered = try Self.ordered(steps, of: name)
        self.name = name
        self.currency = currency
        self.kind = kind
        self.steps = ordered
        repeats = steps.count - ordered.count
        let length = ordered[0].range.seconds
        let isUniform = ordered.allSatisfy { $0.range.seconds == length }
        stepSeconds = isUniform ? length : nil
        isRegular = isUniform && Self.follow(ordered)
    }

    /// Prices that follow one another in equal steps of `seconds` from `start` on.
    ///
    /// Throws where they would run beyond the calendar, or there is none.
    public init(
        name: String, currency: String? = nil, kind: Kind = .price, start: Instant,
        seconds: Int64, prices: [EnergyPrice]
    ) throws(PriceSeriesError) {
        let (length, overflow) = seconds.multipliedReportingOverflow(by: Int64(prices.count))
        guard seconds > 0, !overflow, Instant.range.contains(start),
            length <= Instant.range.upperBound.seconds(since: start)
        else { throw .beyondCalendar(series: name, start: start) }
        let steps = prices.indices.compactMap { index in
            let begin = start.adding(seconds: Int64(index) * seconds)
            return TimeRange(from: begin, to: begin.adding(seconds: seconds))
                .map { Step($0, price: prices[index]) }
        }
        try self.init(name: name, currency: currency, kind: kind, steps: steps)
    }

    /// The same prices under another name.
    public func named(_ name: String) -> PriceSeries {
        PriceSeries(self, name: name)
    }

    private init(_ other: PriceSeries, name: String) {
        self.name = name
        currency = other.currency
        kind = other.kind
        steps = other.steps
        stepSeconds = other.stepSeconds
        repeats = other.repeats
        isRegular = other.isRegular
    }

    /// In order of time, each once.
    private static func ordered(
        _ steps: [Step], of name: String
    ) throws(PriceSeriesError) -> [Step] {
        let isOrdered = zip(steps, steps.dropFirst())
            .allSatisfy { $0.range.start <= $1.range.start }
        let order =
            isOrdered
            ? Array(steps.indices)
            : steps.indices.sorted {
                (steps[$0].range.start, $0) < (steps[$1].range.start, $1)
            }
        var kept: [Step] = []
        kept.reserveCapacity(steps.count)
        var last = order[0]
        for index in order {
            let step = steps[index]
            if let previous = kept.last, step.range.start < previous.range.end {
                guard step == previous else {
                    throw .overlap(
                        series: name, at: step.range.start, index: index, earlier: last)
                }
                continue
            }
            kept.append(step)
            last = index
        }
        return kept
    }

    private static func follow(_ steps: [Step]) -> Bool {
        zip(steps, steps.dropFirst()).allSatisfy { $0.range.end == $1.range.start }
    }

    /// When the first price begins to hold.
    public var start: Instant { steps[0].range.start }
    /// Where the last price ends.
    public var end: Instant { steps[steps.count - 1].range.end }

    /// The stretches between steps for which it has no price.
    public var gaps: [TimeRange] {
        zip(steps, steps.dropFirst())
            .compactMap { TimeRange(from: $0.range.end, to: $1.range.start) }
    }
}

// MARK: - Looking up

extension PriceSeries {
    /// The price that holds at `instant`, nil in a gap or outside of the series.
    public func price(at instant: Instant) -> EnergyPrice? {
        let index = firstIndex(endingAfter: instant)
        guard index < steps.count, steps[index].range.start <= instant else { return nil }
        return steps[index].price
    }

    /// The mean price over `range`, each price weighted by its time, exact.
    ///
    /// Throws the first stretch of `range` for which there is no price.
    public func mean(over range: TimeRange) throws(PriceSeriesGap) -> MeanPrice {
        var index = firstIndex(endingAfter: range.start)
        var reached = range.start
        var weighted: Int128 = 0
        while reached < range.end {
            guard index < steps.count, steps[index].range.start <= reached else {
                let next = index < steps.count ? steps[index].range.start : range.end
                throw PriceSeriesGap(series: name, from: reached, to: min(next, range.end))
            }
            let until = min(steps[index].range.end, range.end)
            weighted +=
                Int128(steps[index].price.nanosPerKilowattHour)
                * Int128(until.seconds(since: reached))
            reached = until
            index += 1
        }
        return MeanPrice(weighted: weighted, seconds: range.seconds)
    }

    private func firstIndex(endingAfter instant: Instant) -> Int {
        if isRegular, let stepSeconds {
            let elapsed = instant.seconds(since: start)
            return elapsed < 0 ? 0 : Int(min(elapsed / stepSeconds, Int64(steps.count)))
        }
        return steps.partitioningIndex { $0.range.end > instant }
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
