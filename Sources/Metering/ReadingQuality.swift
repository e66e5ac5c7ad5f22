/// How far a reading can be trusted, from best to worst.
public enum ReadingQuality: UInt8, Hashable, Sendable, CaseIterable {
    /// Read from the meter, validated or not.
    case measured = 0
    /// Changed by hand.
    case edited = 1
    /// Put in the place of a reading that is missing.
    case estimated = 2
    /// Doubted by whoever sent it, or of a kind that cannot be told.
    case questionable = 3
}

extension ReadingQuality: Comparable {
    /// A better quality is less than a worse one.
    public static func < (lhs: ReadingQuality, rhs: ReadingQuality) -> Bool {
        lhs.rawValue < rhs.rawValue
    }
}

extension ReadingQuality: CustomStringConvertible {
    public var description: String {
        switch self {
        case .measured: "measured"
        case .edited: "edited"
        case .estimated: "estimated"
        case .questionable: "questionable"
        }
    }
}
