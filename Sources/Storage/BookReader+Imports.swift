public import Accounting
import Quantities

/// Why an import does not count any more.
public struct ImportVoid: Hashable, Sendable {
    public var importID: Int64
    public var reason: String
}

extension BookReader {
    /// The import of this content for this target, unless it was undone.
    public func currentImport(
        of kind: ImportKind, digest: Digest, target: String = ""
    ) throws -> Stored<ImportRow>? {
        try db.first(
            """
            SELECT \(Self.importColumns) FROM import
            WHERE kind = ? AND digest = ? AND target = ?
                AND NOT EXISTS (SELECT 1 FROM import_void WHERE import_id = import.id)
            """, [kind.rawValue, digest, target], importRow)
    }

    /// The import with this number in the book.
    public func importRow(_ id: Int64) throws -> Stored<ImportRow>? {
        try db.first("SELECT \(Self.importColumns) FROM import WHERE id = ?", [id], importRow)
    }

    /// All imports, the latest first.
    public func imports() throws -> [Stored<ImportRow>] {
        try db.all("SELECT \(Self.importColumns) FROM import ORDER BY id DESC", [], importRow)
    }

    /// The imports that were undone.
    public func importVoids() throws -> [ImportVoid] {
        try db.all("SELECT import_id, reason FROM import_void ORDER BY import_id") { row in
            ImportVoid(importID: row.integer(0), reason: row.text(1))
        }
    }

    private static let importColumns =
        "id, kind, digest, target, name, summary, imported_at, as_of"

    private func importRow(_ row: ResultRow) throws -> Stored<ImportRow> {
        let value = ImportRow(
            kind: try row.named(ImportKind.self, 1), digest: try row.digest(2),
            target: row.text(3), name: row.text(4), summary: row.text(5),
            importedAt: row.instant(6), asOf: try row.day(7))
        return Stored(id: row.integer(0), value)
    }
}
