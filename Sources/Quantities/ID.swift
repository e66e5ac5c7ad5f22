/// Tells one `Entity` from all others of its kind.
///
/// The type parameter keeps a subscriber's identifier out of a place that wants a
/// meter's, though both are texts. Two are the same when their bytes are, and their order
/// is that of their bytes, as in the database: a letter and its look-alike composed of two
/// characters are told apart.
public struct ID<Entity>: Hashable, Sendable {
    public let rawValue: String

    /// At most this many characters (Unicode scalars) make an identifier.
    public static var lengthLimit: Int { 64 }

    /// Takes `rawValue` as it is, leading zeros included.
    public init(_ rawValue: some StringProtocol) throws(IDError) {
        guard !rawValue.isEmpty else { throw .empty }
        let length = rawValue.unicodeScalars.count
        guard length <= Self.lengthLimit else { throw .tooLong(length) }
        guard rawValue.first?.isWhitespace == false, rawValue.last?.isWhitespace == false else {
            throw .blankAtEnd(String(rawValue))
        }
        for scalar in rawValue.unicodeScalars where Self.isControl(scalar) {
            throw .controlCharacter(scalar.value)
        }
        self.rawValue = String(rawValue)
    }

    /// Whether a reader cannot see the character, or it changes the order of others.
    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: true
        default: false
        }
    }

    public static func == (lhs: ID, rhs: ID) -> Bool {
        lhs.rawValue.utf8.elementsEqual(rhs.rawValue.utf8)
    }
}

extension ID: Comparable {
    public static func < (lhs: ID, rhs: ID) -> Bool {
        lhs.rawValue.utf8.lexicographicallyPrecedes(rhs.rawValue.utf8)
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
            "an identifier must not begin or end with a blank, found \(Excerpt(text))"
        case .controlCharacter(let value):
            "an identifier must not hold control characters, found U+"
                + String(value, radix: 16, uppercase: true)
        }
    }
}
