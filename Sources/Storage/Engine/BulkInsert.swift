import GRDB
import GRDBSQLite

/// Inserts rows of one table a hundred at a time.
///
/// One statement with a hundred rows takes about two thirds of the time of a hundred statements
/// with one. What is bound must stay where it is until ``insert(_:bind:)`` returns: nothing is
/// copied.
struct BulkInsert {
    private let db: Database
    private let common: [Int64]
    private let forms: [(rows: Int, statement: Statement)]

    /// Rows in one statement, from most to least.
    private static let sizes = [100, 10, 1]

    /// Prepares insertions into `table`, whose first columns have the same values in all rows.
    init(
        _ db: Database, into table: String, common: [(column: String, value: Int64)],
        columns: [String]
    ) throws {
        self.db = db
        self.common = common.map(\.value)
        let names = (common.map(\.column) + columns).joined(separator: ", ")
        let shared = common.indices.map { "?\($0 + 1)" }
        let row = "(" + (shared + columns.map { _ in "?" }).joined(separator: ", ") + ")"
        forms = try Self.sizes.map { size in
            let rows = repeatElement(row, count: size).joined(separator: ", ")
            let sql = "INSERT INTO \(table) (\(names)) VALUES \(rows)"
            return (size, try db.cachedStatement(sql: sql))
        }
    }

    /// Inserts `rows` in their order; `bind` puts the values of a row in the order of columns.
    func insert<Row>(
        _ rows: some RandomAccessCollection<Row>, bind: (Row, inout Binder) -> Void
    ) throws {
        var rest = rows[...]
        for form in forms {
            while rest.count >= form.rows {
                try insert(rest.prefix(form.rows), with: form.statement, bind)
                rest = rest.dropFirst(form.rows)
            }
        }
    }

    private func insert<Row>(
        _ rows: some Collection<Row>, with statement: Statement,
        _ bind: (Row, inout Binder) -> Void
    ) throws {
        let pointer = statement.sqliteStatement
        defer {
            sqlite3_reset(pointer)
            sqlite3_clear_bindings(pointer)
        }
        var binder = Binder(statement: pointer)
        for value in common { binder.put(value) }
        for row in rows { bind(row, &binder) }
        try db.check(binder.code, statement.sql)
        _ = try db.hasRow(pointer, statement.sql)
    }
}
