internal import Accounting
public import Diagnostics
public import Lending
public import Quantities
public import Storage

/// Makes a loan on a product and disburses it.
public struct OpenLoan: Sendable {
    /// What the loan is to be called.
    public var loan: String
    public var product: String
    public var subscription: String
    public var application: LoanApplication
    /// What each note of an investor lends; together all that is lent, or none.
    public var notes: [Money]

    public init(
        _ loan: String, on product: String, for subscription: String,
        _ application: LoanApplication, fundedBy notes: [Money] = []
    ) {
        self.loan = loan
        self.product = product
        self.subscription = subscription
        self.application = application
        self.notes = notes
    }

    public struct Outcome: Hashable, Sendable {
        /// Whether the loan was there before, and nothing was done now.
        public var isRepeat: Bool
        public var contract: LoanContract
        /// What a borrower is told before signing.
        public var disclosure: LoanDisclosure
        public var payment: Money
        public var lastPayment: Money
        public var payments: Int
        public var lastDue: CivilDate
        public var warnings: [Problem] = []
    }

    public func callAsFunction(
        in book: Book, _ occasion: Occasion, _ mode: WriteMode = .commit
    ) throws -> Outcome {
        try Argument.checkKey(loan, "loan")
        guard application.disbursed <= occasion.today else {
            throw LoanOperationError.ahead(application.disbursed, today: occasion.today)
        }
        if !notes.isEmpty { try NoteDistribution.check(notes, of: application.amount) }
        return try book.perform(mode) { writer in
            let reader = writer.reader
            guard let holder = try reader.subscription(subscription) else {
                throw OperationError.unknownSubscription(subscription)
            }
            if let known = try reader.bookLoan(loan) {
                let record = try RecordedLoan(known, RateShelf(), in: reader)
                try checkSame(
                    record, holder, try reader.notes(ofLoan: known.id, inArray: known.array))
                return try outcome(record.contract, isRepeat: true)
            }
            let (version, product) = try version(reader)
            let contract = try product.contract(for: application)
            var outcome = try outcome(contract, isRepeat: false)
            try add(contract, version, holder, writer, occasion)
            outcome.warnings = try warnings(holder, reader)
            return outcome
        }
    }

    private func version(
        _ reader: BookReader
    ) throws -> (version: RateVersionRow, product: LoanProduct) {
        let versions = try reader.loanProductVersions(product)
        guard !versions.isEmpty else {
            throw LoanOperationError.unknownProduct(
                product, known: try reader.loanProductKeys())
        }
        guard let version = versions.inForce(on: application.disbursed) else {
            throw LoanOperationError.productDoesNotCover(product, application.disbursed)
        }
        return (version, try RateShelf().loanProduct(version.document, in: reader))
    }

    private func checkSame(
        _ known: RecordedLoan, _ holder: Stored<SubscriptionRow>, _ funding: [Money]
    ) throws(LoanOperationError) {
        let row = known.loan.row
        let differences = [
            ("subscription", row.subscription == holder.id),
            ("product", known.product.identity.id.rawValue == product),
            ("amount", row.principal == application.amount),
            ("number of payments", row.periods == application.periods),
            ("disbursement", row.disbursed == application.disbursed),
            (
                "first due date",
                application.firstDue == nil || row.firstDue == application.firstDue
            ),
            ("autopay", row.hasAutopay == application.hasAutopay), ("notes", funding == notes),
        ].filter { !$0.1 }.map(\.0)
        guard differences.isEmpty else {
            throw .loanDiffers(loan, in: differences)
        }
    }

    private func outcome(_ contract: LoanContract, isRepeat: Bool) throws -> Outcome {
        let plan = try PaymentPlan(contract)
        return Outcome(
            isRepeat: isRepeat, contract: contract, disclosure: LoanDisclosure(of: plan),
            payment: plan.first?.payment ?? .zero, lastPayment: plan.last?.payment ?? .zero,
            payments: plan.last?.number ?? 0, lastDue: plan.last?.due ?? contract.firstDue)
    }

    private func add(
        _ contract: LoanContract, _ version: RateVersionRow,
        _ holder: Stored<SubscriptionRow>, _ writer: BookWriter, _ occasion: Occasion
    ) throws {
        let row = BookLoanRow(
            key: loan, array: holder.array, subscription: holder.id, product: version.document,
            principal: contract.principal, periods: contract.periods,
            disbursed: contract.disbursed, firstDue: contract.firstDue, dueDay: contract.dueDay,
            hasAutopay: application.hasAutopay)
        let id = try writer.add(row)
        try writer.add(notes: notes, ofLoan: id, inArray: row.array)
        try writer.add(
            LoanEventRow(
                array: row.array, loan: id, number: 1, date: row.disbursed,
                recordedAt: occasion.now, kind: .disbursement, amount: row.principal,
                key: "\(id):disbursement"))
        let record = try RecordedLoan(Stored(id: id, row), RateShelf(), in: writer.reader)
        var journal = Journal(writer)
        try LoanPoster(record).post(
            try record.account(), on: row.disbursed, key: "1", memo: "loan \(loan): disbursement",
            &journal, in: writer.reader)
    }

    private func warnings(
        _ holder: Stored<SubscriptionRow>, _ reader: BookReader
    ) throws -> [Problem] {
        var warnings: [Problem] = []
        if try reader.loans(ofArray: holder.array).contains(where: {
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
