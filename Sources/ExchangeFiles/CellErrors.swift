import Diagnostics
import Sharing

extension ShareQuantityError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .notAShare(let text):
            "expected a whole number of the array's units, a percentage as in 1.25% or kilowatts "
                + "as in 5.5kW, found \(Excerpt(text))"
        case .notAboveZero(let text):
            "a share must be above zero, found \(Excerpt(text)); end a share with share_to"
        case .aboveTheWhole(let text): "a share is at most 100%, found \(Excerpt(text))"
        case .otherUnit(let stated, let unit):
            "the share is stated in \(stated), the array is shared in \(unit.rawValue)"
        }
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
