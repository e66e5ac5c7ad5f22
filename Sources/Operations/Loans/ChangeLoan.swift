internal import Accounting
public import Lending
public import Quantities
public import Storage

/// Records something that happened to a loan, and posts what it changes.
///
/// An event of an earlier day than others is put in its place: what followed is replayed, and
/// the difference to what was posted is posted as a new entry. An event that would make a later
/// one impossible is refused.
public struct ChangeLoan: Hashable, Sendable {
    public var loan: String
    public var change: Change
    public var date: CivilDate
    /// What tells the event from all others of the loan, as the number of a transfer.
    ///
    /// With the reference of one that is recorded it is that one. Where one of the two has none,
    /// the same money on the same day is refused, unless it ``isAnother``; another change that
    /// can only be made once is taken for the same event.
    public var reference: String?
    /// Whether it is another one than those it is alike to.
    public var isAnother: Bool

    public init(
        _ loan: String, _ change: Change, on date: CivilDate, reference: String? = nil,
        isAnother: Bool = false
    ) {
        self.loan = loan
        self.change = change
        self.date = date
        self.reference = reference
        self.isAnother = isAnother
    }

    public enum Change: Hashable, Sendable {
        case payment(Money)
        /// A payment of all that is owed.
        case payoff
        /// Nil does what the product says.
        case prepayment(Money, recasts: Bool?)
        case fee(Money)
        case recast
        /// Nil keeps the rate.
        case restructure(rate: Ratio?, periods: Int)
        case deferral(periods: Int)
        case autopay(Bool)
    }

    public struct Outcome: Hashable, Sendable {
        /// Whether the event was recorded before, and nothing was done now.
        public var isRepeat: Bool
        /// Whether it was recorded before and taken back since.
        public var isReversed: Bool
        /// The event's number.
        public var number: Int
        public var reference: String
        public var amount: Money?
        /// The day from which on both schedules are: that of the last event.
        public var comparedOn: CivilDate
        public var before: LoanOutlook
        public var after: LoanOutlook
        /// How the money was settled; nil where none came in now.
        public var settled: LedgerRow?
        /// What statements had asked for of the loan and was not paid, where money came in beside
        /// them: the next one takes it off.
        public var asked = Money.zero
    }

    public func callAsFunction(
        in book: Book, _ time: OperationTime, _ mode: WriteMode = .commit
    ) throws -> Outcome {
        guard date <= time.today else {
            throw LoanOperationError.ahead(date, today: time.today)
        }
        if let reference { try check(reference) }
        return try book.perform(mode) { writer in
            let record = try RecordedLoan(loan, in: writer.reader)
            let prefix = "\(record.loan.id):"
            guard let kind = kindOfMoney(record), reference == nil else {
                let key = prefix + (reference ?? standardReference)
                if let earlier = try writer.reader.loanEvent(withKey: key) {
                    return try repeated(earlier, record)
                }
                if let kind = kindOfMoney(record) { try checkAlike(kind, record) }
                return try add(key, to: record, writer, time)
            }
            try checkAlike(kind, record)
            return try add(prefix + freeReference(record), to: record, writer, time)
        }
    }

    private func check(_ reference: String) throws {
        try Argument.checkLine(reference, "reference")
        let own = [
            RecordedLoan.reversalReference, RecordedLoan.paymentReference,
            RecordedLoan.creditReference,
        ]
        if let own = own.first(where: reference.hasPrefix) {
            throw OperationError.badArgument(
                "reference",
                reason: "\"\(own)\" begins references that the book gives itself; choose "
                    + "another")
        }
    }

    // MARK: - Without a reference

    /// The kind of the event where it is money of a stated amount, which may come twice a day.
    private func kindOfMoney(_ record: RecordedLoan) -> LoanEventRow.Kind? {
        switch change {
        case .payment: .payment
        case .prepayment(_, let recasts): prepaymentKind(recasts, record)
        case .fee: .fee
        case .payoff, .recast, .restructure, .deferral, .autopay: nil
        }
    }

    private func prepaymentKind(
        _ recasts: Bool?, _ record: RecordedLoan
    ) -> LoanEventRow.Kind {
        recasts ?? (record.product.prepayment == .recast) ? .prepaymentRecast : .prepayment
    }

    /// Refuses an event that may be one of those recorded: alike, and not told apart by two
    /// references.
    private func checkAlike(
        _ kind: LoanEventRow.Kind, _ record: RecordedLoan
    ) throws(LoanOperationError) {
        guard !isAnother else { return }
        let own = standardReference
        for found in record.events where found.kind == kind && found.date == date {
            guard found.amount == change.amount, found.way == nil else { continue }
            let given = found.reference
            let hasReference = given != own && !given.hasPrefix(own + " (")
            if hasReference && reference != nil { continue }
            throw .alike(
                RecordedPayment(
                    number: Int64(found.number), reference: hasReference ? given : nil,
                    reversed: record.events.first { $0.reverses == found.number }?.date),
                asked: self)
        }
    }

    private func freeReference(_ record: RecordedLoan) -> String {
        let taken = Set(record.events.map(\.reference))
        var (free, count) = (standardReference, 1)
        while taken.contains(free) {
            count += 1
            free = "\(standardReference) (\(count))"
        }
        return free
    }

