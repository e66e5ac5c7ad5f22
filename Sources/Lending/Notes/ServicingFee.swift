public import Quantities

/// What the servicer keeps of each payment.
public struct ServicingFee: Hashable, Sendable {
    public let rate: Ratio
    public let base: Base

    public enum Base: String, Hashable, Sendable, CaseIterable {
        /// A part of the whole payment.
        case payment
        /// A part of the interest, and never more than interest and fee.
        case interest
    }

    public init(rate: Ratio, base: Base) {
        self.rate = rate
        self.base = base
    }

    func amount(of payment: PlannedPayment, _ rule: RoundingRule) -> Money {
        amount(
            payment: payment.payment, interest: payment.interest, fee: payment.fee, rule)
    }

    func amount(
        payment: Money, interest: Money, fee: Money, _ rule: RoundingRule
    ) -> Money {
        switch base {
        case .payment: part(of: payment, rule)
        case .interest: min(part(of: interest, rule), interest + fee)
        }
    }

    private func part(of amount: Money, _ rule: RoundingRule) -> Money {
        let product = Int128(amount.cents) * Int128(rate.billionths)
        return Money(cents: Int64(product.divided(by: Int128(Ratio.one.billionths), rule)))
    }
}
