internal import Accounting
public import Quantities
public import Storage

/// Takes back a payment that did not stand, as a check that bounced.
///
/// Posts an entry that names the one it corrects; the payment stays where it stands, and the
/// next statement shows so much less as received.
public struct ReversePayment: Sendable {
    /// The reference of the payment, or its number in the list of payments.
    public var payment: String
    /// The day it was taken back.
    public var date: CivilDate
    /// Why, for those who read the journal.
    public var reason: String?

    public init(_ payment: String, on date: CivilDate, reason: String? = nil) {
        self.payment = payment
        self.date = date
        self.reason = reason
    }

    public struct Outcome: Hashable, Sendable {
        /// Whether it was taken back before, and nothing was done now.
        public var isRepeat: Bool
        public var reference: String
        public var subscription: String
        /// What was taken back.
        public var amount: Money
        /// The day it was taken back.
        public var date: CivilDate
        /// What is now owed; negative where money is owed to the subscriber.
        public var owed: Money
        /// What was taken back from loans, which owe it again.
        public var takenFromLoans: [LoanPart] = []
    }

    /// What the references of reversals begin with; the number of the payment follows.
    static let keyPrefix = "reversal:"

    /// - Throws: ``PaymentError``
    public func callAsFunction(
        in book: Book, _ time: OperationTime, _ mode: WriteMode = .commit
    ) throws -> Outcome {
        guard date <= time.today else {
            throw PaymentError.ahead(date, today: time.today)
        }
        if let reason { try Argument.checkLine(reason, "reason") }
        return try book.perform(mode) { writer in
            let reader = writer.reader
            let found = try find(in: reader)
            guard found.corrects == nil else {
                throw PaymentError.reversalOfReversal(found.key)
            }
            guard let stored = try reader.subscription(id: found.subscription) else {
                throw BookError.damaged(
                    path: book.path, reason: "a payment is for no subscription")
            }
            let earlier = try reader.reversal(of: found)
            let taken = earlier == nil ? try reverse(found, stored.key, writer, time) : []
            let account = Account(.receivable, of: stored.id)
            let owed = try reader.balance(of: account, inArray: found.array)
            return Outcome(
                isRepeat: earlier != nil, reference: found.key, subscription: stored.key,
                amount: found.amount, date: earlier?.received ?? date,
                owed: Money(cents: owed), takenFromLoans: taken)
        }
    }

    private func find(in reader: BookReader) throws -> Stored<PaymentRow> {
        let byNumber = try Int64(payment).flatMap { try reader.payment(id: $0) }
        guard let found = try reader.payment(withKey: payment) ?? byNumber else {
            throw PaymentError.unknown(payment)
        }
        return found
    }

    private func reverse(
        _ found: Stored<PaymentRow>, _ subscription: String, _ writer: BookWriter,
        _ time: OperationTime
    ) throws -> [LoanPart] {
        guard date >= found.received else {
            throw PaymentError.reversalBefore(date, received: found.received)
        }
        let why = reason.map { ": \($0)" } ?? ""
        var journal = Journal(writer)
        let number = try journal.append(
            Entry(
                in: found.array, on: date,
                memo: Memo.text("payment taken back of", subscription + why),
                origin: .reversal(ofPayment: found.id), corrects: found.entry,
                postings: [
                    .debit(Account(.receivable, of: found.subscription), found.amount),
                    .credit(Account(.cash), found.amount),
                ]))
        try writer.add(
            PaymentRow(
                key: Self.keyPrefix + "\(found.id)", array: found.array,
                subscription: found.subscription, received: date, amount: -found.amount,
                entry: number, corrects: found.id))
        return try takeFromLoans(found, writer, time)
    }

    /// Takes back what was passed on of the payment to loans.
    private func takeFromLoans(
        _ found: Stored<PaymentRow>, _ writer: BookWriter, _ time: OperationTime
    ) throws -> [LoanPart] {
        var parts: [LoanPart] = []
        let loans = try BilledLoan.all(
            of: found.subscription, inArray: found.array, in: writer.reader)
        for record in loans.map(\.record) {
            for event in record.standing where event.way == .payment(found.id) {
                try LoanBookkeeper(writer).reverse(
                    event, of: record, on: date, recorded: time.now, reason: reason)
                parts.append(LoanPart(loan: record.loan.key, amount: event.amount ?? .zero))
            }
        }
        return parts
    }
}

extension BookReader {
    /// The row that takes `payment` back, or nil where none does.
    func reversal(of payment: Stored<PaymentRow>) throws -> Stored<PaymentRow>? {
        guard let row = try self.payment(withKey: ReversePayment.keyPrefix + "\(payment.id)"),
            row.corrects == payment.id
        else { return nil }
        return row
    }
}
