public import Diagnostics
public import Lending
public import Quantities

/// What a borrower is told of a loan: as an estimate where one is applied for, and as it is where
/// one is made.
public struct LoanOffer: Hashable, Sendable {
    /// Whether the book had it before, and nothing was done now.
    public var isRepeat: Bool
    public var contract: LoanContract
    /// What a borrower is told before signing.
    public var disclosure: LoanDisclosure
    public var payment: Money
    public var lastPayment: Money
    public var payments: Int
    public var lastDue: CivilDate
    public var warnings: [Problem] = []

    init(_ contract: LoanContract, isRepeat: Bool) throws(LoanContractError) {
        let plan = try PaymentPlan(contract)
        self.isRepeat = isRepeat
        self.contract = contract
        disclosure = LoanDisclosure(of: plan)
        payment = plan.first?.payment ?? .zero
        lastPayment = plan.last?.payment ?? .zero
        payments = plan.last?.number ?? 0
        lastDue = plan.last?.due ?? contract.firstDue
    }
}
