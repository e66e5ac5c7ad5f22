public import Quantities

/// What a borrower is told before signing: the box of Regulation Z, § 1026.18 (d), (e), (b), (h).
public struct LoanDisclosure: Hashable, Sendable {
    /// To four decimals; nil where no rate makes the payments worth the amount financed.
    public let annualPercentageRate: String?
    /// What the credit costs.
    public let financeCharge: Money
    /// What the borrower gets.
    public let amountFinanced: Money
    public let totalOfPayments: Money

    /// The box of a schedule.
    public init(of plan: PaymentPlan) {
        let financed = plan.contract.principal - plan.contract.options.prepaidFinanceCharge
        annualPercentageRate = AnnualPercentageRate(of: plan, financed: financed)?.percent
        amountFinanced = financed
        totalOfPayments = plan.totals.payments
        financeCharge = totalOfPayments - financed
    }
}
