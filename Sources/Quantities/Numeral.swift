/// Reads and prints decimal numerals exactly, as integers of a stated number of decimals.
///
/// The grammar is strict: an optional minus, digits, and optionally a point with
/// digits. No exponent, plus sign, blank, or thousands separator, so that nothing a
/// spreadsheet or a feed may mean by them is guessed at.
public enum Numeral {
    /// The value of `utf8` times ten to the power `decimals`.
    ///
    /// Zeros beyond `decimals` are read; any other digit there is an error, since
    /// dropping it would lose what was written.
    public static func scaled(
        _ utf8: some Sequence<UInt8>, decimals: Int
    ) throws(NumeralError) -> Int64 {
        var reader = NumeralReader(decimals: decimals)
        for byte in utf8 { try reader.take(byte) }
        return try reader.value()
    }

    /// `value` divided by ten to the power `decimals`, written as a decimal numeral.
    ///
    /// With `trimming`, zeros at the end of the fraction are left out, and the point
    /// with them when nothing follows it.
    public static func text(_ value: Int128, decimals: Int, trimming: Bool) -> String {
        var digits = String(value.magnitude)
        if digits.utf8.count <= decimals {
            digits = String(repeating: "0", count: decimals + 1 - digits.utf8.count) + digits
        }
        let sign = value < 0 ? "-" : ""
        var fraction = digits.suffix(decimals)
        let whole = digits.dropLast(decimals)
        if trimming { while fraction.utf8.last == UInt8(ascii: "0") { fraction.removeLast() } }
        return fraction.isEmpty ? "\(sign)\(whole)" : "\(sign)\(whole).\(fraction)"
    }
}

/// Why a text is not a number that can be used.
public enum NumeralError: Error, Hashable, Sendable {
    case empty
    case unexpected(Character)
    case tooManyDecimals(allowed: Int)
    case outOfRange(limit: String)
}

extension NumeralError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .empty: "expected a number, found nothing"
        case .unexpected(let character):
            "expected a plain decimal number, found \"\(character)\" in it"
        case .tooManyDecimals(let allowed):
            "expected at most \(allowed) decimals"
        case .outOfRange(let limit): "the number is out of range, the limit is \(limit)"
        }
    }
}

/// Takes a numeral one byte at a time.
struct NumeralReader {
    private let decimals: Int
    private var magnitude: Int64 = 0
    private var isNegative = false
    private var hasDigits = false
    private var hasPoint = false
    private var isAtStart = true
    private var fractionDigits = 0

    init(decimals: Int) {
        self.decimals = decimals
    }

    mutating func take(_ byte: UInt8) throws(NumeralError) {
        defer { isAtStart = false }
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): try take(digit: Int64(byte - 48))
        case UInt8(ascii: ".") where hasDigits && !hasPoint:
            hasPoint = true
            hasDigits = false
        case UInt8(ascii: "-") where isAtStart: isNegative = true
        default:
            throw .unexpected(byte < 128 ? Character(Unicode.Scalar(byte)) : "\u{FFFD}")
        }
    }

    private mutating func take(digit: Int64) throws(NumeralError) {
        hasDigits = true
        if hasPoint {
            guard fractionDigits < decimals else {
                guard digit == 0 else { throw .tooManyDecimals(allowed: decimals) }
                return
            }
            fractionDigits += 1
        }
        let (tens, tensOverflow) = magnitude.multipliedReportingOverflow(by: 10)
        let (sum, sumOverflow) = tens.addingReportingOverflow(digit)
        guard !tensOverflow, !sumOverflow else { throw tooLarge }
        magnitude = sum
    }

    func value() throws(NumeralError) -> Int64 {
        guard hasDigits else { throw .empty }
        var scaled = magnitude
        for _ in fractionDigits..<decimals {
            let (tens, overflow) = scaled.multipliedReportingOverflow(by: 10)
            guard !overflow else { throw tooLarge }
            scaled = tens
        }
        return isNegative ? -scaled : scaled
    }

    private var tooLarge: NumeralError {
        .outOfRange(limit: Numeral.text(Int128(Int64.max), decimals: decimals, trimming: true))
    }
}
