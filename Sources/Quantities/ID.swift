/// Tells one `Entity` from all others of its kind.
///
/// The type parameter keeps a subscriber's identifier out of a place that wants a
/// meter's, though both are texts. An identifier is made of the letters A to Z and a to z,
/// digits, `-`, `_` and `.`, and begins with a letter, a digit or `_`: it can stand in the name
/// of a file, in an address and in an option as it is, and there is one way to write it. Two are
/// the same when their bytes are, and their order is that of their bytes, as in the database.
/// What a text from outside names is compared with what a book holds by this type, or by the
/// database, never as texts: to Swift, a letter and its look-alike of two characters are equal.
public struct ID<Entity>: Hashable, Sendable {
    public let rawValue: String

    /// At most this many characters make an identifier.
    public static var lengthLimit: Int { 64 }

    /// Takes `rawValue` as it is, leading zeros included.
    public init(_ rawValue: some StringProtocol) throws(IDError) {
        guard !rawValue.isEmpty else { throw .empty }
        guard rawValue.utf8.allSatisfy(PlainCharacter.isPlain),
            rawValue.utf8.first.map(PlainCharacter.canBegin) == true
        else { throw .notPlain(String(rawValue)) }
        guard rawValue.utf8.count <= Self.lengthLimit else {
            throw .tooLong(rawValue.utf8.count)
        }
        self.rawValue = String(rawValue)
    }

    /// Whether `text`, from outside, is this identifier to the byte.
    public func isNamed(_ text: some StringProtocol) -> Bool {
        rawValue.hasSameBytes(as: text)
    }

    public static func == (lhs: ID, rhs: ID) -> Bool {
        lhs.rawValue.hasSameBytes(as: rhs.rawValue)
    }
}

extension StringProtocol {
    /// Whether two texts that identify something are one.
    ///
    /// The rule for all of them, which is the database's: to `==` a letter and its look-alike of
    /// two characters are one.
    public func hasSameBytes(as other: some StringProtocol) -> Bool {
        utf8.elementsEqual(other.utf8)
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
