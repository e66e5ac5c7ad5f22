/// Tells one `Entity` from all others of its kind.
///
/// The type parameter keeps a subscriber's identifier out of a place that wants a
/// meter's, though both are texts.
public struct ID<Entity>: Hashable, Sendable {
    public let rawValue: String

    /// At most this many characters make an identifier.
    public static var lengthLimit: Int { 64 }

    /// Takes `rawValue` as it is, leading zeros included.
    public init(_ rawValue: some StringProtocol) throws(IDError) {
        guard !rawValue.isEmpty else { throw .empty }
        guard rawValue.count <= Self.lengthLimit else { throw .tooLong(rawValue.count) }
        guard rawValue.first?.isWhitespace == false, rawValue.last?.isWhitespace == false else {
            throw .blankAtEnd(String(rawValue))
        }
        for scalar in rawValue.unicodeScalars where Self.isControl(scalar) {
            throw .controlCharacter(scalar.value)
        }
        self.rawValue = String(rawValue)
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
            || scalar.value == 0x2028 || scalar.value == 0x2029
    }
}

extension ID: Comparable {
    public static func < (lhs: ID, rhs: ID) -> Bool {
        lhs.rawValue < rhs.rawValue
    }
}

extension ID: CustomStringConvertible {
    public var description: String { rawValue }
}

/// Why a text is not an identifier.
public enum IDError: Error, Hashable, Sendable {
    case empty
    case tooLong(Int)
    case blankAtEnd(String)
    case controlCharacter(UInt32)
}

extension IDError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .empty: "expected an identifier, found nothing"
        case .tooLong(let count):
            "an identifier has at most 64 characters, found \(count)"
        case .blankAtEnd(let text):
            "an identifier must not begin or end with a blank, found \"\(text)\""
        case .controlCharacter(let value):
            "an identifier must not hold control characters, found U+"
                + String(value, radix: 16, uppercase: true)
        }
    }
}
