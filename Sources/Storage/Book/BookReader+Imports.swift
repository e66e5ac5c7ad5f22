public import Accounting
public import Metering
public import Quantities

/// Why an import does not count any more.
public struct ImportVoid: Hashable, Sendable {
    public var importID: Int64
    public var reason: String
    public var voidedAt: Instant
}

/// Readings that an import brought without a gap between them, but not what they are.
public struct ReadingSpan: Hashable, Sendable {
    public var meter: Int64
    public var flow: EnergyFlow
    public var range: TimeRange
    public var count: Int
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

    /// The imports of a file that were not undone, whatever it was read for; the latest first.
    public func currentImports(
        of kind: ImportKind, digest: Digest
    ) throws -> [Stored<ImportRow>] {
        try db.all(
            """
            SELECT \(Self.importColumns) FROM import
            WHERE kind = ? AND digest = ?
                AND NOT EXISTS (SELECT 1 FROM import_void WHERE import_id = import.id)
            ORDER BY id DESC
            """, [kind.rawValue, digest], importRow)
    }

    /// The import with this number in the book.
    public func importRow(_ id: Int64) throws -> Stored<ImportRow>? {
        try db.first("SELECT \(Self.importColumns) FROM import WHERE id = ?", [id], importRow)
    }

    /// The number of the latest import; zero before the first.
    public func lastImport() throws -> Int64 {
        try db.number("SELECT coalesce (max (id), 0) FROM import")
    }

    /// All imports, the latest first.
    public func imports() throws -> [Stored<ImportRow>] {
        try db.all("SELECT \(Self.importColumns) FROM import ORDER BY id DESC", [], importRow)
    }

    /// The imports that were undone.
    public func importVoids() throws -> [ImportVoid] {
        try db.all("SELECT import_id, reason, voided_at FROM import_void ORDER BY import_id") {
            row in
            ImportVoid(
                importID: row.integer(0), reason: row.text(1), voidedAt: row.instant(2))
        }
    }

    /// The keys of the meters that an import brought readings of, in order.
    public func meters(ofImport id: Int64) throws -> [String] {
        try db.all(
            """
            SELECT key FROM meter
            WHERE id IN (SELECT meter_id FROM reading WHERE import_id = ?) ORDER BY key
            """, [id]
        ) { $0.text(0) }
    }

    /// When the readings are that an import brought, and of which meters.
    public func readingSpans(ofImport id: Int64) throws -> [ReadingSpan] {
        try db.all(
            """
            SELECT meter_id, flow, starts_at, ends_at, count FROM reading
            WHERE import_id = ? ORDER BY meter_id, flow, starts_at
            """, [id]
        ) { row in
            guard let range = TimeRange(from: row.instant(2), to: row.instant(3)) else {
                throw row.odd(3, "the end of readings")
            }
            return ReadingSpan(
                meter: row.integer(0), flow: try row.named(EnergyFlow.self, 1), range: range,
                count: Int(row.integer(4)))
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
