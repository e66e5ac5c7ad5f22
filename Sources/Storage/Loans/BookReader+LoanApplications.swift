public import Quantities

extension BookReader {
    /// The application for the loan with this key, or nil where there is none.
    public func loanApplication(_ key: String) throws -> Stored<LoanApplicationRow>? {
        try db.first(
            "SELECT \(Self.applicationColumns) FROM loan_application WHERE key = ?", [key],
            applicationRow)
    }

    /// The applications for loans on an array, in the order they came into the book.
    public func loanApplications(
        ofArray array: Int64
    ) throws -> [Stored<LoanApplicationRow>] {
        try db.all(
            """
            SELECT \(Self.applicationColumns) FROM loan_application
            WHERE array_id = ? ORDER BY id
            """, [array], applicationRow)
    }

    /// What each note is to lend, the first being number 1; empty where the co-op funds the loan
    /// itself.
    public func notes(
        ofLoanApplication application: Int64, inArray array: Int64
    ) throws -> [Money] {
        try db.all(
            """
            SELECT cents FROM loan_application_note
            WHERE array_id = ? AND application_id = ? ORDER BY number
            """, [array, application]
        ) { $0.money(0) }
    }

    /// How an application was closed, or nil where it is open or a loan was made of it.
    public func closing(
        ofLoanApplication application: Int64, inArray array: Int64
    ) throws -> LoanApplicationClosingRow? {
        try db.first(
            """
            SELECT array_id, application_id, kind, date, recorded_at, reason
            FROM loan_application_closing WHERE array_id = ? AND application_id = ?
            """, [array, application]
        ) { row in
            LoanApplicationClosingRow(
                array: row.integer(0), application: row.integer(1),
                kind: try row.named(LoanApplicationClosingRow.Kind.self, 2),
                date: try row.day(3), recordedAt: row.instant(4), reason: row.text(5))
        }
    }

    private static let applicationColumns =
        "id, key, array_id, subscription_id, product, principal_cents, periods, applied, "
        + "first_due, due_day, autopay, recorded_at"

    private func applicationRow(_ row: ResultRow) throws -> Stored<LoanApplicationRow> {
        let value = LoanApplicationRow(
            key: row.text(1), array: row.integer(2), subscription: row.integer(3),
            product: try row.digest(4), principal: row.money(5), periods: Int(row.integer(6)),
            applied: try row.day(7), firstDue: try row.optionalDay(8),
            dueDay: row.optionalInteger(9).map(Int.init), hasAutopay: row.integer(10) != 0,
            recordedAt: row.instant(11))
        return Stored(id: row.integer(0), value)
    }
}

extension BookWriter {
    /// Adds an application, whose product's file must be kept already, with what each note is to
    /// lend, and returns its number.
    @discardableResult
    public func add(
        _ application: LoanApplicationRow, fundedBy notes: [Money] = []
    ) throws -> Int64 {
        let id = try db.insert(
            """
            INSERT INTO loan_application
                (key, array_id, subscription_id, product, principal_cents, periods, applied,
                first_due, due_day, autopay, recorded_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                application.key, application.array, application.subscription,
                application.product, application.principal, application.periods,
                application.applied, application.firstDue, application.dueDay,
                application.hasAutopay ? 1 : 0, application.recordedAt,
            ])
        for (index, amount) in notes.enumerated() {
            try db.run(
                """
                INSERT INTO loan_application_note (array_id, application_id, number, cents)
                VALUES (?, ?, ?, ?)
                """, [application.array, id, index + 1, amount])
        }
        return id
    }

    /// Closes an application of which no loan was made.
    public func add(_ closing: LoanApplicationClosingRow) throws {
        try db.run(
            """
            INSERT INTO loan_application_closing
                (array_id, application_id, kind, date, recorded_at, reason)
            VALUES (?, ?, ?, ?, ?, ?)
            """,
            [
                closing.array, closing.application, closing.kind.rawValue, closing.date,
                closing.recordedAt, closing.reason,
            ])
    }
}
