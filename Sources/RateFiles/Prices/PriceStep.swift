internal import Quantities

/// When a price holds, as a file says it.
enum PriceStep {
    /// The years from 1980 to 2099: what lies outside of them is milliseconds read as seconds, a
    /// clock that was never set, or a mistake.
    private static let plausibleStarts =
        Instant(secondsSince1970: 315_532_800)..<Instant(secondsSince1970: 4_102_444_800)
    /// A leap year.
    private static let longest: Int64 = 366 * 86_400

    /// The stretch of `seconds` from `start` on.
    static func range(
        from start: Instant, seconds: Int64
    ) throws(PriceStepError) -> TimeRange {
        guard plausibleStarts.contains(start) else { throw .implausibleStart(start) }
        guard seconds <= longest,
            let range = TimeRange(from: start, to: start.adding(seconds: seconds))
        else { throw .badLength(seconds) }
        return range
    }
}

/// Why a stretch of time is no step of a series.
enum PriceStepError: Error, Hashable {
    case implausibleStart(Instant)
    case badLength(Int64)
}

extension PriceStepError: CustomStringConvertible {
    var description: String {
        switch self {
        case .implausibleStart(let start):
            "expected a time from 1980 to 2099, found \(start); are its seconds milliseconds?"
        case .badLength(let seconds):
            "expected an interval of one second to 366 days, found \(seconds) s"
        }
    }
}
