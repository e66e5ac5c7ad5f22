import Quantities

/// The payment that repays a loan in equal amounts, rounded once from the exact quotient.
///
/// With the monthly rate p/q the payment of the annuity formula B·r / (1 − (1 + r)⁻ⁿ) is
/// B·p·(q + p)ⁿ / (q·((q + p)ⁿ − qⁿ)). Bounds for it are found in fixed point; nearly always both
/// round to the same cent. Where they do not, as when the quotient ends in exactly half a
/// cent, the two numbers are worked out in full.
struct LevelPayment {
    let principal: Int64
    let rate: PeriodRate
    let months: Int
    let rule: RoundingRule

    var cents: Int64 {
        guard rate.numerator > 0 else {
            return principal.divided(by: Int64(months), rule)
        }
        return centsFromBounds ?? exactCents
    }

    /// The payment, or nil where its bounds do not tell it.
    private var centsFromBounds: Int64? {
        let (product, overflow) = principal.multipliedReportingOverflow(by: rate.numerator)
        guard !overflow, product < 1 << 61 else { return nil }
        let numerator = Int128(product) << 64
        let factor = discountBounds
        // A greater discount leaves a smaller divisor, and so a greater payment.
        let greatest = (Int128(1) << 64 - Int128(factor.lower)) * Int128(rate.denominator)
        let least = (Int128(1) << 64 - Int128(factor.upper)) * Int128(rate.denominator)
        guard least > 0 else { return nil }
        let atLeast = numerator.divided(by: greatest, rule)
        return atLeast == numerator.divided(by: least, rule) ? Int64(exactly: atLeast) : nil
    }

    /// Bounds of (q / (q + p))ⁿ, in units of 2⁻⁶⁴.
    private var discountBounds: (lower: UInt64, upper: UInt64) {
        let whole = UInt128(rate.denominator) << 64
        let base = UInt64(whole / UInt128(rate.denominator + rate.numerator))
        var power = (lower: base, upper: base + 1)
        var result = power
        var exponent = months - 1
        while exponent > 0 {
            if exponent & 1 == 1 { result = Self.product(result, power) }
            power = Self.product(power, power)
            exponent >>= 1
        }
        return result
    }

    private static func product(
        _ first: (lower: UInt64, upper: UInt64), _ second: (lower: UInt64, upper: UInt64)
    ) -> (lower: UInt64, upper: UInt64) {
        let upper = first.upper.multipliedFullWidth(by: second.upper).high
        return (first.lower.multipliedFullWidth(by: second.lower).high, min(upper, .max - 1) + 1)
    }

    private var exactCents: Int64 {
        var grown = Natural(1)
        var ungrown = Natural(1)
        for _ in 0..<months {
            grown.multiply(by: UInt64(rate.denominator + rate.numerator))
            ungrown.multiply(by: UInt64(rate.denominator))
        }
        var divisor = grown
        divisor.subtract(ungrown)
        divisor.multiply(by: UInt64(rate.denominator))
        grown.multiply(by: UInt64(principal))
        grown.multiply(by: UInt64(rate.numerator))
        // A single payment would be the principal and a month's interest, at most this.
        return grown.divided(by: divisor, atMost: 2 * UInt64(principal), rule)
    }
}
