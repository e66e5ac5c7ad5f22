internal import Accounting
internal import Diagnostics
public import Lending
public import Quantities
public import Storage

/// Makes a loan on a product and disburses it.
///
/// Where it was applied for, the application says what is lent; its terms are those of the
/// product's version that is in force on the day of disbursement, and what changed since the
/// application is told.
public struct OpenLoan: Sendable {
    /// What the loan is to be called, or was applied for as.
    public var loan: String
    public var request: LoanRequest

    public init(_ loan: String, _ request: LoanRequest) {
        self.loan = loan
        self.request = request
    }

    public init(
        _ loan: String, on product: String, for subscription: String,
        _ application: LoanApplication, fundedBy notes: [Money] = []
    ) {
        self.init(
            loan,
            LoanRequest(on: product, for: subscription, application, fundedBy: notes))
    }

    public typealias Outcome = LoanOffer

    public func callAsFunction(
        in book: Book, _ time: OperationTime, _ mode: WriteMode = .commit
    ) throws -> Outcome {
        try Argument.checkKey(loan, "loan")
        let day = request.disbursed ?? time.today
        guard day <= time.today else {
            throw LoanOperationError.ahead(day, today: time.today)
        }
        return try book.perform(mode) { writer in
            let reader = writer.reader
            let applied = try RecordedApplication(loan, in: reader)
            if let known = try reader.bookLoan(loan) {
                let record = try RecordedLoan(known, RateCache(), in: reader)
                try checkSame(record, wasApplied: applied != nil, on: day, in: reader)
                return try LoanOffer(record.contract, isRepeat: true)
            }
            let proposal = try proposal(on: day, applied)
            try proposal.checkNotes()
            let holder = try proposal.holder(in: reader)
            let (version, product) = try proposal.version(in: reader)
            var offer = try LoanOffer(
                product.contract(for: proposal.application), isRepeat: false)
            try add(proposal, offer.contract, version, holder, writer, time)
            offer.warnings = try proposal.warnings(holder, in: reader)
            if let applied { offer.warnings += changes(since: applied, product, on: day) }
            return offer
        }
    }

    private func proposal(
        on day: CivilDate, _ applied: RecordedApplication?
    ) throws(LoanApplicationError) -> LoanProposal {
        guard let applied else { return try request.proposal(of: loan, on: day) }
        if let closing = applied.closing {
            throw .isClosed(loan, as: closing.kind, closing.date)
        }
        let proposal = applied.proposal(on: day)
        let differences = request.differences(from: proposal)
        guard differences.isEmpty else { throw .differs(loan, in: differences, isNew: false) }
        let date = applied.application.applied
        guard day >= date else { throw .before(day, applied: date) }
        return proposal
    }

    /// Refuses what is asked for otherwise than the loan is; what was not applied for is as if
    /// nothing were left out.
    private func checkSame(
        _ known: RecordedLoan, wasApplied: Bool, on day: CivilDate, in book: BookReader
    ) throws {
        var wanted = request
        if !wasApplied {
            let whole = try request.proposal(of: loan, on: day)
            _ = try whole.holder(in: book)
            wanted.hasAutopay = whole.application.hasAutopay
            wanted.notes = whole.notes
        }
        let row = known.loan.row
        let made = LoanProposal(
            product: known.product.identity.id.rawValue,
            subscription: try book.subscription(id: row.subscription)?.key ?? "",
            application: row.application,
            notes: try book.notes(ofLoan: known.loan.id, inArray: row.array))
        let differences = wanted.differences(from: made)
        guard differences.isEmpty else {
            throw LoanOperationError.loanDiffers(loan, in: differences)
        }
    }

    private func add(
        _ proposal: LoanProposal, _ contract: LoanContract, _ version: RateVersionRow,
        _ holder: Stored<SubscriptionRow>, _ writer: BookWriter, _ time: OperationTime
    ) throws {
        let row = BookLoanRow(
            key: loan, array: holder.array, subscription: holder.id, product: version.document,
            principal: contract.principal, periods: contract.periods,
            disbursed: contract.disbursed, firstDue: contract.firstDue, dueDay: contract.dueDay,
            hasAutopay: proposal.application.hasAutopay)
        let id = try writer.add(row)
        try writer.add(notes: proposal.notes, ofLoan: id, inArray: row.array)
        try writer.add(
            LoanEventRow(
                array: row.array, loan: id, number: 1, date: row.disbursed,
                recordedAt: time.now, kind: .disbursement, amount: row.principal,
                key: "\(id):disbursement"))
        let record = try RecordedLoan(Stored(id: id, row), RateCache(), in: writer.reader)
        var journal = Journal(writer)
        try LoanPoster(record).post(
            try record.account(), on: row.disbursed, .event(1), memo: "loan \(loan): disbursement",
            &journal, in: writer.reader)
    }

    /// What the borrower was told otherwise.
    private func changes(
        since applied: RecordedApplication, _ product: LoanProduct, on day: CivilDate
    ) -> [Problem] {
        let changes = product.changes(since: applied.product)
        guard !changes.isEmpty else { return [] }
        return [
            Problem(
                "the terms of \"\(product.identity.id.rawValue)\" changed since the application on "
                    + "\(applied.application.applied): \(changes.joined(separator: ", ")); the "
                    + "loan has those in force on \(day)", at: nil, severity: .warning)
        ]
    }
}
