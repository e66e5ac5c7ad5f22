public import Quantities

/// Why prices do not make up a series.
public enum PriceSeriesError: Error, Hashable, Sendable {
    case empty(series: String)
    case beyondCalendar(series: String, start: Instant)
    /// A step begins before an earlier one ends.
    ///
    /// Both are named by their place among the steps as given, so that a reader can tell where
    /// they stand.
    case overlap(series: String, at: Instant, index: Int, earlier: Int)
}

extension PriceSeriesError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .empty(let series): "the series \"\(series)\" has no price"
        case .beyondCalendar(let series, let start):
            "the series \"\(series)\" from \(start) runs beyond the calendar"
        case .overlap(let series, let instant, _, _):
            "the series \"\(series)\" has two prices at \(instant); leave one of them out"
        }
    }
}
