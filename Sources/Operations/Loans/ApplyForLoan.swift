internal import Diagnostics
public import Lending
public import Quantities
public import Storage

/// Records what a borrower asks for, and tells what it would cost.
///
/// The product must make a loan of it on the day it is applied for. What the borrower is told is
/// an estimate: a loan has the terms of the version that is in force when it is disbursed. Nothing
/// is posted.
public struct ApplyForLoan: Sendable {
    /// What the application, and the loan that is made of it, is to be called.
    public let loan: String
    private let proposal: LoanProposal

    /// The day of disbursement of `application` is the day it is made on.
    public init(
        _ loan: String, on product: String, for subscription: String,
        _ application: LoanApplication, fundedBy notes: [Money] = []
    ) {
        self.loan = loan
        proposal = LoanProposal(
            product: product, subscription: subscription, application: application, notes: notes)
    }

    public func callAsFunction(
        in book: Book, _ time: OperationTime, _ mode: WriteMode = .commit
    ) throws -> LoanOffer {
        try Argument.checkKey(loan, "loan")
        let applied = proposal.application.disbursed
        guard applied <= time.today else {
            throw LoanOperationError.ahead(applied, today: time.today)
        }
        try proposal.checkNotes()
        return try book.perform(mode) { writer in
            let holder = try proposal.holder(in: writer.reader)
            if let known = try RecordedApplication(loan, in: writer.reader) {
                return try repeated(known)
            }
            guard try writer.reader.bookLoan(loan) == nil else {
                throw LoanApplicationError.isMade(loan)
            }
            let (version, product) = try proposal.version(in: writer.reader)
            var offer = try LoanOffer(
                product.contract(for: proposal.application), isRepeat: false)
            try writer.add(row(holder, version, time), fundedBy: proposal.notes)
            offer.warnings = try proposal.warnings(holder, in: writer.reader)
            return offer
        }
    }

    private func repeated(_ known: RecordedApplication) throws -> LoanOffer {
        let applied = known.application.applied
        let differences = proposal.differences(from: known.proposal(on: applied)).map {
            $0 == "disbursement" ? "day of application" : $0
        }
        guard differences.isEmpty else {
            throw LoanApplicationError.differs(loan, in: differences, isNew: true)
        }
        var offer = try known.estimate()
        if let closing = known.closing {
            offer.warnings = [
                Problem(
                    "the application for loan \"\(loan)\" was \(closing.kind.rawValue) on "
                        + "\(closing.date)", at: nil, severity: .warning)
            ]
        }
        return offer
    }

    private func row(
        _ holder: Stored<SubscriptionRow>, _ version: RateVersionRow, _ time: OperationTime
    ) -> LoanApplicationRow {
        let asked = proposal.application
        return LoanApplicationRow(
            key: loan, array: holder.array, subscription: holder.id, product: version.document,
            principal: asked.amount, periods: asked.periods, applied: asked.disbursed,
            firstDue: asked.firstDue, dueDay: asked.dueDay, hasAutopay: asked.hasAutopay,
            recordedAt: time.now)
    }
}
