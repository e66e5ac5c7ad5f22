internal import Accounting
internal import Lending
internal import Quantities
internal import Storage

/// Records events of loans, and posts what they change.
struct LoanBookkeeper {
    private let writer: BookWriter
    private let cache: RateCache

    init(_ writer: BookWriter, _ cache: RateCache = RateCache()) {
        self.writer = writer
        self.cache = cache
    }

    /// Records `row`, replays the loan and posts the difference; returns the loan with it.
    @discardableResult
    func record(
        _ row: LoanEventRow, of loan: Stored<BookLoanRow>, memo: String
    ) throws -> RecordedLoan {
        try writer.add(row)
        let changed = try RecordedLoan(loan, cache, in: writer.reader)
        var journal = Journal(writer)
        try LoanPoster(changed).post(
            try changed.account(), on: row.date, .event(row.number),
            memo: "loan \(loan.key): \(memo)", &journal, in: writer.reader)
        return changed
    }

    /// Takes back an event that stands.
    @discardableResult
    func reverse(
        _ found: LoanEventRow, of record: RecordedLoan, on date: CivilDate, recorded now: Instant,
        reason: String?
    ) throws -> RecordedLoan {
        try self.record(
            LoanEventRow(
                array: found.array, loan: found.loan, number: record.events.count + 1, date: date,
                recordedAt: now, kind: .reversal, reverses: found.number,
                key: "\(found.loan):\(RecordedLoan.reversalReference)\(found.number)",
                reason: reason),
            of: record.loan,
            memo: "\(found.kind.words) taken back" + (reason.map { ": \($0)" } ?? ""))
    }
}
