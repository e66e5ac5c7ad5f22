/// Walks over the bytes of one numeral.
struct NumeralReader {
    private let decimals: Int
    private var index = 0
    private var magnitude: Int64 = 0

    /// The digits of so many bytes fit into an `Int64`, whichever they are.
    private static let safeLength = 18

    init(decimals: Int) {
        self.decimals = decimals
    }

    mutating func value(of bytes: Span<UInt8>) throws(NumeralError) -> Int64 {
        guard !bytes.isEmpty else { throw .empty }
        let isNegative = bytes[0] == UInt8(ascii: "-")
        if isNegative { index = 1 }
        try expectDigit(in: bytes)
        _ = try readDigits(of: bytes, atMost: .max)
        var fractionDigits = 0
        if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
            index += 1
            try expectDigit(in: bytes)
            fractionDigits = try readDigits(of: bytes, atMost: decimals)
            try skipZeros(of: bytes)
        }
        guard index == bytes.count else { throw .unexpected(Self.character(bytes[index])) }
        try raise(by: decimals - fractionDigits)
        return isNegative ? -magnitude : magnitude
    }

    private func expectDigit(in bytes: Span<UInt8>) throws(NumeralError) {
        guard index < bytes.count else { throw .incomplete }
        guard Self.digit(bytes[index]) < 10 else {
            throw .unexpected(Self.character(bytes[index]))
        }
    }

    /// Takes the digits that follow, up to `limit` of them, and returns how many.
    private mutating func readDigits(
        of bytes: Span<UInt8>, atMost limit: Int
    ) throws(NumeralError) -> Int {
        let start = index
        while index < bytes.count, index - start < limit {
            let digit = Self.digit(bytes[index])
            guard digit < 10 else { break }
            if bytes.count <= Self.safeLength {
                magnitude = magnitude &* 10 &+ Int64(digit)
            } else {
                try append(digit)
            }
            index += 1
        }
        return index - start
    }

    private mutating func append(_ digit: UInt8) throws(NumeralError) {
        let (tens, tensOverflow) = magnitude.multipliedReportingOverflow(by: 10)
        let (sum, sumOverflow) = tens.addingReportingOverflow(Int64(digit))
        guard !tensOverflow, !sumOverflow else { throw tooLarge }
        magnitude = sum
    }

    /// Passes over digits beyond those that can be kept, which must all be zeros.
    private mutating func skipZeros(of bytes: Span<UInt8>) throws(NumeralError) {
        while index < bytes.count {
            let digit = Self.digit(bytes[index])
            guard digit < 10 else { return }
            guard digit == 0 else { throw .tooManyDecimals(allowed: decimals) }
            index += 1
        }
    }

    private mutating func raise(by exponent: Int) throws(NumeralError) {
        for _ in 0..<exponent { try append(0) }
    }

    private var tooLarge: NumeralError {
        .outOfRange(limit: Numeral.text(Int128(Int64.max), decimals: decimals, trimming: true))
    }

    /// What the digit stands for; ten or more where it is none.
    private static func digit(_ byte: UInt8) -> UInt8 { byte &- UInt8(ascii: "0") }

    private static func character(_ byte: UInt8) -> Character {
        byte < 128 ? Character(Unicode.Scalar(byte)) : "\u{FFFD}"
    }
}
