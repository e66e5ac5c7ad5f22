internal import Accounting
public import Diagnostics
public import Quantities
public import Storage

/// Records money that came in for a subscription.
public struct RecordPayment: Hashable, Sendable {
    public var subscription: String
    public var amount: Money
    /// The day the money came.
    public var received: CivilDate
    /// What tells the payment from all others, as the number of a transfer.
    ///
    /// With the reference of one that is recorded it is that one. Where one of the two has none,
    /// a payment of the same amount for the same subscription on the same day is refused, unless
    /// it ``isAnother``.
    public var reference: String?
    /// Whether it is another one than those it is alike to.
    public var isAnother: Bool

    public init(
        of amount: Money, for subscription: String, on received: CivilDate,
        reference: String? = nil, isAnother: Bool = false
    ) {
        self.subscription = subscription
        self.amount = amount
        self.received = received
        self.reference = reference
        self.isAnother = isAnother
    }

    public struct Outcome: Hashable, Sendable {
        /// The payment's number in the list of payments.
        public var number: Int64
        /// Whether the payment was recorded before, and nothing was done now.
        public var isRepeat: Bool
        public var reference: String
        /// When a payment that was recorded before was taken back, if it was.
        public var reversed: CivilDate?
        public var warnings: [Problem] = []
        /// What is still owed; negative where money is owed to the subscriber.
        public var owed: Money
        /// What of the payment was passed on to loans that statements asked for.
        public var passedOn: [LoanPart] = []
    }

    /// - Throws: ``PaymentError``, ``OperationError``
    public func callAsFunction(
        in book: Book, _ time: OperationTime, _ mode: WriteMode = .commit
    ) throws -> Outcome {
        try check(on: time.today)
        return try book.perform(mode) { writer in
            let stored = try MemberLookup(writer.reader).subscription(subscription)
            if let reference, let earlier = try writer.reader.payment(withKey: reference) {
                try checkSame(earlier.row, stored.id, reference)
                return try outcome(earlier, isRepeat: true, [], stored, writer)
            }
            if !isAnother { try checkAlike(stored, writer.reader) }
            let key = try reference ?? freeKey(stored, writer)
            let (payment, passedOn) = try record(stored, key, writer, time)
            return try outcome(payment, isRepeat: false, passedOn, stored, writer)
        }
    }

    private func outcome(
        _ payment: Stored<PaymentRow>, isRepeat: Bool, _ passedOn: [LoanPart],
        _ stored: Stored<SubscriptionRow>, _ writer: BookWriter
    ) throws -> Outcome {
        let account = Account(.receivable, of: stored.id)
        let owed = try writer.reader.balance(of: account, inArray: stored.array)
        return Outcome(
            number: payment.id, isRepeat: isRepeat, reference: payment.key,
            reversed: try writer.reader.reversal(of: payment)?.received,
            warnings: warnings(stored), owed: Money(cents: owed), passedOn: passedOn)
    }

    private func check(on today: CivilDate) throws {
        guard amount > .zero, amount <= Money.inputLimit else {
            throw PaymentError.notPositive(amount)
        }
        guard received <= today else { throw PaymentError.ahead(received, today: today) }
        guard let reference else { return }
        try Argument.checkLine(reference, "reference")
        guard !reference.hasPrefix(ReversePayment.keyPrefix) else {
            throw OperationError.badArgument(
                "reference",
                reason: "\"\(ReversePayment.keyPrefix)\" begins the references of payments "
                    + "taken back; choose another")
        }
    }

    private func warnings(_ stored: Stored<SubscriptionRow>) -> [Problem] {
        let start = stored.period.start
        guard received < start else { return [] }
        return [
            Problem(
                "\(received) lies before subscription \"\(stored.key)\" begins on \(start); is "
                    + "the date right?", at: nil, severity: .warning)
        ]
    }

    private func checkSame(
        _ earlier: PaymentRow, _ subscription: Int64, _ key: String
    ) throws(PaymentError) {
        let differences = [
            ("subscription", earlier.subscription == subscription),
            ("amount", earlier.amount == amount), ("date", earlier.received == received),
        ].filter { !$0.1 }.map(\.0)
        guard differences.isEmpty else {
            throw .differs(reference: key, in: differences.joined(separator: ", "))
        }
    }

    // MARK: - Without a reference

    /// What stands in the place of a reference; those of payments that are alike are counted.
    private func standardKey(_ stored: Stored<SubscriptionRow>) -> String {
        "\(stored.key) \(received) \(amount)"
    }

    private func freeKey(
        _ stored: Stored<SubscriptionRow>, _ writer: BookWriter
    ) throws -> String {
        let key = standardKey(stored)
        var (free, count) = (key, 1)
        while try writer.reader.payment(withKey: free) != nil {
            count += 1
            free = "\(key) (\(count))"
        }
        return free
    }

    /// Refuses a payment that may be one of those recorded: alike, and not told apart by two
    /// references.
    private func checkAlike(
        _ stored: Stored<SubscriptionRow>, _ book: BookReader
    ) throws {
        let own = standardKey(stored)
        for found in try book.payments(of: amount, for: stored.id, on: received) {
            let hasReference = !found.key.hasSameBytes(as: own) && !found.key.hasPrefix(own + " (")
            if hasReference && reference != nil { continue }
            throw PaymentError.alike(
                RecordedPayment(
                    number: found.id, reference: hasReference ? found.key : nil,
                    reversed: try book.reversal(of: found)?.received), asked: self)
        }
    }

    // MARK: - Writing

    /// Records the payment, and passes on what of it is for loans.
    private func record(
        _ stored: Stored<SubscriptionRow>, _ key: String, _ writer: BookWriter,
        _ time: OperationTime
    ) throws -> (Stored<PaymentRow>, [LoanPart]) {
        var journal = Journal(writer)
        let last = try writer.reader.lastLink(ofArray: stored.array)
        let number = try journal.append(
            Entry(
                in: stored.array, on: received, memo: Memo.text("payment for", stored.key),
                origin: .payment(last.number + 1),
                postings: [
                    .debit(Account(.cash), amount),
                    .credit(Account(.receivable, of: stored.id), amount),
                ]))
        let row = PaymentRow(
            key: key, array: stored.array, subscription: stored.id, received: received,
            amount: amount, entry: number)
        let id = try writer.add(row)
        var loans = try BilledLoan.all(of: stored.id, inArray: stored.array, in: writer.reader)
        let parts = try loans.pass(
            amount, on: received, by: .payment(id), recorded: time.now,
            LoanBookkeeper(writer))
        return (Stored(id: id, row), parts)
    }
}
