import Quantities

/// What an annual rate comes to in one period, as a fraction: never rounded to a periodic rate.
struct PeriodRate: Hashable {
    let numerator: Int64
    /// Positive.
    let denominator: Int64

    init(numerator: Int64, denominator: Int64) {
        self.numerator = numerator
        self.denominator = denominator
    }

    /// The rate of `fraction` of a year, in lowest terms.
    init(annual rate: Ratio, _ fraction: YearFraction) {
        // Parted crosswise first: the products are then small, and in lowest terms.
        let first = YearFraction(rate.billionths, fraction.denominator)
        let second = YearFraction(fraction.numerator, Ratio.one.billionths)
        numerator = first.numerator * second.numerator
        denominator = first.denominator * second.denominator
    }

    /// The rate of a month of 30 days in a year of 360.
    init(annual rate: Ratio) {
        self.init(annual: rate, YearFraction(1, 12))
    }

    /// The interest of the period on `balance`, both in cents.
    @inline(__always)
    func interest(on balance: Int64, _ rule: RoundingRule) -> Int64 {
        let (product, overflow) = balance.multipliedReportingOverflow(by: numerator)
        guard overflow else { return rounded(product, rule) }
        return Self.wideInterest(on: balance, self, rule)
    }

    /// The quotient of a balance times the numerator by the denominator.
    ///
    /// Half up is rounded without a branch, which would be taken at random.
    @inline(__always)
    func rounded(_ product: Int64, _ rule: RoundingRule) -> Int64 {
        let (sum, overflow) = product.addingReportingOverflow(denominator / 2)
        guard rule == .halfAwayFromZero, product >= 0, !overflow else {
            return product.divided(by: denominator, rule)
        }
        return sum / denominator
    }

    @inline(never)
    private static func wideInterest(
        on balance: Int64, _ rate: PeriodRate, _ rule: RoundingRule
    ) -> Int64 {
        // No balance that is kept bears interest beyond Int64, see LoanContract.balanceLimit.
        Int64(
            (Int128(balance) * Int128(rate.numerator)).divided(by: Int128(rate.denominator), rule))
    }

    /// The interest of the period on `balance`.
    func interest(on balance: Money, _ rule: RoundingRule) -> Money {
        Money(cents: interest(on: balance.cents, rule))
    }
}
