internal import Accounting
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
    private let cache = RateCache()

    init(_ book: BookReader, array: Int64, issued: CivilDate) throws {
        self.book = book
        self.array = array
        self.issued = issued
        loans = Dictionary(
            grouping: try book.bookLoans(ofArray: array).filter { $0.disbursed <= issued },
            by: \.subscription)
    }

    /// The loans of a subscription, or nil where it has none, or statements told that all are
    /// paid off.
    func month(of subscription: Int64) throws -> FinancingMonth? {
        guard let loans = loans[subscription] else { return nil }
        let billed = try loans.map { try BilledLoan($0, cache, in: book) }
        let last = billed.compactMap(\.bills.last?.statement).max()
        let before = try last.flatMap { try book.statement($0, ofArray: array) }
            .flatMap { try financing(on: $0) }
        let told = Dictionary((before?.loans ?? []).map { ($0.id, $0) }) { $1 }
        let months = try billed.map { try month(of: $0, told: told[$0.record.loan.key]) }
        let isOver = months.allSatisfy { loan in
            guard let told = told[loan.id] else { return false }
            return told.state == .paid && told.events == loan.events && loan.unpaid == .zero
        }
        return isOver ? nil : FinancingMonth(loans: months, before: before)
    }

    private func financing(on statement: IssuedStatement) throws -> Statement.Financing? {
        do throws(StatementJSONError) {
            return try Statement(json: statement.body).financing
        } catch {
            throw MonthError.damaged("statement \(statement.number): \(error)")
        }
    }

    private func month(
        of billed: BilledLoan, told: Statement.LoanFact?
    ) throws -> LoanMonth {
        let record = billed.record
        let loan = record.loan
        let day = max(issued, record.lastDate)
        let file = try book.document(loan.product)?.name ?? record.product.identity.id.rawValue
        return LoanMonth(
            number: loan.id, id: loan.key,
            product: RunFacts.Source(name: file, digest: loan.product.description),
            productName: record.product.identity.name,
            history: try record.history(through: day), asOf: day, unpaid: billed.unpaid,
            billedThrough: billed.bills.last?.through,
            newFrom: told.map { newFrom(record, $0) },
            events: record.events.count)
    }

    /// The first day of what a statement did not tell that told `fact`: an event of an earlier
    /// day, recorded later, changes what followed it.
    private func newFrom(_ record: RecordedLoan, _ fact: Statement.LoanFact) -> CivilDate {
        let late = record.events.filter { $0.number > fact.events }
        let reversed = Set(late.compactMap(\.reverses))
        let days =
            late.filter { $0.reverses == nil }.map(\.date)
            + record.events.filter { reversed.contains($0.number) }.map(\.date)
        return days.reduce(fact.asOf.adding(days: 1), min)
    }
}