    // MARK: - Writing

    private func add(
        _ key: String, to record: RecordedLoan, _ writer: BookWriter, _ time: OperationTime
    ) throws -> Outcome {
        let row = try row(key, record, time)
        let day = max(date, record.lastDate)
        let before = try LoanOutlook(record.account(), after: day)
        var account = try record.account(upTo: date)
        if let action = row.action { try account.accept(LoanEvent(action, on: date)) }
        let asked = row.isMoney ? try asked(record, writer) : .zero
        let changed = try LoanBookkeeper(writer)
            .record(row, of: record.loan, memo: row.kind.words)
        let after = try changed.account()
        let rows = row.isMoney ? try changed.account(upTo: date).ledger.rows : []
        return Outcome(
            isRepeat: false, isReversed: false, number: row.number, reference: row.reference,
            amount: row.amount, comparedOn: day, before: before,
            after: try LoanOutlook(after, after: day),
            settled: rows.last { $0.number != nil }, asked: asked)
    }

    private func asked(_ record: RecordedLoan, _ writer: BookWriter) throws -> Money {
        max(.zero, try BilledLoan(record.loan, RateCache(), in: writer.reader).unpaid)
    }

    private func repeated(_ earlier: LoanEventRow, _ record: RecordedLoan) throws -> Outcome {
        var wanted = earlier
        if change == .payoff {
            wanted.kind = .payment
            wanted.date = date
        } else {
            let time = OperationTime(now: earlier.recordedAt, today: date)
            wanted = try row(earlier.key, record, time)
        }
        let differences = [
            ("kind", earlier.kind == wanted.kind), ("date", earlier.date == wanted.date),
            ("amount", earlier.amount == wanted.amount),
            ("rate", earlier.rate == wanted.rate),
            ("number of payments", earlier.periods == wanted.periods),
        ].filter { !$0.1 }.map(\.0)
        guard differences.isEmpty else {
            throw LoanOperationError.eventDiffers(
                reference: earlier.reference, loan: loan, in: differences)
        }
        let day = max(date, record.lastDate)
        let now = try LoanOutlook(record.account(), after: day)
        return Outcome(
            isRepeat: true,
            isReversed: record.events.contains { $0.reverses == earlier.number },
            number: earlier.number, reference: earlier.reference, amount: earlier.amount,
            comparedOn: day, before: now, after: now)
    }

    /// The event as the book is to keep it.
    private func row(
        _ key: String, _ record: RecordedLoan, _ time: OperationTime
    ) throws -> LoanEventRow {
        var row = LoanEventRow(
            array: record.loan.array, loan: record.loan.id, number: record.events.count + 1,
            date: date, recordedAt: time.now, kind: .payment, key: key)
        switch change {
        case .payment(let amount): row.amount = amount
        case .payoff:
            let amount = try record.account(upTo: date).position(on: date).payoff
            guard amount > .zero else { throw LoanEventError.paidOff(date) }
            row.amount = amount
        case .prepayment(let amount, let recasts):
            row.kind = prepaymentKind(recasts, record)
            row.amount = amount
        case .fee(let amount):
            row.kind = .fee
            row.amount = amount
        case .recast: row.kind = .recast
        case .restructure(let rate, let periods):
            row.kind = .restructure
            row.rate = try rate ?? record.account(upTo: date).baseRate
            row.periods = periods
        case .deferral(let periods):
            row.kind = .deferral
            row.periods = periods
        case .autopay(let isOn): row.kind = isOn ? .autopayOn : .autopayOff
        }
        return row
    }

    private var standardReference: String {
        switch change {
        case .payment(let amount): "\(date) payment \(amount)"
        case .payoff: "\(date) payoff"
        case .prepayment(let amount, _): "\(date) prepayment \(amount)"
        case .fee(let amount): "\(date) fee \(amount)"
        case .recast: "\(date) recast"
        case .restructure: "\(date) restructure"
        case .deferral: "\(date) deferral"
        case .autopay(let isOn): "\(date) autopay \(isOn ? "on" : "off")"
        }
    }
}

extension ChangeLoan.Change {
    /// The money it is about, where it is stated.
    var amount: Money? {
        switch self {
        case .payment(let amount), .prepayment(let amount, _), .fee(let amount): amount
        case .payoff, .recast, .restructure, .deferral, .autopay: nil
        }
    }
}

extension LoanEventRow.Kind {
    /// The kind in words, for memos and lists.
    var words: String {
        switch self {
        case .prepaymentRecast: "prepayment with recast"
        case .autopayOn: "autopay on"
        case .autopayOff: "autopay off"
        default: rawValue
        }
    }
}

/// Where a loan stands on a day, and what is to come after it.
public struct LoanOutlook: Hashable, Sendable {
    public var position: LoanAccount.Position
    public var projection: LoanProjection

    init(_ account: LoanAccount, after date: CivilDate) throws {
        position = try account.position(on: date)
        projection = try account.projection(after: date)
    }

    /// What is paid with the next installment; nil where nothing is to come.
    public var nextPayment: Money? { projection.payments.first?.payment }
    public var lastDue: CivilDate? { projection.payments.last?.due }
    /// Interest and fees over the whole life.
    public var cost: Money { projection.cost }
}
