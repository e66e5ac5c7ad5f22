public import Lending
public import Quantities
public import Storage

/// Tells what the investors who fund a loan got of the money that came in up to a day, and what
/// of it was paid out to them by then.
public struct ShowLoanNotes: Sendable {
    public var loan: String
    public var date: CivilDate

    public init(_ loan: String, on date: CivilDate) {
        self.loan = loan
        self.date = date
    }

    public func callAsFunction(
        in book: Book
    ) throws -> (notes: [NoteBalances.Note], rows: [NoteLedger.Row]) {
        try book.read { reader in
            let record = try RecordedLoan(loan, in: reader)
            guard let funding = record.funding else { throw LoanOperationError.hasNoNotes(loan) }
            var account = try record.account(upTo: date)
            try account.advance(to: date)
            let ledger = try NoteLedger(
                account.ledger, notes: funding.notes, servicing: funding.servicing)
            let balances = try funding.balances(account, on: date, paidUpTo: date)
            return (balances.notes, ledger.rows)
        }
    }
}
