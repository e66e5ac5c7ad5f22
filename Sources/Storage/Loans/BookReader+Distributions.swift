import Quantities

extension BookReader {
    /// What was paid out to the investors who fund a loan, in the order it was recorded.
    public func distributions(
        ofLoan loan: Int64, inArray array: Int64
    ) throws -> [DistributionRow] {
        var rows: [DistributionRow] = []
        try db.each(
            """
            SELECT d.number, d.date, d.recorded_at, d.entry, d.key, p.note, p.cents
            FROM note_distribution AS d LEFT JOIN note_payout AS p
                ON p.array_id = d.array_id AND p.loan_id = d.loan_id
                AND p.distribution = d.number
            WHERE d.array_id = ? AND d.loan_id = ? ORDER BY d.number, p.note
            """, [array, loan]
        ) { row in
            let number = Int(row.integer(0))
            if rows.last?.number != number {
                rows.append(
                    DistributionRow(
                        array: array, loan: loan, number: number, date: try row.day(1),
                        recordedAt: row.instant(2), entry: row.integer(3), key: row.text(4),
                        payouts: [:]))
            }
            guard let note = row.optionalInteger(5) else { return }
            rows[rows.count - 1].payouts[Int(note)] = row.money(6)
        }
        return rows
    }
}

extension BookWriter {
    /// Records what was paid out to investors, whose entry must be there already.
    public func add(_ distribution: DistributionRow) throws {
        try db.run(
            """
            INSERT INTO note_distribution
                (array_id, loan_id, number, date, recorded_at, entry, key)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            [
                distribution.array, distribution.loan, distribution.number, distribution.date,
                distribution.recordedAt, distribution.entry, distribution.key,
            ])
        for (note, amount) in distribution.payouts.sorted(by: { $0.key < $1.key }) {
            try db.run(
                """
                INSERT INTO note_payout (array_id, loan_id, distribution, note, cents)
                VALUES (?, ?, ?, ?, ?)
                """,
                [distribution.array, distribution.loan, distribution.number, note, amount])
        }
    }
}
