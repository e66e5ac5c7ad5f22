/// Bounds of a number that is not negative, in units of a power of one half.
///
/// What is computed with them encloses the exact result: lower bounds are rounded down and upper
/// ones up, so that a comparison of bounds is a proof.
struct FixedPoint {
    var lower: UInt128
    var upper: UInt128

    /// The units of a discount factor: 2⁻¹²⁰.
    static let factorBits = 120
    static let zero = FixedPoint(lower: 0, upper: 0)

    /// The product with `factor`, which is in units of 2 to the power −`bits`.
    ///
    /// Nil where it does not fit.
    func times(_ factor: FixedPoint, bits: Int) -> FixedPoint? {
        guard let lower = Self.product(lower, factor.lower, bits: bits),
            let upper = Self.product(upper, factor.upper, bits: bits)
        else { return nil }
        let (sum, overflow) = upper.value.addingReportingOverflow(upper.isExact ? 0 : 1)
        return overflow ? nil : FixedPoint(lower: lower.value, upper: sum)
    }

    private static func product(
        _ first: UInt128, _ second: UInt128, bits: Int
    ) -> (value: UInt128, isExact: Bool)? {
        let (high, low) = first.multipliedFullWidth(by: second)
        guard high >> bits == 0 else { return nil }
        return (high << (128 - bits) | low >> bits, low << (128 - bits) == 0)
    }

    /// The power with a positive exponent, of a number in units of 2 to the power −`bits`.
    func power(_ exponent: Int, bits: Int) -> FixedPoint? {
        precondition(exponent > 0, "the exponent must be positive, was \(exponent)")
        var square = self
        var result: FixedPoint?
        var left = exponent
        while true {
            if left & 1 == 1 {
                guard let product = result.map({ $0.times(square, bits: bits) }) ?? square
                else { return nil }
                result = product
            }
            left >>= 1
            guard left > 0 else { return result }
            guard let next = square.times(square, bits: bits) else { return nil }
            square = next
        }
    }

    /// Bounds of `numerator`·2 to the power `shift` over `divisor`; the quotient must fit.
    static func quotient(_ numerator: UInt128, shift: Int, by divisor: UInt128) -> FixedPoint {
        let high = shift >= 128 ? numerator << (shift - 128) : numerator >> (128 - shift)
        let low = shift >= 128 ? 0 : numerator << shift
        let (quotient, remainder) = divisor.dividingFullWidth((high, low))
        return FixedPoint(lower: quotient, upper: quotient + (remainder == 0 ? 0 : 1))
    }

    static func + (lhs: FixedPoint, rhs: FixedPoint) -> FixedPoint {
        FixedPoint(lower: lhs.lower + rhs.lower, upper: lhs.upper + rhs.upper)
    }
}
