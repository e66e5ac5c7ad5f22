import Accounting
import GRDB

/// What rows are now, in 32 bytes.
struct RecordContent {
    let db: Database
    let tables: [String: RecordedTable]

    init(_ db: Database) throws {
        self.db = db
        let all = try RecordedTable.all(db)
        tables = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })
    }

    /// The digest of a row with what it binds, or nil where there is no such row.
    ///
    /// Not of runs, which are read an array at a time; see ``RunDigest/all(ofArray:_:)``.
    func digest(of subject: RecordSubject) throws -> Digest? {
        if subject.table == RecordedTable.entry {
            return try BookReader(db: db, path: "")
                .digest(ofEntry: subject.key.1, ofArray: subject.key.0)
        }
        if subject.table == RecordedTable.document { return try digest(ofDocument: subject) }
        guard let table = tables[subject.table] else { return nil }
        var bytes = DigestWriter("row/1")
        bytes.put(table.name)
        let row: Void? = try db.first(
            table.selection, Array(subject.values.prefix(table.keys.count))
        ) { bytes.put($0) }
        guard row != nil else { return nil }
        if table.name == RecordedTable.importTable { try put(import: subject.key.0, &bytes) }
        return bytes.finish()
    }

    /// The digest of a file's kind and name; that of its bytes is its key.
    private func digest(ofDocument subject: RecordSubject) throws -> Digest? {
        try db.first(
            "SELECT kind, name FROM document WHERE digest = ?", [subject.document]
        ) { row in
            var bytes = DigestWriter("document/1")
            bytes.put(row)
            return bytes.finish()
        }
    }

    /// Puts the rows that an import brought, in the order of their keys.
    private func put(import id: Int64, _ bytes: inout DigestWriter) throws {
        for (table, order) in [
            ("reading", "id"), ("monthly_price", "series, month"), ("hourly_price", "id"),
            ("posted_credit", "array_id, month, subscription_id"),
            ("utility_bill", "array_id, month, subscription_id"),
        ] {
            bytes.put(table)
            try db.each("SELECT * FROM \(table) WHERE import_id = ? ORDER BY \(order)", [id]) {
                bytes.put($0)
            }
        }
    }
}
