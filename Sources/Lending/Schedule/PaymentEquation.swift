import Quantities

/// The equal payment that repays a balance over periods of their own lengths, rounded once.
///
/// P = (B·∏(1+rₖ) − L·∏ₖ₎ₗ(1+rₖ)) / Σ wⱼ·∏ₖ₎ⱼ(1+rₖ), with a lump L received at the end of the
/// period l, and weights wⱼ where the payment rises in steps. Discounted to the present, bounds
/// of numerator and denominator are found in fixed point; nearly always both round to the same
/// cent. Where they do not, the two numbers are worked out in full.
struct PaymentEquation {
    let balance: Int64
    let rates: PeriodRates
    /// The numbers of the periods at whose ends is paid.
    let periods: ClosedRange<Int>
    var lump: (number: Int, cents: Int64)?
    var steps: PaymentSteps?
    let rule: RoundingRule

    /// The payment in cents, nil where it is beyond what is kept.
    var cents: Int64? {
        if let rate = rates.uniform(from: periods.lowerBound), lump == nil, steps == nil {
            return LevelPayment(
                principal: balance, rate: rate, months: periods.count, rule: rule
            ).cents
        }
        return centsFromBounds ?? exactCents
    }

    private static let one = UInt64(1) << 62

    /// The payment, or nil where its bounds do not tell it.
    private var centsFromBounds: Int64? {
        guard steps == nil else { return nil }
        var discount = (lower: Self.one, upper: Self.one)
        var sum: (lower: Int128, upper: Int128) = (0, 0)
        var lumps: (lower: Int128, upper: Int128) = (0, 0)
        for number in periods {
            let rate = rates[number]
            discount = Self.product(discount, Self.discount(rate))
            sum.lower += Int128(discount.lower)
            sum.upper += Int128(discount.upper)
            if let lump, lump.number == number {
                lumps.lower = Int128(lump.cents) * Int128(discount.lower)
                lumps.upper = Int128(lump.cents) * Int128(discount.upper)
            }
        }
        let present = Int128(balance) << 62
        guard sum.lower > 0, present >= lumps.upper else { return nil }
        let atLeast = (present - lumps.upper).divided(by: sum.upper, rule)
        guard atLeast == (present - lumps.lower).divided(by: sum.lower, rule) else { return nil }
        return Int64(exactly: atLeast)
    }

    /// Bounds of 1/(1+r) in units of 2⁻⁶².
    private static func discount(_ rate: PeriodRate) -> (lower: UInt64, upper: UInt64) {
        let product = UInt64(rate.denominator).multipliedFullWidth(by: one)
        let quotient = UInt64(rate.denominator + rate.numerator).dividingFullWidth(product)
        return (quotient.quotient, quotient.quotient + (quotient.remainder == 0 ? 0 : 1))
    }

    private static func product(
        _ first: (lower: UInt64, upper: UInt64), _ second: (lower: UInt64, upper: UInt64)
    ) -> (lower: UInt64, upper: UInt64) {
        let lower = first.lower.multipliedFullWidth(by: second.lower)
        let upper = first.upper.multipliedFullWidth(by: second.upper)
        let isExact = upper.low << 2 == 0
        return (
            lower.high << 2 | lower.low >> 62,
            (upper.high << 2 | upper.low >> 62) + (isExact ? 0 : 1)
        )
    }

    /// The quotient of the two numbers over the common denominator ∏dₖ·bˢ, where 1+rₖ = nₖ/dₖ
    /// and a step multiplies the payment by a/b.
    private var exactCents: Int64? {
        var owed = Natural(UInt64(balance))
        var received = Natural(0)
        var divisor = Natural(0)
        var weight = Natural(1)
        var scale = Natural(1)
        for number in periods {
            let rate = rates[number]
            let grown = UInt64(rate.denominator + rate.numerator)
            owed.multiply(by: grown)
            received.multiply(by: grown)
            divisor.multiply(by: grown)
            weight.multiply(by: UInt64(rate.denominator))
            scale.multiply(by: UInt64(rate.denominator))
            if let steps, steps.begins(at: number - periods.lowerBound) {
                owed.multiply(by: steps.factor.denominator)
                received.multiply(by: steps.factor.denominator)
                divisor.multiply(by: steps.factor.denominator)
                scale.multiply(by: steps.factor.denominator)
                weight.multiply(by: steps.factor.numerator)
            }
            divisor.add(weight)
            if let lump, lump.number == number { received = scale.times(UInt64(lump.cents)) }
        }
        guard owed >= received else { return 0 }
        owed.subtract(received)
        let limit = UInt64(LoanContract.balanceLimit)
        guard owed < divisor.times(limit) else { return nil }
        return owed.divided(by: divisor, atMost: limit, rule)
    }
}
