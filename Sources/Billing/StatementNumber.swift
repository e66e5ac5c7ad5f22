/// A statement's array and its number there, as in `MEADOW-000012`.
public struct StatementNumber: Hashable, Sendable {
    public let array: String
    /// Counted from one, without gaps.
    public let sequence: Int64

    public init(array: String, sequence: Int64) {
        precondition(sequence > 0, "a statement's sequence must be positive, was \(sequence)")
        self.array = array
        self.sequence = sequence
    }

    /// Reads a number as printed, or nil where the text is none.
    public init?(_ text: some StringProtocol) {
        guard let dash = text.lastIndex(of: "-"), dash > text.startIndex else { return nil }
        let digits = text[text.index(after: dash)...]
        guard digits.utf8.count >= 6, digits.utf8.allSatisfy({ (48...57).contains($0) }),
            let sequence = Int64(digits), sequence > 0
        else { return nil }
        self.init(array: String(text[..<dash]), sequence: sequence)
    }
}

extension StatementNumber: Comparable {
    public static func < (lhs: StatementNumber, rhs: StatementNumber) -> Bool {
        (lhs.array, lhs.sequence) < (rhs.array, rhs.sequence)
    }
}

extension StatementNumber: CustomStringConvertible {
    public var description: String {
        let digits = String(sequence)
        return "\(array)-" + String(repeating: "0", count: max(0, 6 - digits.utf8.count)) + digits
    }
}
