public import Quantities

/// A loan that was worked out by other means, to hold a product against.
public struct LoanExample: Hashable, Sendable {
    public var id: String
    public var application: LoanApplication
    public var expected: Expected
    /// Where it stands in its file, from 1.
    public var line: Int
    public var column: Int

    /// Figures of the schedule; those that are nil are not compared.
    public struct Expected: Hashable, Sendable {
        public var payment: Money?
        public var lastPayment: Money?
        public var payments: Int?
        public var totalInterest: Money?
        public var totalOfPayments: Money?
        public var amountFinanced: Money?
        /// The annual percentage rate, to four decimals.
        public var annualPercentageRate: String?
        /// The payment after a solar loan's checkpoint.
        public var paymentAfterCheckpoint: Money?

        public init() {}
    }

    public init(
        id: String, application: LoanApplication, expected: Expected, line: Int = 1,
        column: Int = 1
    ) {
        self.id = id
        self.application = application
        self.expected = expected
        self.line = line
        self.column = column
    }

    /// What comes out otherwise than expected, each in words.
    public func differences(of product: LoanProduct) throws(LoanProductError) -> [String] {
        let plan: PaymentPlan
        let contract = try product.contract(for: application)
        do throws(LoanContractError) { plan = try PaymentPlan(contract) } catch {
            throw .contract(error)
        }
        let box = LoanDisclosure(of: plan)
        let totals = plan.totals
        let figures: [(String, String?, String?)] = [
            ("payment", expected.payment?.description, plan.first?.payment.description),
            ("last payment", expected.lastPayment?.description, plan.last?.payment.description),
            ("number of payments", expected.payments.map(String.init), "\(plan.last?.number ?? 0)"),
            ("total interest", expected.totalInterest?.description, "\(totals.interest)"),
            ("total of payments", expected.totalOfPayments?.description, "\(totals.payments)"),
            ("amount financed", expected.amountFinanced?.description, "\(box.amountFinanced)"),
            (
                "annual percentage rate", expected.annualPercentageRate,
                box.annualPercentageRate
            ),
            (
                "payment after the checkpoint", expected.paymentAfterCheckpoint?.description,
                plan.paydown.map { "\($0.payment + contract.options.feePerPeriod)" }
            ),
        ]
        return figures.compactMap { name, wanted, found in
            guard let wanted, wanted != found else { return nil }
            return "expected the \(name) to be \(wanted), found \(found ?? "none")"
        }
    }
}
