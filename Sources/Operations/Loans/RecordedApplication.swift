internal import Lending
internal import Quantities
internal import Storage

/// An application for a loan as the book tells it, whatever became of it.
struct RecordedApplication {
    let application: Stored<LoanApplicationRow>
    /// The version that was in force when it was made.
    let product: LoanProduct
    let notes: [Money]
    let closing: LoanApplicationClosingRow?
    private let subscription: String

    init(
        _ application: Stored<LoanApplicationRow>, _ cache: RateCache, in book: BookReader
    ) throws {
        self.application = application
        product = try cache.loanProduct(application.product, in: book)
        notes = try book.notes(
            ofLoanApplication: application.id, inArray: application.array)
        closing = try book.closing(
            ofLoanApplication: application.id, inArray: application.array)
        subscription = try book.subscription(id: application.subscription)?.key ?? ""
    }

    /// Nil where nothing was applied for under this key.
    init?(_ key: String, in book: BookReader) throws {
        guard let application = try book.loanApplication(key) else { return nil }
        try self.init(application, RateCache(), in: book)
    }

    /// What was applied for, to be disbursed on `date`.
    func proposal(on date: CivilDate) -> LoanProposal {
        LoanProposal(
            product: product.identity.id.rawValue, subscription: subscription,
            application: application.row.application(on: date), notes: notes)
    }

    /// What the borrower was told: as if the loan were disbursed on the day it was applied for.
    func estimate() throws -> LoanOffer {
        let asked = application.row.application(on: application.applied)
        return try LoanOffer(product.contract(for: asked), isRepeat: true)
    }
}

extension LoanApplicationRow {
    func application(on date: CivilDate) -> LoanApplication {
        LoanApplication(
            amount: principal, periods: periods, disbursed: date, firstDue: firstDue,
            dueDay: dueDay, hasAutopay: hasAutopay)
    }
}
