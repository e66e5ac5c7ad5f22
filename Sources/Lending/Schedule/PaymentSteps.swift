public import Quantities

/// A payment that grows by the same percentage every so many periods.
public struct PaymentSteps: Hashable, Sendable {
    /// How many payments are the same before the next step.
    public let every: Int
    /// By what part each step is more than the one before.
    public let growth: Ratio

    public init(every: Int, growth: Ratio) {
        self.every = every
        self.growth = growth
    }

    /// One plus the growth, in lowest terms.
    var factor: (numerator: UInt64, denominator: UInt64) {
        let fraction = YearFraction(
            Ratio.one.billionths + growth.billionths, Ratio.one.billionths)
        return (UInt64(fraction.numerator), UInt64(fraction.denominator))
    }

    /// Whether the payment that is `index` after the first one is the first of a step.
    func begins(at index: Int) -> Bool { index > 0 && index % every == 0 }

    /// The payment `index` after the first, each step rounded once from the rounded base.
    ///
    /// Nil where it is beyond what is kept.
    func payment(base: Int64, index: Int, _ rule: RoundingRule) -> Int64? {
        let limit = UInt64(LoanContract.balanceLimit)
        var numerator = Natural(UInt64(base))
        var denominator = Natural(1)
        for _ in 0..<(index / every) {
            numerator.multiply(by: factor.numerator)
            denominator.multiply(by: factor.denominator)
        }
        guard numerator < denominator.times(limit) else { return nil }
        return numerator.divided(by: denominator, atMost: limit, rule)
    }
}
