import Diagnostics
import Quantities
import Sharing

extension ShareQuantityError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .notAShare(let text):
            "expected a percentage as in 1.25%, kilowatts as in 5.5kW or a whole number of the "
                + "array's blocks, found \(Excerpt(text))\(Self.hint(on: text))"
        case .tooFine(let text):
            "a percentage has at most 4 decimals, found \(Excerpt(text))"
                + (Self.rounded(text.dropLast()).map { "; write \"\($0)%\"" } ?? "")
        case .notAboveZero(let text):
            "a share must be above zero, found \(Excerpt(text)); end a share with share_to"
        case .aboveTheWhole(let text): "a share is at most 100%, found \(Excerpt(text))"
        case .withoutUnit(let count):
            "the array is shared in ppm, so a share needs a unit, found \"\(count)\"; write "
                + Self.forms(of: count)
        case .otherUnit(let stated, let unit):
            "the share is stated in \(stated), the array is shared in \(unit.rawValue)"
        }
    }

    /// What a fraction without a unit may have meant: a part of the whole, or percent.
    private static func hint(on text: String) -> String {
        guard let value = try? Numeral.scaled(text.utf8, decimals: 12), value > 0 else { return "" }
        guard value <= 1_000_000_000_000 else {
            return value <= 100_000_000_000_000 ? "; write \"\(text)%\" for percent" : ""
        }
        let percent = Numeral.text(Int128(value), decimals: 10, trimming: true)
        return "; write \"\(percent)%\" for a part of \(text), or \"\(text)%\""
    }

    /// The number to four decimals.
    private static func rounded(_ text: Substring) -> String? {
        let point = text.firstIndex(of: ".") ?? text.endIndex
        let end = text.index(point, offsetBy: 6, limitedBy: text.endIndex) ?? text.endIndex
        guard let value = try? Numeral.scaled(text[..<end].utf8, decimals: 5) else { return nil }
        let millionths = Int128(value).divided(by: 10, .halfAwayFromZero)
        return Numeral.text(Int128(millionths), decimals: 4, trimming: true)
    }

    /// What a bare number may have meant, the likelier first.
    private static func forms(of count: Int64) -> String {
        guard count <= 1_000_000 else { return "a percentage as in 1.25%" }
        let percentage = Numeral.text(Int128(count), decimals: 4, trimming: true)
        return count > 100
            ? "\"\(percentage)%\", which is \(count) ppm"
            : "\"\(count)%\" or \"\(count) ppm\", which is \(percentage)%"
    }
}

extension FeeTermsError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .notAFee(let text):
            "expected a fee as in 90%, 0.085/kWh, 4.20/kW, 3/block or none, found "
                + "\(Excerpt(text))"
        case .outOfRange(let text): "the fee \(Excerpt(text)) is out of range"
        }
    }
}

extension PercentageError: CustomStringConvertible {
    var description: String {
        switch self {
        case .notAPercentage(let text):
            "expected a percentage as in 7.5%, found \(Excerpt(text))"
        case .outOfRange(let text):
            "expected a percentage from 0% to 100%, found \(Excerpt(text))"
        }
    }
}

/// Why a text cannot stand in a line of a statement or a list.
enum LineError: Error, Hashable, Sendable {
    case tooLong(Int)
    case controlCharacter(String)
    case notAnEmail(String)
    case notACount(String, allowed: ClosedRange<Int>)
    case notAboveZero(String)
}

extension LineError: CustomStringConvertible {
    var description: String {
        switch self {
        case .tooLong(let count):
            "expected at most \(SingleLine.lengthLimit) characters, found \(count)"
        case .controlCharacter(let text):
            "expected one line without control characters, found \(Excerpt(text))"
        case .notAnEmail(let text):
            "expected an e-mail address as in ada@example.org, found \(Excerpt(text))"
        case .notACount(let text, let allowed):
            "expected a whole number from \(allowed.lowerBound) to \(allowed.upperBound), found "
                + "\(Excerpt(text))"
        case .notAboveZero(let text): "expected an amount above zero, found \(Excerpt(text))"
        }
    }
}

/// Texts for people: a name, an address.
enum SingleLine {
    static let lengthLimit = 200

    static func read(_ text: String) throws(LineError) -> String {
        let count = text.unicodeScalars.count
        guard count <= lengthLimit else { throw .tooLong(count) }
        guard !text.unicodeScalars.contains(where: isControl) else {
            throw .controlCharacter(text)
        }
        return text
    }

    /// An address is as its owner says; only what is surely none is refused.
    static func readEmail(_ text: String) throws(LineError) -> String {
        let parts = try read(text).split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }),
            !text.contains(where: \.isWhitespace)
        else { throw .notAnEmail(text) }
        return text
    }

    static func readCount(_ text: String, in allowed: ClosedRange<Int>) throws(LineError) -> Int {
        guard let count = Int(text), allowed.contains(count), !text.hasPrefix("+") else {
            throw .notACount(text, allowed: allowed)
        }
        return count
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }
}
