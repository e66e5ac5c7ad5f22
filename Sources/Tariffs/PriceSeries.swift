public import Quantities

/// Prices that a market or an operator publishes, each for a stretch of time.
///
/// What a ``IndexPrice`` refers to by name. It is handed in beside the usage, for it
/// changes every day and a tariff does not.
public struct PriceSeries: Hashable, Sendable {
    /// A price and when it holds.
    public struct Step: Hashable, Sendable {
        public let range: TimeRange
        public let price: EnergyPrice

        public init(_ range: TimeRange, price: EnergyPrice) {
            self.range = range
            self.price = price
        }
    }

    public let name: String
    /// ISO 4217, nil where the file does not say.
    public let currency: String?
    /// In order of time; there may be gaps between them.
    public let steps: [Step]

    /// The series of `steps`, in whatever order they come.
    ///
    /// Throws where two of them hold at the same moment.
    public init(
        name: String, currency: String? = nil, steps: [Step]
    ) throws(PriceSeriesError) {
        let sorted = steps.sorted { $0.range.start < $1.range.start }
        for (before, step) in zip(sorted, sorted.dropFirst())
        where step.range.start < before.range.end {
            throw .twoPrices(at: step.range.start, series: name)
        }
        self.name = name
        self.currency = currency
        self.steps = sorted
    }

    /// Prices that follow one another in equal steps of `seconds` from `start` on.
    public init(
        name: String, currency: String? = nil, start: Instant, seconds: Int64,
        prices: [EnergyPrice]
    ) throws(PriceSeriesError) {
        var steps: [Step] = []
        steps.reserveCapacity(prices.count)
        var start = start
        for price in prices {
            let end = start.adding(seconds: seconds)
            guard let range = TimeRange(from: start, to: end), Instant.range.contains(end) else {
                throw .beyondCalendar(at: start, series: name)
            }
            steps.append(Step(range, price: price))
            start = end
        }
        try self.init(name: name, currency: currency, steps: steps)
    }

    /// The price at `instant`, nil in a gap.
    public func price(at instant: Instant) -> EnergyPrice? {
        let next = steps.partitioningIndex { $0.range.start > instant }
        guard next > 0, steps[next - 1].range.contains(instant) else { return nil }
        return steps[next - 1].price
    }
}

/// Why prices do not make up a series.
public enum PriceSeriesError: Error, Hashable, Sendable {
    case twoPrices(at: Instant, series: String)
    case beyondCalendar(at: Instant, series: String)
}

extension PriceSeriesError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .twoPrices(let instant, let series):
            "the series \"\(series)\" has two prices at \(instant); leave one of them out"
        case .beyondCalendar(let instant, let series):
            "the series \"\(series)\" runs beyond the calendar at \(instant)"
        }
    }
}
