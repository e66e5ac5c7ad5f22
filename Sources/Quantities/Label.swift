/// A short text that others gave to a thing of theirs: a class, a tariff zone, the name of a
/// member in a table of loads.
///
/// It is theirs to write, so all that can be seen is allowed; two are the same when their bytes
/// are. What the co-op itself names has an ``ID``.
public struct Label: Hashable, Sendable {
    public let text: String

    /// At most this many characters (Unicode scalars) make a label.
    public static let lengthLimit = 64

    public init(_ text: some StringProtocol) throws(LabelError) {
        guard !text.isEmpty else { throw .empty }
        let length = text.unicodeScalars.count
        guard length <= Self.lengthLimit else { throw .tooLong(length) }
        guard text.first?.isWhitespace == false, text.last?.isWhitespace == false else {
            throw .blankAtEnd(String(text))
        }
        for scalar in text.unicodeScalars where Self.isControl(scalar) {
            throw .controlCharacter(scalar.value)
        }
        self.text = String(text)
    }

    /// Whether a reader cannot see the character, or it changes the order of others.
    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: true
        default: false
        }
    }

    public static func == (lhs: Label, rhs: Label) -> Bool {
        lhs.text.hasSameBytes(as: rhs.text)
    }
}
