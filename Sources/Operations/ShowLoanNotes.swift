public import Lending
public import Quantities
public import Storage

/// Tells what the investors who fund a loan got of the money that came in up to a day.
public struct ShowLoanNotes: Sendable {
    public var loan: String
    public var date: CivilDate

    public init(_ loan: String, on date: CivilDate) {
        self.loan = loan
        self.date = date
    }

    /// What a note lent, and what came of it so far.
    public struct Note: Hashable, Sendable {
        /// From 1.
        public var number: Int
        public var lent: Money
        /// Less interest that was added to it.
        public var repaid: Money
        /// Interest and fees less servicing.
        public var earned: Money
        public var outstanding: Money
    }

    public func callAsFunction(
        in book: Book
    ) throws -> (notes: [Note], rows: [NoteLedger.Row]) {
        try book.read { reader in
            let record = try RecordedLoan(loan, in: reader)
            let funding = try reader.notes(ofLoan: record.loan.id, inArray: record.loan.array)
            guard !funding.isEmpty else { throw LoanOperationError.hasNoNotes(loan) }
            var account = try record.account(upTo: date)
            try account.advance(to: date)
            let rows = try NoteLedger(
                account.ledger, notes: funding, servicing: record.product.servicing
            ).rows
            let byNote = Dictionary(grouping: rows, by: \.note)
            let notes = funding.enumerated().map { index, lent in
                let own = byNote[index + 1] ?? []
                return Note(
                    number: index + 1, lent: lent,
                    repaid: own.map(\.principal).reduce(.zero, +),
                    earned: own.map(\.interestNet).reduce(.zero, +),
                    outstanding: own.last?.balance ?? lent)
            }
            return (notes, rows)
        }
    }
}
