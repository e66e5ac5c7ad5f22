import Accounting
import GRDB

/// Writes a record of each row that a change of the book wrote, at the end of the change.
///
/// What is written is noted by triggers of the connection that writes, which are no part of the
/// file: another program's writing is noted by nothing, and so has no record.
struct RecordChain {
    let db: Database

    init(_ db: Database) {
        self.db = db
    }

    /// Makes a connection that is about to write note what it writes.
    func noteChanges() throws {
        try db.execute(
            sql: """
                CREATE TEMP TABLE noted (
                    subject TEXT NOT NULL, key1 INTEGER NOT NULL, key2 INTEGER NOT NULL,
                    key3 INTEGER NOT NULL, key4 INTEGER NOT NULL)
                """)
        for table in try RecordedTable.all(db) {
            for (event, row) in [("INSERT", "NEW."), ("UPDATE", "NEW."), ("DELETE", "OLD.")] {
                try db.execute(
                    sql: """
                        CREATE TEMP TRIGGER note_\(event)_of_\(table.name)
                        AFTER \(event) ON main."\(table.name)"
                        BEGIN
                            INSERT INTO noted
                            VALUES ('\(table.name)', \(table.columns(of: row)));
                        END
                        """)
            }
        }
    }

    /// Notes that an array has entries up to `number`.
    func note(entry number: Int64, ofArray array: Int64) throws {
        try db.run(
            "INSERT INTO noted VALUES (?, ?, ?, 0, 0)", [RecordedTable.entry, array, number])
    }

    /// Notes that a file was kept.
    func note(document digest: Digest) throws {
        try db.run(
            "INSERT INTO noted VALUES (?, ?, ?, ?, ?)",
            [RecordedTable.document] + digest.words.map { $0 as any Bindable })
    }

    /// Writes the records of what was noted since the last ones.
    func recordChanges() throws {
        guard try db.first("SELECT 1 FROM noted", [], { _ in true }) != nil else { return }
        let content = try RecordContent(db)
        try append { add in
            try db.each(
                """
                SELECT subject, key1, CASE subject WHEN 'entry' THEN max (key2) ELSE key2 END,
                    key3, key4
                FROM noted
                GROUP BY subject, key1, CASE subject WHEN 'entry' THEN 0 ELSE key2 END,
                    key3, key4
                ORDER BY min (rowid)
                """
            ) { row in
                let subject = RecordSubject(row)
                try add(subject, content.digest(of: subject))
            }
        }
        try db.run("DELETE FROM noted")
    }

    /// Adds the record of a bill run.
    func record(run id: Int64, _ digest: Digest) throws {
        try append { add in try add(RecordSubject(RecordedTable.run, id), digest) }
    }

    /// Writes the records of all that is there, in a book that has none yet.
    func recordAll() throws {
        let content = try RecordContent(db)
        let arrays = try db.all("SELECT id FROM \"array\" ORDER BY id") { $0.integer(0) }
        try append { add in
            // Runs come first: what members are now may not be what they were then.
            for array in arrays {
                let runs = try RunDigest.all(ofArray: array, db).digests
                for (id, digest) in runs.sorted(by: { $0.key < $1.key }) {
                    try add(RecordSubject(RecordedTable.run, id), digest)
                }
                let last = try db.number(
                    "SELECT coalesce (max (number), 0) FROM entry WHERE array_id = ?", [array])
                guard last > 0 else { continue }
                let subject = RecordSubject(RecordedTable.entry, array, last)
                try add(subject, content.digest(of: subject))
            }
            try db.each("SELECT digest FROM document ORDER BY digest") { row in
                let subject = RecordSubject(document: try row.digest(0))
                try add(subject, content.digest(of: subject))
            }
            for table in content.tables.values.sorted(by: { $0.name < $1.name }) {
                let rows = """
                    SELECT '\(table.name)', \(table.columns()) FROM "\(table.name)"
                    ORDER BY \(table.keys.joined(separator: ", "))
                    """
                try db.each(rows) { row in
                    let subject = RecordSubject(row)
                    try add(subject, content.digest(of: subject))
                }
            }
        }
    }

    /// Adds records at the end of the chain.
    private func append(
        _ body: (_ add: (RecordSubject, Digest?) throws -> Void) throws -> Void
    ) throws {
        var last =
            try db.first(
                "SELECT number, digest FROM record ORDER BY number DESC LIMIT 1"
            ) { RecordLink(number: $0.integer(0), digest: try $0.digest(1)) } ?? .start
        try body { subject, content in
            last = last.next(subject, content)
            try db.run(
                "INSERT INTO record VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    last.number, subject.table, subject.key.0, subject.key.1, subject.key.2,
                    subject.key.3, content, last.digest,
                ])
        }
    }
}
