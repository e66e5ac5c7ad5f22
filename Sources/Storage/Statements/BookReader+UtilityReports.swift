public import Quantities

extension BookReader {
    /// What the utility is known to have credited to an array's members for `month`, by
    /// subscription; of two reports on one, the one imported last.
    public func postedCredits(
        ofArray array: Int64, in month: Month
    ) throws -> [PostedCreditRow] {
        try db.all(
            """
            SELECT subscription_id, credited_mwh, credited_cents, max (import_id)
            FROM posted_credit
            WHERE array_id = ? AND month = ?
                AND import_id NOT IN (SELECT import_id FROM import_void)
            GROUP BY subscription_id ORDER BY subscription_id
            """, [array, month]
        ) { row in
            PostedCreditRow(
                array: array, month: month, subscription: row.integer(0),
                energy: row.optionalInteger(1).map(Energy.init(milliwattHours:)),
                amount: row.optionalInteger(2).map(Money.init(cents:)))
        }
    }

    /// The imports that ``utilityBills(ofArray:in:)`` gives the bills of, by subscription.
    public func utilityBillImports(
        ofArray array: Int64, in month: Month
    ) throws -> [Int64: Int64] {
        var imports: [Int64: Int64] = [:]
        try db.each(
            """
            SELECT subscription_id, max (import_id) FROM utility_bill
            WHERE array_id = ? AND month = ?
                AND import_id NOT IN (SELECT import_id FROM import_void)
            GROUP BY subscription_id
            """, [array, month]
        ) { row in imports[row.integer(0)] = row.integer(1) }
        return imports
    }

    /// What an array's members used and were billed by the utility in `month`, by
    /// subscription; of two reports on one, the one imported last.
    public func utilityBills(
        ofArray array: Int64, in month: Month
    ) throws -> [UtilityBillRow] {
        try db.all(
            """
            SELECT subscription_id, used_mwh, billed_cents, max (import_id)
            FROM utility_bill
            WHERE array_id = ? AND month = ?
                AND import_id NOT IN (SELECT import_id FROM import_void)
            GROUP BY subscription_id ORDER BY subscription_id
            """, [array, month]
        ) { row in
            UtilityBillRow(
                array: array, month: month, subscription: row.integer(0),
                used: row.optionalInteger(1).map(Energy.init(milliwattHours:)),
                billed: row.optionalInteger(2).map(Money.init(cents:)))
        }
    }
}

extension BookWriter {
    public func add(_ credit: PostedCreditRow, from importID: Int64) throws {
        try db.run(
            """
            INSERT INTO posted_credit
                (array_id, month, subscription_id, import_id, credited_mwh, credited_cents)
            VALUES (?, ?, ?, ?, ?, ?)
            """,
            [
                credit.array, credit.month, credit.subscription, importID, credit.energy,
                credit.amount,
            ])
    }

    public func add(_ bill: UtilityBillRow, from importID: Int64) throws {
        try db.run(
            """
            INSERT INTO utility_bill
                (array_id, month, subscription_id, import_id, used_mwh, billed_cents)
            VALUES (?, ?, ?, ?, ?, ?)
            """,
            [bill.array, bill.month, bill.subscription, importID, bill.used, bill.billed])
    }
}
