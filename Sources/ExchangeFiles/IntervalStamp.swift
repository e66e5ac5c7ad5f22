import Diagnostics
public import Quantities

/// What a file names an interval by.
public enum IntervalStamp: Hashable, Sendable {
    /// When it begins.
    case instant(Instant)
    /// A name or number that tells no time.
    case label(String)

    /// Reads a time, or else a label.
    ///
    /// A time is as in `2026-06-01T06:00:00Z` or `2026-06-01T00:00-06:00`; without an
    /// offset it is UTC, and a date is its midnight.
    init(_ text: String) {
        for ending in ["", "Z", "T00:00Z"] {
            if let instant = try? Instant(text + ending) {
                self = .instant(instant)
                return
            }
        }
        self = .label(text)
    }

    var isInstant: Bool {
        if case .instant = self { true } else { false }
    }
}

extension IntervalStamp: CustomStringConvertible {
    public var description: String {
        switch self {
        case .instant(let instant): instant.description
        case .label(let text): Excerpt(text).description
        }
    }
}
