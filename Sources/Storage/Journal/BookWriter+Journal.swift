public import Accounting

extension BookWriter {
    /// Adds an entry at the end of its array's chain.
    ///
    /// `link` is what the chain made of it. For many at once see ``BillRunWriter``.
    public func append(_ entry: Entry, _ link: HashChain.Link) throws {
        try db.run(
            """
            INSERT INTO entry (array_id, number, date, corrects, key, memo, digest)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            [
                entry.array, link.number, entry.date, entry.corrects, entry.key, entry.memo,
                link.digest,
            ])
        for (index, posting) in entry.postings.enumerated() {
            try db.run(
                """
                INSERT INTO posting (array_id, account, entry, line, subscription_id, quantity)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
                [
                    entry.array, Int(posting.account.kind.rawValue), link.number, index + 1,
                    posting.account.subscription, posting.quantity,
                ])
        }
        try RecordChain(db).note(entry: link.number, ofArray: entry.array)
    }

    /// Records a payment, whose entry must be there already.
    @discardableResult
    public func add(_ payment: PaymentRow) throws -> Int64 {
        try db.insert(
            """
            INSERT INTO payment
                (key, array_id, subscription_id, received, cents, entry, corrects, import_id)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                payment.key, payment.array, payment.subscription, payment.received,
                payment.amount, payment.entry, payment.corrects, payment.importID,
            ])
    }
}
