import Quantities

/// The account with a utility that credits go to, as the utility writes it.
///
/// Two are the same when their bytes are. What a spreadsheet makes of an account that it takes
/// for a number can be told from it: a number in scientific form or with decimals is none.
public struct UtilityAccount: Hashable, Sendable {
    public let text: String

    /// Takes `text` as it is, leading zeros included.
    public init(_ text: String) throws(UtilityAccountError) {
        do throws(LabelError) {
            self.text = try Label(text).text
        } catch {
            throw .notALabel(error)
        }
        guard !Self.isSpoiled(text) else { throw .spoiled(text) }
    }

    public static func == (lhs: UtilityAccount, rhs: UtilityAccount) -> Bool {
        lhs.text.hasSameBytes(as: rhs.text)
    }

    /// Whether a spreadsheet has made the text of a number, as `1.23457E+09` of `1234567890`
    /// or `12345678.0` of `12345678`.
    public static func isSpoiled(_ text: String) -> Bool {
        guard text.utf8.contains(where: Self.isInNumbers) else { return false }
        let wholes = text.wholeMatch(of: /[0-9]+([.,][0-9]+)?[eE]([+-])?[0-9]+/)
        if let match = wholes { return match.output.1 != nil || match.output.2 != nil }
        return text.wholeMatch(of: /[0-9]+[.,]0+/) != nil
    }

    /// Whether a byte stands in numbers that are no counts: an exponent's letter, a point or comma.
    private static func isInNumbers(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "e"), UInt8(ascii: "E"), UInt8(ascii: "."), UInt8(ascii: ","): true
        default: false
        }
    }
}

extension UtilityAccount {
    /// In what two ways of writing one account differ.
    public enum Difference: Hashable, Sendable {
        case leadingZeros
        /// Blanks, dashes, points, or whether letters are large.
        case marks
        case leadingZerosAndMarks

        public var words: String {
            switch self {
            case .leadingZeros: "its leading zeros"
            case .marks: "its dashes, blanks or letters"
            case .leadingZerosAndMarks: "its leading zeros and its dashes or blanks"
            }
        }
    }

    /// In what two texts that seem to be of one account differ; nil where they are the same, or
    /// not of one account.
    public static func difference(_ text: String, _ other: String) -> Difference? {
        guard !text.hasSameBytes(as: other) else { return nil }
        let (bare, otherBare) = (bare(text), bare(other))
        if bare == otherBare { return .marks }
        guard core(text) == core(other) else { return nil }
        let hasMarks = bare.count != text.utf8.count || otherBare.count != other.utf8.count
        return hasMarks ? .leadingZerosAndMarks : .leadingZeros
    }

    /// What two ways of writing one account have in common: its letters and digits from the
    /// first that is no zero.
    public static func core(_ text: String) -> [UInt8] {
        let bare = bare(text)
        let core = bare.drop { $0 == UInt8(ascii: "0") }
        return core.isEmpty ? bare.suffix(1) : Array(core)
    }

    private static func bare(_ text: String) -> [UInt8] {
        let scalars = text.uppercased().unicodeScalars.filter {
            $0.properties.isAlphabetic || $0.properties.numericType != nil
        }
        return Array(String(String.UnicodeScalarView(scalars)).utf8)
    }
}
