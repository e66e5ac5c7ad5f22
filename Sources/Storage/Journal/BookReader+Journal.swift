public import Accounting

extension BookReader {
    /// The last entry of an array: where its chain goes on.
    public func lastLink(ofArray array: Int64) throws -> HashChain.Link {
        let link = try db.first(
            "SELECT number, digest FROM entry WHERE array_id = ? ORDER BY number DESC", [array]
        ) { HashChain.Link(number: $0.integer(0), digest: try $0.digest(1)) }
        return link ?? .start
    }

    /// The digest of an entry, or nil where there is none with this number.
    public func digest(ofEntry number: Int64, ofArray array: Int64) throws -> Digest? {
        try db.first(
            "SELECT digest FROM entry WHERE array_id = ? AND number = ?", [array, number]
        ) { try $0.digest(0) }
    }

    /// The number of the entry of this origin, or nil where there is none.
    public func entry(of origin: EntryOrigin, inArray array: Int64) throws -> Int64? {
        try db.first(
            "SELECT number FROM entry WHERE array_id = ? AND key = ?", [array, origin.key]
        ) { $0.integer(0) }
    }

    /// Hands over the entries of an array with their postings, by number.
    ///
    /// One at a time, whatever there are.
    public func eachEntry(
        ofArray array: Int64, numbers: ClosedRange<Int64> = 1...Int64.max,
        _ body: (RecordedEntry) throws -> Void
    ) throws {
        var merge = EntryMerge()
        try db.each(
            """
            SELECT number, date, memo, key, corrects, digest, NULL, NULL, NULL, 0 AS line
            FROM entry WHERE array_id = ?1 AND number BETWEEN ?2 AND ?3
            UNION ALL
            SELECT entry, NULL, NULL, NULL, NULL, NULL, account, subscription_id, quantity, line
            FROM posting WHERE array_id = ?1 AND entry BETWEEN ?2 AND ?3
            ORDER BY 1, 10
            """, [array, numbers.lowerBound, numbers.upperBound]
        ) { row in
            if row.integer(9) > 0 {
                try merge.add(posting: row)
            } else if let complete = try merge.add(entry: row, array: array) {
                try body(complete)
            }
        }
        if let last = merge.current { try body(last) }
    }
}

/// Puts entries and their postings together, which come in order of their numbers.
private struct EntryMerge {
    private(set) var current: RecordedEntry?

    /// Begins with another entry, and returns the one that is complete.
    mutating func add(entry row: ResultRow, array: Int64) throws -> RecordedEntry? {
        let complete = current
        current = RecordedEntry(
            array: array,
            link: HashChain.Link(number: row.integer(0), digest: try row.digest(5)),
            date: try row.day(1), memo: row.text(2), key: row.text(3),
            corrects: row.optionalInteger(4), postings: [])
        return complete
    }

    mutating func add(posting row: ResultRow) throws {
        guard current?.link.number == row.integer(0) else {
            throw row.odd(0, "the entry of a posting")
        }
        let account = try row.account(6)
        current?.postings.append(Posting(account, quantity: row.integer(8)))
    }
}
