import Quantities

/// A twelfth of an annual rate, as a fraction in lowest terms.
struct MonthlyRate {
    let numerator: Int64
    let denominator: Int64

    init(annual rate: Ratio) {
        let whole = 12 * Ratio.one.billionths
        let divisor = Self.greatestCommonDivisor(rate.billionths, whole)
        numerator = rate.billionths / divisor
        denominator = whole / divisor
    }

    /// The interest of a month on `balance`.
    func interest(on balance: Money, _ rule: RoundingRule) -> Money {
        let (product, overflow) = balance.cents.multipliedReportingOverflow(by: numerator)
        guard overflow else { return Money(cents: product.divided(by: denominator, rule)) }
        let wide = Int128(balance.cents) * Int128(numerator)
        // At most a twelfth of the balance, since no rate exceeds 100 percent.
        return Money(cents: Int64(wide.divided(by: Int128(denominator), rule)))
    }

    private static func greatestCommonDivisor(_ first: Int64, _ second: Int64) -> Int64 {
        var (larger, smaller) = (first, second)
        while smaller != 0 { (larger, smaller) = (smaller, larger % smaller) }
        return larger
    }
}
