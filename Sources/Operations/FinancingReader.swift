internal import Billing
internal import Documents
internal import Lending
internal import Quantities
internal import Storage

/// Reads what a bill run needs to know of the loans of an array.
struct FinancingReader {
    private let book: BookReader
    private let array: Int64
    private let issued: CivilDate
    private let loans: [Int64: [Stored<BookLoanRow>]]
    private let shelf = RateShelf()

    init(_ book: BookReader, array: Int64, issued: CivilDate) throws {
        self.book = book
        self.array = array
        self.issued = issued
        loans = Dictionary(
            grouping: try book.bookLoans(ofArray: array).filter { $0.disbursed <= issued },
            by: \.subscription)
    }

    /// The loans of a subscription, or nil where it has none.
    func month(
        of subscription: Int64, lastStatement number: Int64?
    ) throws -> FinancingMonth? {
        guard let loans = loans[subscription] else { return nil }
        let last = try number.flatMap { try book.statement($0, ofArray: array) }
        let before = try last.flatMap { last in try financing(on: last) }
        return FinancingMonth(
            loans: try loans.map { loan in
                try self.loan(
                    loan, told: before?.loans.first { $0.id == loan.key },
                    on: last?.run.issued)
            },
            before: before)
    }

    private func financing(on statement: IssuedStatement) throws -> Statement.Financing? {
        do throws(StatementJSONError) {
            return try Statement(json: statement.body).financing
        } catch {
            throw MonthError.damaged("statement \(statement.number): \(error)")
        }
    }

    private func loan(
        _ loan: Stored<BookLoanRow>, told: Statement.LoanFact?, on day: CivilDate?
    ) throws -> LoanMonth {
        let billed = try BilledLoan(loan, shelf, in: book)
        let record = billed.record
        let file = try book.document(loan.product)?.name ?? record.product.identity.id.rawValue
        return LoanMonth(
            number: loan.id, id: loan.key,
            product: RunFacts.Source(name: file, digest: loan.product.description),
            productName: record.product.identity.name,
            history: try record.history(through: issued), unpaid: billed.unpaid,
            billedThrough: billed.bills.last?.through,
            newFrom: told.flatMap { fact in day.map { newFrom(record, fact, told: $0) } },
            events: record.events.count)
    }

    /// The first day of what a statement did not tell that told `fact` on `day`: an event of an
    /// earlier day, recorded later, changes what followed it.
    private func newFrom(
        _ record: RecordedLoan, _ fact: Statement.LoanFact, told day: CivilDate
    ) -> CivilDate {
        let late = record.events.filter { $0.number > fact.events }
        let reversed = Set(late.compactMap(\.reverses))
        let days =
            late.filter { $0.reverses == nil }.map(\.date)
            + record.events.filter { reversed.contains($0.number) }.map(\.date)
        return days.reduce(day.adding(days: 1), min)
    }
}
