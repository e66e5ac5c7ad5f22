internal import Diagnostics
public import Lending
public import Quantities
internal import Storage

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

/// All that makes a loan, but for the version of its product.
struct LoanProposal: Hashable {
    var product: String
    var subscription: String
    var application: LoanApplication
    var notes: [Money]

    /// The parts that differ, in words.
    func differences(from other: LoanProposal) -> [String] {
        let (asked, known) = (application, other.application)
        return [
            ("subscription", subscription == other.subscription),
            ("product", product == other.product), ("amount", asked.amount == known.amount),
            ("number of payments", asked.periods == known.periods),
            ("disbursement", asked.disbursed == known.disbursed),
            ("first due date", asked.firstDue == known.firstDue),
            ("due day", asked.dueDay == known.dueDay),
            ("autopay", asked.hasAutopay == known.hasAutopay), ("notes", notes == other.notes),
        ].filter { !$0.1 }.map(\.0)
    }

    func holder(in book: BookReader) throws -> Stored<SubscriptionRow> {
        try MemberLookup(book).subscription(subscription)
    }

    /// The version of the product that is in force on the day of disbursement.
    func version(
        in book: BookReader
    ) throws -> (version: RateVersionRow, product: LoanProduct) {
        let versions = try book.loanProductVersions(product)
        guard !versions.isEmpty else {
            throw LoanOperationError.unknownProduct(product, known: try book.loanProductKeys())
        }
        guard let version = versions.inForce(on: application.disbursed) else {
            let next = versions.first { $0.effectiveFrom > application.disbursed }
            throw LoanOperationError.productDoesNotCover(
                product, application.disbursed, begins: next?.effectiveFrom)
        }
        let found = try RateShelf().loanProduct(version.document, in: book)
        let refusal = try BookCurrency(book).refusal(
            of: "loan product \"\(product)\"", in: found.identity.currency)
        if let refusal { throw OperationError.currency(refusal) }
        return (version, found)
    }

    func checkNotes() throws(NoteError) {
        if !notes.isEmpty { try NoteDistribution.check(notes, of: application.amount) }
    }

    /// What is odd about lending to `holder`.
    func warnings(
        _ holder: Stored<SubscriptionRow>, in book: BookReader
    ) throws -> [Problem] {
        var warnings: [Problem] = []
        if try book.loans(ofArray: holder.array).contains(where: {
            $0.subscription == holder.id
        }) {
            warnings.append(
                Problem(
                    "subscription \"\(subscription)\" already pays a loan that came with the "
                        + "list of members; is this one another?", at: nil, severity: .warning))
        }
        if !holder.period.contains(application.disbursed) {
            warnings.append(
                Problem(
                    "subscription \"\(subscription)\" does not hold on "
                        + "\(application.disbursed); is the date right?", at: nil,
                    severity: .warning))
        }
        return warnings
    }
}
