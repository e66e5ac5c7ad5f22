import Quantities

/// A number as a file writes it, exact: a whole number times a power of ten.
struct ProfileFigure: Hashable {
    private(set) var mantissa: Int128 = 0
    private(set) var exponent = 0

    /// More digits than these are refused, without zeros before the first and after the last.
    private static let digitLimit = 25
    private static let exponentLimit = 99

    /// Reads an optional minus, digits, and optionally a fraction and an exponent.
    init(_ bytes: ArraySlice<UInt8>) throws(ProfileCellError) {
        guard !bytes.isEmpty else { throw .empty }
        var rest = bytes
        let isNegative = rest.first == UInt8(ascii: "-")
        if isNegative { rest.removeFirst() }
        let text = { String(decoding: bytes, as: UTF8.self) }
        guard try takeDigits(&rest, isFraction: false) else { throw .notANumber(text()) }
        if rest.first == UInt8(ascii: ".") {
            rest.removeFirst()
            guard try takeDigits(&rest, isFraction: true) else { throw .notANumber(text()) }
        }
        if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
            rest.removeFirst()
            guard let written = Self.exponent(rest) else { throw .notANumber(text()) }
            exponent += written
        } else if !rest.isEmpty {
            throw .notANumber(text())
        }
        if isNegative { mantissa = -mantissa }
    }

    /// Takes the digits that stand first, and returns whether there is one.
    private mutating func takeDigits(
        _ rest: inout ArraySlice<UInt8>, isFraction: Bool
    ) throws(ProfileCellError) -> Bool {
        let count = rest.count
        // Zeros count once a digit follows them, so that 0.10000…0 is as short as 0.1.
        var zeros = 0
        while let byte = rest.first, byte &- UInt8(ascii: "0") < 10 {
            rest.removeFirst()
            let digit = Int128(byte - UInt8(ascii: "0"))
            if isFraction, digit == 0 {
                zeros += 1
                continue
            }
            for _ in 0..<(mantissa == 0 ? 0 : zeros) { try append(0) }
            if isFraction { exponent -= zeros + 1 }
            zeros = 0
            try append(digit)
        }
        return rest.count < count
    }

    private mutating func append(_ digit: Int128) throws(ProfileCellError) {
        guard mantissa < Self.bound else { throw .tooManyDigits(limit: Self.digitLimit) }
        mantissa = mantissa * 10 + digit
    }

    private static let bound = Int128.powerOfTen(digitLimit - 1)

    private static func exponent(_ bytes: ArraySlice<UInt8>) -> Int? {
        var digits = bytes
        let isNegative = digits.first == UInt8(ascii: "-")
        if isNegative || digits.first == UInt8(ascii: "+") { digits.removeFirst() }
        guard (1...3).contains(digits.count),
            digits.allSatisfy({ $0 &- UInt8(ascii: "0") < 10 })
        else { return nil }
        let value = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        guard value <= exponentLimit else { return nil }
        return isNegative ? -value : value
    }

    /// The number times `factor` times ten to the power `power` over `divisor`, rounded half away
    /// from zero; nil where it is too large to reckon with.
    func scaled(
        by factor: Int128, power: Int, over divisor: Int128
    ) -> (value: Int128, isExact: Bool)? {
        guard mantissa != 0 else { return (0, true) }
        let (product, overflow) = mantissa.multipliedReportingOverflow(by: factor)
        let shift = exponent + power
        guard !overflow, shift <= 38 else { return nil }
        // The product is below 2 × 10³⁸, so this is less than half a unit.
        if shift < -38 { return (0, false) }
        let (numerator, isTooLarge) = product.multipliedReportingOverflow(
            by: .powerOfTen(max(0, shift)))
        let (denominator, isTooFine) = divisor.multipliedReportingOverflow(
            by: .powerOfTen(max(0, -shift)))
        guard !isTooLarge, !isTooFine else {
            return isTooFine && product.magnitude < UInt128(Int128.powerOfTen(37))
                ? (0, false) : nil
        }
        return (
            numerator.divided(by: denominator, .halfAwayFromZero), numerator % denominator == 0
        )
    }
}
