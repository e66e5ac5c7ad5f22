public import Quantities

extension BookWriter {
    /// Notes that a file was read, and returns the number its rows refer to.
    ///
    /// The same content for the same target is refused unless the import before was undone; ask
    /// ``BookReader/currentImport(of:digest:target:)`` first.
    public func add(_ row: ImportRow) throws -> Int64 {
        let current = try reader.currentImport(
            of: row.kind, digest: row.digest, target: row.target)
        guard current == nil else {
            throw BookError.refused(reason: "\(row.name) is already imported")
        }
        return try db.insert(
            """
            INSERT INTO import
                (kind, digest, target, attempt, name, summary, imported_at, as_of)
            SELECT ?1, ?2, ?3, count (*) + 1, ?4, ?5, ?6, ?7 FROM import
            WHERE kind = ?1 AND digest = ?2 AND target = ?3
            """,
            [
                row.kind.rawValue, row.digest, row.target, row.name, row.summary,
                row.importedAt, row.asOf,
            ])
    }

    /// Says what an import brought, once.
    public func summarize(import id: Int64, _ summary: String) throws {
        try db.run("UPDATE import SET summary = ? WHERE id = ?", [summary, id])
    }

    /// Undoes an import whose rows nothing depends on: they stay and do not count any more.
    ///
    /// Counts for readings, reference prices, posted credits and utility bills, which are
    /// looked at through their imports; members and payments are corrected by rows of their own.
    public func void(import id: Int64, reason: String, at instant: Instant) throws {
        try db.run(
            "INSERT INTO import_void (import_id, reason, voided_at) VALUES (?, ?, ?)",
            [id, reason, instant])
    }
}
