internal import Lending
public import Quantities
public import Storage

/// Takes back something that happened to a loan, as a payment that bounced.
///
/// The event stays; what followed it is replayed without it, and the difference is posted.
public struct ReverseLoanEvent: Sendable {
    public var loan: String
    /// The event's number.
    public var event: Int
    /// The day it was taken back.
    public var date: CivilDate
    /// Why, for those who read the events.
    public var reason: String?

    public init(_ event: Int, of loan: String, on date: CivilDate, reason: String? = nil) {
        self.loan = loan
        self.event = event
        self.date = date
        self.reason = reason
    }

    public struct Outcome: Hashable, Sendable {
        /// Whether it was taken back before, and nothing was done now.
        public var isRepeat: Bool
        /// What was taken back, in words.
        public var kind: String
        public var amount: Money?
        /// The day it had happened.
        public var happened: CivilDate
        /// The day it was taken back.
        public var date: CivilDate
        /// What would now pay the loan off.
        public var payoff: Money
    }

    public func callAsFunction(
        in book: Book, _ time: OperationTime, _ mode: WriteMode = .commit
    ) throws -> Outcome {
        guard date <= time.today else {
            throw LoanOperationError.ahead(date, today: time.today)
        }
        if let reason { try Argument.checkLine(reason, "reason") }
        return try book.perform(mode) { writer in
            var record = try RecordedLoan(loan, in: writer.reader)
            let found = try find(in: record)
            let earlier = record.events.first { $0.reverses == event }
            if earlier == nil {
                try reverse(found, of: record, writer, time)
                record = try RecordedLoan(loan, in: writer.reader)
            }
            let day = max(date, record.lastDate)
            return Outcome(
                isRepeat: earlier != nil, kind: found.kind.words, amount: found.amount,
                happened: found.date, date: earlier?.date ?? date,
                payoff: try record.account().position(on: day).payoff)
        }
    }

    private func find(in record: RecordedLoan) throws(LoanOperationError) -> LoanEventRow {
        guard let found = record.events.first(where: { $0.number == event }) else {
            throw .unknownEvent(event, loan: loan)
        }
        switch found.kind {
        case .disbursement: throw .disbursementStays(loan: loan)
        case .reversal: throw .reversalOfReversal(event, loan: loan)
        default: break
        }
        switch found.way {
        case .payment(let payment): throw .cameWithPayment(payment, event: event, loan: loan)
        case .statement: throw .cameByStatement(event, loan: loan)
        case nil: return found
        }
    }

    private func reverse(
        _ found: LoanEventRow, of record: RecordedLoan, _ writer: BookWriter, _ time: OperationTime
    ) throws {
        guard date >= found.date else {
            throw LoanOperationError.reversalBefore(date, event: found.date)
        }
        try LoanBookkeeper(writer).reverse(
            found, of: record, on: date, recorded: time.now, reason: reason)
    }
}
