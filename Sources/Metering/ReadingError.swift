public import Quantities

/// Why readings do not make a series, or a series no sum.
public enum ReadingError: Error, Hashable, Sendable {
    case length(Int32, at: Instant)
    case time(Instant)
    /// Two readings begin together, but differ in energy or length.
    case contradiction(Reading, Reading)
    case overlap(Reading, Reading)
    /// A reading lies partly inside and partly outside of what is asked for.
    case straddles(Reading, boundary: Instant)
    case overflow
}

extension ReadingError {
    /// When the reading begins that is at fault, of two the later; nil where it is none alone.
    public var start: Instant? {
        switch self {
        case .contradiction(_, let second), .overlap(_, let second): second.start
        case .length(_, let start), .time(let start): start
        case .straddles(let reading, _): reading.start
        case .overflow: nil
        }
    }
}

extension ReadingError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .length(let seconds, let start):
            "the reading from \(start) lasts \(seconds) s, expected 1 s to 366 days"
        case .time(let start):
            "the reading from \(start) lies outside of the years 1900 to 2200"
        case .contradiction(let first, let second):
            "two readings contradict each other: \(first), and \(second)"
        case .overlap(let first, let second):
            "two readings overlap: \(first), and \(second)"
        case .straddles(let reading, let boundary):
            "the reading of \(reading) reaches across \(boundary); its energy cannot be split"
        case .overflow: "the sum of the readings is too large"
        }
    }
}
