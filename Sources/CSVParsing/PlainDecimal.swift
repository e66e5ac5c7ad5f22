extension Span where Element == UInt8 {
    /// The bytes read as a plain decimal number, times ten to the power `decimals`.
    ///
    /// Nil unless they are an optional minus, digits, and optionally a point with at
    /// least one and at most `decimals` digits, eighteen digits in all once scaled: so
    /// many cannot overflow.
    func plainDecimal(decimals: Int) -> Int64? {
        var index = 0
        let isNegative = count > 0 && self[0] == UInt8(ascii: "-")
        if isNegative { index = 1 }
        var value: Int64 = 0
        let digitsStart = index
        while index < count, let digit = digit(at: index) {
            guard index - digitsStart < 18 else { return nil }
            value = value &* 10 &+ digit
            index += 1
        }
        let wholeDigits = index - digitsStart
        guard wholeDigits > 0, wholeDigits + decimals <= 18 else { return nil }
        var fractionDigits = 0
        if index < count {
            guard self[index] == UInt8(ascii: "."), index + 1 < count else { return nil }
            index += 1
            while index < count, fractionDigits < decimals, let digit = digit(at: index) {
                value = value &* 10 &+ digit
                index += 1
                fractionDigits += 1
            }
            guard index == count else { return nil }
        }
        while fractionDigits < decimals {
            value = value &* 10
            fractionDigits += 1
        }
        return isNegative ? -value : value
    }

    @inline(__always)
    private func digit(at index: Int) -> Int64? {
        let value = self[index] &- UInt8(ascii: "0")
        return value < 10 ? Int64(value) : nil
    }
}
