public import Lending
public import Quantities

/// What is asked for where a loan is made; what is nil is as it was applied for.
public struct LoanRequest: Hashable, Sendable {
    public var product: String?
    public var subscription: String?
    public var amount: Money?
    /// How many payments there are.
    public var periods: Int?
    /// The day the money is lent; nil for today.
    public var disbursed: CivilDate?
    /// Without an application, nil for the product's first that is at least one period later.
    public var firstDue: CivilDate?
    /// The day of the month that due dates are counted from; nil for that of the first.
    public var dueDay: Int?
    public var hasAutopay: Bool?
    /// What each note of an investor lends; together all that is lent, or none.
    public var notes: [Money]?

    public init() {}

    /// A request that leaves open only what `application` does.
    public init(
        on product: String, for subscription: String, _ application: LoanApplication,
        fundedBy notes: [Money]
    ) {
        self.product = product
        self.subscription = subscription
        amount = application.amount
        periods = application.periods
        disbursed = application.disbursed
        firstDue = application.firstDue
        dueDay = application.dueDay
        hasAutopay = application.hasAutopay
        self.notes = notes
    }
}

extension LoanRequest {
    /// The loan that is asked for where nothing was applied for.
    func proposal(
        of loan: String, on date: CivilDate
    ) throws(LoanApplicationError) -> LoanProposal {
        guard let product, let subscription, let amount, let periods else {
            throw .hasNoTerms(loan)
        }
        return LoanProposal(
            product: product, subscription: subscription,
            application: LoanApplication(
                amount: amount, periods: periods, disbursed: disbursed ?? date,
                firstDue: firstDue, dueDay: dueDay, hasAutopay: hasAutopay ?? false),
            notes: notes ?? [])
    }

    /// What it says otherwise than `proposal`, in words, where it says anything.
    func differences(from proposal: LoanProposal) -> [String] {
        let asked = proposal.application
        return LoanProposal(
            product: product ?? proposal.product,
            subscription: subscription ?? proposal.subscription,
            application: LoanApplication(
                amount: amount ?? asked.amount, periods: periods ?? asked.periods,
                disbursed: disbursed ?? asked.disbursed, firstDue: firstDue ?? asked.firstDue,
                dueDay: dueDay ?? asked.dueDay, hasAutopay: hasAutopay ?? asked.hasAutopay),
            notes: notes ?? proposal.notes
        ).differences(from: proposal)
    }
}
