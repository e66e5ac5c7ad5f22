import XMLParsing

/// A numeral as a feed writes it: an integer by the schema, a decimal in some real feeds.
struct FeedNumeral: Hashable {
    /// The number times ten to the power of ``decimals``.
    var digits: Int64
    var decimals: Int

    private init(digits: Int64, decimals: Int) {
        self.digits = digits
        self.decimals = decimals
    }

    /// More digits than these do not fit.
    private static let mostDigits = 18

    /// Reads an optional minus, digits, and optionally a point with digits; white space around
    /// them is XML's to allow, anything else is nil.
    init?(_ text: Span<UInt8>) {
        if let digits = Self.plainInteger(text) {
            self.init(digits: digits, decimals: 0)
        } else {
            self.init(slowly: text)
        }
    }

    /// What nearly all are, read quickly: at most 18 digits, and nothing else.
    @inline(__always)
    private static func plainInteger(_ text: Span<UInt8>) -> Int64? {
        guard text.count > 0, text.count <= mostDigits else { return nil }
        return text.withUnsafeBufferPointer { bytes in
            var value: Int64 = 0
            for byte in bytes {
                let digit = byte &- UInt8(ascii: "0")
                guard digit < 10 else { return nil }
                value = value &* 10 &+ Int64(digit)
            }
            return value
        }
    }

    private init?(slowly text: Span<UInt8>) {
        var index = 0
        var end = text.count
        while index < end, text[index].isXMLSpace { index += 1 }
        while end > index, text[end - 1].isXMLSpace { end -= 1 }
        guard index < end else { return nil }
        let isNegative = text[index] == UInt8(ascii: "-")
        if isNegative { index += 1 }
        let first = index
        var point: Int?
        var value: Int64 = 0
        while index < end {
            let digit = text[index] &- UInt8(ascii: "0")
            if digit < 10 {
                value = value &* 10 &+ Int64(digit)
            } else {
                guard text[index] == UInt8(ascii: "."), point == nil, index > first else {
                    return nil
                }
                point = index
            }
            index += 1
        }
        let count = end - first - (point == nil ? 0 : 1)
        guard count > 0, count <= Self.mostDigits, point != end - 1 else { return nil }
        digits = isNegative ? -value : value
        decimals = point.map { end - $0 - 1 } ?? 0
    }

    /// The number without its fraction, and whether there was one other than zero.
    var truncated: (whole: Int64, isFraction: Bool) {
        var whole = digits
        var isFraction = false
        for _ in 0..<decimals {
            isFraction = isFraction || whole % 10 != 0
            whole = digits < 0 && whole % 10 != 0 ? whole / 10 - 1 : whole / 10
        }
        return (whole, isFraction)
    }

    /// The number as an integer, or nil where it has a fraction or is too large for `Int32`.
    var integer: Int? {
        let (whole, isFraction) = truncated
        return isFraction ? nil : Int32(exactly: whole).map(Int.init)
    }
}
