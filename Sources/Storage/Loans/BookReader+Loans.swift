public import Accounting
public import Quantities

extension BookReader {
    /// The loan with this key, or nil where there is none.
    public func bookLoan(_ key: String) throws -> Stored<BookLoanRow>? {
        try db.first("SELECT \(Self.loanColumns) FROM loan WHERE key = ?", [key], loanRow)
    }

    /// The loans of an array, in the order they came into the book.
    public func bookLoans(ofArray array: Int64) throws -> [Stored<BookLoanRow>] {
        try db.all(
            "SELECT \(Self.loanColumns) FROM loan WHERE array_id = ? ORDER BY id", [array],
            loanRow)
    }

    /// The loans of a subscription, in the order they came into the book.
    public func bookLoans(
        ofSubscription subscription: Int64, inArray array: Int64
    ) throws -> [Stored<BookLoanRow>] {
        try db.all(
            """
            SELECT \(Self.loanColumns) FROM loan
            WHERE array_id = ? AND subscription_id = ? ORDER BY id
            """, [array, subscription], loanRow)
    }

    /// What statements asked for of a loan, in their order.
    public func bills(ofLoan loan: Int64, inArray array: Int64) throws -> [LoanBillRow] {
        try db.all(
            """
            SELECT array_id, loan_id, statement, cents, through FROM loan_bill
            WHERE array_id = ? AND loan_id = ? ORDER BY statement
            """, [array, loan]
        ) { row in
            LoanBillRow(
                array: row.integer(0), loan: row.integer(1), statement: row.integer(2),
                amount: row.money(3), through: try row.day(4))
        }
    }

    /// What happened to a loan, in the order it was recorded.
    public func events(ofLoan loan: Int64, inArray array: Int64) throws -> [LoanEventRow] {
        try db.all(
            """
            SELECT \(Self.loanEventColumns) FROM loan_event
            WHERE array_id = ? AND loan_id = ? ORDER BY number
            """, [array, loan], loanEventRow)
    }

    /// What each note lends that funds a loan, the first being number 1; empty where the co-op
    /// funds it itself.
    public func notes(ofLoan loan: Int64, inArray array: Int64) throws -> [Money] {
        try db.all(
            """
            SELECT cents FROM loan_note WHERE array_id = ? AND loan_id = ? ORDER BY number
            """, [array, loan]
        ) { $0.money(0) }
    }

    /// The event with this idempotency key, or nil where there is none.
    public func loanEvent(withKey key: String) throws -> LoanEventRow? {
        try db.first(
            "SELECT \(Self.loanEventColumns) FROM loan_event WHERE key = ?", [key], loanEventRow)
    }

    /// What the entries whose keys begin with `prefix` post, by account, and the date of the
    /// latest of them; nil where there are none.
    public func posted(
        underKeys prefix: String, of kinds: [AccountKind], inArray array: Int64
    ) throws -> (sums: [Account: Int64], latest: CivilDate)? {
        let range: [any Bindable] = [array, prefix, prefix + "\u{10FFFF}"]
        let latest = try db.first(
            """
            SELECT max (date) FROM entry WHERE array_id = ? AND key > ? AND key < ?
            """, range
        ) { try $0.optionalDay(0) }
        guard let latest, let latest else { return nil }
        var sums: [Account: Int64] = [:]
        // The entries first: each is then looked up in the range of each account.
        let accounts = kinds.map { String($0.rawValue) }.joined(separator: ", ")
        try db.each(
            """
            SELECT p.account, p.subscription_id, sum (p.quantity)
            FROM entry AS e CROSS JOIN posting AS p
                ON p.array_id = e.array_id AND p.account IN (\(accounts)) AND p.entry = e.number
            WHERE e.array_id = ? AND e.key > ? AND e.key < ?
            GROUP BY p.account, p.subscription_id
            """, range
        ) { sums[try $0.account(0)] = $0.integer(2) }
        return (sums, latest)
    }

    private static let loanColumns =
        "id, key, array_id, subscription_id, product, principal_cents, periods, disbursed, "
        + "first_due, due_day, autopay"

    private func loanRow(_ row: ResultRow) throws -> Stored<BookLoanRow> {
        let value = BookLoanRow(
            key: row.text(1), array: row.integer(2), subscription: row.integer(3),
            product: try row.digest(4), principal: row.money(5), periods: Int(row.integer(6)),
            disbursed: try row.day(7), firstDue: try row.day(8), dueDay: Int(row.integer(9)),
            hasAutopay: row.integer(10) != 0)
        return Stored(id: row.integer(0), value)
    }

    private static let loanEventColumns =
        "array_id, loan_id, number, date, recorded_at, kind, cents, rate_billionths, periods, "
        + "reverses, key, reason, payment_id, statement"

    private func loanEventRow(_ row: ResultRow) throws -> LoanEventRow {
        LoanEventRow(
            array: row.integer(0), loan: row.integer(1), number: Int(row.integer(2)),
            date: try row.day(3), recordedAt: row.instant(4),
            kind: try row.named(LoanEventRow.Kind.self, 5),
            amount: row.optionalInteger(6).map(Money.init(cents:)),
            rate: row.optionalInteger(7).map(Ratio.init(billionths:)),
            periods: row.optionalInteger(8).map(Int.init),
            reverses: row.optionalInteger(9).map(Int.init), key: row.text(10),
            reason: row.optionalText(11),
            way: row.optionalInteger(12).map(LoanEventRow.Way.payment)
                ?? row.optionalInteger(13).map(LoanEventRow.Way.statement))
    }
}

extension BookWriter {
    /// Adds a loan, whose product's file must be kept already, and returns its number.
    public func add(_ loan: BookLoanRow) throws -> Int64 {
        try db.insert(
            """
            INSERT INTO loan
                (key, array_id, subscription_id, product, principal_cents, periods, disbursed,
                first_due, due_day, autopay)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                loan.key, loan.array, loan.subscription, loan.product, loan.principal,
                loan.periods, loan.disbursed, loan.firstDue, loan.dueDay, loan.hasAutopay ? 1 : 0,
            ])
    }

    /// Adds the notes that fund a loan, numbered from 1.
    public func add(notes: [Money], ofLoan loan: Int64, inArray array: Int64) throws {
        for (index, amount) in notes.enumerated() {
            try db.run(
                """
                INSERT INTO loan_note (array_id, loan_id, number, cents) VALUES (?, ?, ?, ?)
                """, [array, loan, index + 1, amount])
        }
    }

    /// Records what happened to a loan.
    public func add(_ event: LoanEventRow) throws {
        try db.run(
            """
            INSERT INTO loan_event
                (array_id, loan_id, number, date, recorded_at, kind, cents, rate_billionths,
                periods, reverses, key, reason, payment_id, statement)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                event.array, event.loan, event.number, event.date, event.recordedAt,
                event.kind.rawValue, event.amount, event.rate, event.periods, event.reverses,
                event.key, event.reason, event.way?.payment, event.way?.statement,
            ])
    }

    /// Records what a statement asks for of a loan.
    public func add(_ bill: LoanBillRow) throws {
        try db.run(
            """
            INSERT INTO loan_bill (array_id, loan_id, statement, cents, through)
            VALUES (?, ?, ?, ?, ?)
            """, [bill.array, bill.loan, bill.statement, bill.amount, bill.through])
    }
}

extension LoanEventRow.Way {
    fileprivate var payment: Int64? {
        guard case .payment(let id) = self else { return nil }
        return id
    }

    fileprivate var statement: Int64? {
        guard case .statement(let number) = self else { return nil }
        return number
    }
}
