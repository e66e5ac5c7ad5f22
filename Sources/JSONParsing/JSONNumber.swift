/// A number as a JSON document writes it.
///
/// The text is kept, for no binary fraction holds what a tariff says in decimals.
public struct JSONNumber: Hashable, Sendable {
    public let text: String

    init(text: String) {
        self.text = text
    }

    /// The number that `text` writes, nil where JSON would not write one so.
    public init?(_ text: String) {
        var reader = JSONReader(Array(text.utf8), file: "", limits: .rateFile)
        guard let number = try? reader.number(), reader.next == nil else { return nil }
        self = number
    }

    /// A number in units of a power of ten.
    public struct Scaled: Hashable, Sendable {
        /// Rounded half away from zero where the text says more.
        public let value: Int128
        /// Whether the text says just this.
        public let isExact: Bool
    }

    /// The number times ten to the power `decimals`, nil where its magnitude is beyond 10³⁷.
    ///
    /// An exponent moves the point and is understood exactly, however large it is.
    public func scaled(decimals: Int) -> Scaled? {
        var parts = Parts(text.utf8)
        parts.point = Self.sum(parts.point, decimals)
        guard !parts.digits.isEmpty else { return Scaled(value: 0, isExact: true) }
        guard parts.point <= Self.digitLimit else { return nil }
        guard parts.point >= 0 else { return Scaled(value: 0, isExact: false) }
        var magnitude: Int128 = 0
        for index in 0..<parts.point {
            let digit = parts.digits.indices.contains(index) ? parts.digits[index] : 0
            magnitude = magnitude * 10 + Int128(digit)
        }
        let rest = parts.digits.dropFirst(parts.point)
        if let next = rest.first, next >= 5 { magnitude += 1 }
        return Scaled(value: parts.isNegative ? -magnitude : magnitude, isExact: rest.isEmpty)
    }

    /// How many digits of an `Int128` may all be nines.
    private static let digitLimit = 37

    fileprivate static func sum(_ lhs: Int, _ rhs: Int) -> Int {
        let (sum, overflow) = lhs.addingReportingOverflow(rhs)
        return overflow ? (rhs < 0 ? .min : .max) : sum
    }
}

/// The digits of a number without zeros before and after them.
private struct Parts {
    private(set) var isNegative = false
    private(set) var digits: [UInt8] = []
    /// How many digits stand before the decimal point; negative where zeros follow it.
    var point = 0

    /// The parts of a text that has the form of a JSON number.
    init(_ utf8: String.UTF8View) {
        var exponent = 0
        var exponentIsNegative = false
        var isFraction = false
        var isExponent = false
        for byte in utf8 {
            switch byte {
            case UInt8(ascii: "-") where isExponent: exponentIsNegative = true
            case UInt8(ascii: "-"): isNegative = true
            case UInt8(ascii: "."): isFraction = true
            case UInt8(ascii: "e"), UInt8(ascii: "E"): isExponent = true
            case UInt8(ascii: "+"): break
            case _ where isExponent:
                // Saturated: no document is long enough for its digits to make up for it.
                exponent = min(exponent * 10 + Int(byte - 48), 1 << 48)
            default: append(byte - 48, isFraction: isFraction)
            }
        }
        while digits.last == 0 { digits.removeLast() }
        point = JSONNumber.sum(point, exponentIsNegative ? -exponent : exponent)
    }

    private mutating func append(_ digit: UInt8, isFraction: Bool) {
        if digits.isEmpty, digit == 0 {
            if isFraction { point -= 1 }
            return
        }
        digits.append(digit)
        if !isFraction { point += 1 }
    }
}
