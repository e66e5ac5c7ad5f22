public import Lending
public import Quantities
public import Storage

/// Tells all of a loan as it stands on a day: its terms, its events, and how each was settled.
public struct ShowLoan: Sendable {
    public var loan: String
    public var date: CivilDate

    public init(_ loan: String, on date: CivilDate) {
        self.loan = loan
        self.date = date
    }

    public struct Description: Hashable, Sendable {
        public var loan: ListLoans.Loan
        public var contract: LoanContract
        public var isIllustrative: Bool
        public var position: LoanAccount.Position
        public var events: [Event]
        public var rows: [LedgerRow]
        /// What is still to be paid if every installment is paid on its day.
        public var outlook: LoanOutlook
    }

    /// An event as people read it.
    public struct Event: Hashable, Sendable {
        public var number: Int
        public var date: CivilDate
        public var kind: String
        public var amount: Money?
        public var rate: Ratio?
        public var periods: Int?
        /// The number of the event it takes back.
        public var reverses: Int?
        /// Whether it was taken back.
        public var isReversed: Bool
        public var reference: String
        public var reason: String?
    }

    public func callAsFunction(in book: Book) throws -> Description {
        try book.read { reader in
            let record = try RecordedLoan(loan, in: reader)
            var account = try record.account(upTo: date)
            try account.advance(to: date)
            let position = try account.position(on: date)
            let reversed = Set(record.events.compactMap(\.reverses))
            let row = record.loan.row
            let application = try reader.loanApplication(loan)
            return Description(
                loan: ListLoans.Loan(
                    key: row.key, array: try reader.array(id: row.array)?.key ?? "",
                    subscription: try reader.subscription(id: row.subscription)?.key ?? "",
                    product: record.product.identity.id.rawValue, state: LoanState(position),
                    lent: row.principal, disbursed: row.disbursed, position: position,
                    applied: application?.applied, asked: application?.principal),
                contract: record.contract,
                isIllustrative: record.product.identity.isIllustrative, position: position,
                events: record.events.map { Event($0, isReversed: reversed.contains($0.number)) },
                rows: account.ledger.rows, outlook: try LoanOutlook(account, after: date))
        }
    }
}

extension ShowLoan.Event {
    init(_ row: LoanEventRow, isReversed: Bool) {
        self.init(
            number: row.number, date: row.date, kind: row.kind.words, amount: row.amount,
            rate: row.rate, periods: row.periods, reverses: row.reverses, isReversed: isReversed,
            reference: row.reference, reason: row.reason)
    }
}
