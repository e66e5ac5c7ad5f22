public import Quantities

/// Why intervals do not make up a series of prices.
///
/// An index is that of the interval as it was given, so that a reader can tell its place.
public enum PriceSeriesError: Error, Hashable, Sendable {
    case empty
    case implausibleStart(index: Int, Instant)
    case badLength(index: Int, seconds: Int64)
    /// The interval begins before an earlier one ends.
    case overlap(index: Int, earlier: Int)

    /// The interval it is about.
    public var index: Int? {
        switch self {
        case .empty: nil
        case .implausibleStart(let index, _), .badLength(let index, _), .overlap(let index, _):
            index
        }
    }
}

extension PriceSeriesError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .empty: "expected at least one price, found none"
        case .implausibleStart(_, let start):
            "expected a time from 1980 to 2099, found \(start); are its seconds milliseconds?"
        case .badLength(_, let seconds):
            "expected an interval of one second to 366 days, found \(seconds) s"
        case .overlap(let index, let earlier):
            "price \(index + 1) begins before price \(earlier + 1) ends, and they differ; "
                + "each time must have one price"
        }
    }
}
