public import Accounting
import Quantities

extension BookReader {
    /// Debits less credits of one kind of account of an array, by subscription.
    ///
    /// In cents or milliwatt-hours, as the kind's ledger counts. Subscriptions without a
    /// posting are left out.
    public func balances(
        of kind: AccountKind, inArray array: Int64
    ) throws -> [Int64: Int64] {
        var balances: [Int64: Int64] = [:]
        try db.each(
            """
            SELECT subscription_id, quantity FROM posting
            WHERE array_id = ? AND account = ? ORDER BY entry, line
            """, [array, Int(kind.rawValue)]
        ) { row in
            let subscription = row.integer(0)
            let (sum, overflow) = balances[subscription, default: 0]
                .addingReportingOverflow(row.integer(1))
            guard !overflow else { throw QuantityError.overflow(what: "balance of \(kind)") }
            balances[subscription] = sum
        }
        return balances
    }

    /// Debits less credits of one account of an array.
    public func balance(of account: Account, inArray array: Int64) throws -> Int64 {
        try db.number(
            """
            SELECT coalesce (sum (quantity), 0) FROM posting
            WHERE array_id = ? AND account = ? AND subscription_id = ?
            """, [array, Int(account.kind.rawValue), account.subscription])
    }

    /// What was debited and credited to each kind of account, in one array or in all.
    public func trialBalance(ofArray array: Int64? = nil) throws -> TrialBalance {
        var balance = TrialBalance()
        let arrays = try array.map { [$0] } ?? db.all("SELECT id FROM \"array\"") { $0.integer(0) }
        for array in arrays {
            try db.each(
                """
                SELECT account, subscription_id, quantity FROM posting WHERE array_id = ?
                """, [array]
            ) { row in
                balance.add(Posting(try row.account(0), quantity: row.integer(2)))
            }
        }
        return balance
    }
}
