internal import Accounting
public import Diagnostics
public import Quantities
public import Storage

/// Records money that came in for a subscription.
public struct RecordPayment: Sendable {
    public var subscription: String
    public var amount: Money
    /// The day the money came.
    public var received: CivilDate
    /// What tells the payment from all others, as the number of a transfer.
    ///
    /// Without one a payment of the same amount for the same subscription on the same day is
    /// taken for the same payment.
    public var reference: String?

    public init(
        of amount: Money, for subscription: String, on received: CivilDate,
        reference: String? = nil
    ) {
        self.subscription = subscription
        self.amount = amount
        self.received = received
        self.reference = reference
    }

    public struct Outcome: Hashable, Sendable {
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

    public func callAsFunction(
        in book: Book, _ occasion: Occasion, _ mode: WriteMode = .commit
    ) throws -> Outcome {
        try check(on: occasion.today)
        return try book.perform(mode) { writer in
            let stored = try MemberLookup(writer.reader).subscription(subscription)
            let key = reference ?? "\(stored.key) \(received) \(amount)"
            let earlier = try writer.reader.payment(withKey: key)
            var passedOn: [LoanPart] = []
            if let earlier {
                try checkSame(earlier.row, stored.id, key)
            } else {
                passedOn = try record(stored, key, writer, occasion)
            }
            let account = Account(.receivable, of: stored.id)
            let owed = try writer.reader.balance(of: account, inArray: stored.array)
            let reversal = try earlier.flatMap { try writer.reader.reversal(of: $0) }
            return Outcome(
                isRepeat: earlier != nil, reference: key, reversed: reversal?.received,
                warnings: warnings(stored), owed: Money(cents: owed), passedOn: passedOn)
        }
    }

    private func check(on today: CivilDate) throws(OperationError) {
        guard amount > .zero, amount <= Money.inputLimit else {
            throw .paymentNotPositive(amount)
        }
        guard received <= today else { throw .paymentAhead(received, today: today) }
        guard let reference else { return }
        try Argument.checkLine(reference, "reference")
        guard !reference.hasPrefix(ReversePayment.keyPrefix) else {
            throw .badArgument(
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
    ) throws(OperationError) {
        let differences = [
            ("subscription", earlier.subscription == subscription),
            ("amount", earlier.amount == amount), ("date", earlier.received == received),
        ].filter { !$0.1 }.map(\.0)
        guard differences.isEmpty else {
            throw .paymentDiffers(
                reference: key, in: differences.joined(separator: ", "))
        }
    }

    /// Records the payment, and passes on what of it is for loans.
    private func record(
        _ stored: Stored<SubscriptionRow>, _ key: String, _ writer: BookWriter,
        _ occasion: Occasion
    ) throws -> [LoanPart] {
        var journal = Journal(writer)
        let last = try writer.reader.lastLink(ofArray: stored.array)
        let number = try journal.append(
            Entry(
                in: stored.array, on: received, memo: Memo.text("payment for", stored.key),
                key: "payment:\(last.number + 1)",
                postings: [
                    .debit(Account(.cash), amount),
                    .credit(Account(.receivable, of: stored.id), amount),
                ]))
        let id = try writer.add(
            PaymentRow(
                key: key, array: stored.array, subscription: stored.id, received: received,
                amount: amount, entry: number))
        var loans = try BilledLoan.all(of: stored.id, inArray: stored.array, in: writer.reader)
        return try loans.pass(
            amount, on: received, by: .payment(id), recorded: occasion.now,
            LoanBookkeeper(writer))
    }
}
