import GRDB

/// The insertions of one run, a hundred rows at a time.
struct BillRunTables {
    private let entries: BulkInsert
    private let postings: BulkInsert
    private let statements: BulkInsert
    private let figures: BulkInsert
    private let movements: BulkInsert
    private let held: BulkInsert

    init(of run: Stored<BillRunRow>, _ db: Database) throws {
        let array = ("array_id", run.array)
        let month = ("month", run.month.stored)
        let id = ("run_id", run.id)
        entries = try BulkInsert(
            db, into: "entry", common: [array],
            columns: ["number", "date", "corrects", "key", "memo", "digest"])
        postings = try BulkInsert(
            db, into: "posting", common: [array],
            columns: ["account", "entry", "line", "subscription_id", "quantity"])
        statements = try BulkInsert(
            db, into: "statement", common: [array, id],
            columns: ["number", "subscription_id", "body"])
        figures = try BulkInsert(
            db, into: "member_month", common: [array, month],
            columns: [
                "subscription_id", "statement", "last_entry", "allocated_mwh", "unit", "earned",
                "applied", "expired", "paid_out", "banked", "fee_cents", "total_cents",
            ])
        movements = try BulkInsert(
            db, into: "bank_movement", common: [array, month],
            columns: ["subscription_id", "earned", "kind", "unit", "quantity"])
        held = try BulkInsert(
            db, into: "held", common: [array, id], columns: ["subscription_id", "reason"])
    }

    /// Inserts `rows`, those first that others refer to.
    func insert(_ rows: BillRunRows) throws {
        try rows.bytes.withUnsafeBytes { bytes in
            try insertEntries(rows, bytes)
            try statements.insert(rows.statements) { row, binder in
                binder.put(row.figures.statement)
                binder.put(row.figures.subscription)
                binder.put(blob: UnsafeRawBufferPointer(rebasing: bytes[row.body]))
            }
            try insertFigures(rows.statements)
            try movements.insert(rows.movements) { row, binder in
                binder.put(row.subscription)
                binder.put(row.earned.stored)
                binder.put(row.kind.rawValue)
                binder.put(row.unit.rawValue)
                binder.put(row.quantity)
            }
        }
        for row in rows.held {
            var reason = row.reason
            try reason.withUTF8 { text in
                try held.insert(CollectionOfOne(row)) { row, binder in
                    binder.put(row.subscription)
                    binder.put(text: UnsafeRawBufferPointer(text))
                }
            }
        }
    }

    private func insertEntries(_ rows: BillRunRows, _ bytes: UnsafeRawBufferPointer) throws {
        try entries.insert(rows.entries) { row, binder in
            binder.put(row.number)
            binder.put(row.date)
            binder.put(row.corrects)
            binder.put(text: UnsafeRawBufferPointer(rebasing: bytes[row.key]))
            binder.put(text: UnsafeRawBufferPointer(rebasing: bytes[row.memo]))
            binder.put(blob: UnsafeRawBufferPointer(rebasing: bytes[row.digest]))
        }
        try postings.insert(rows.postingsByAccount) { row, binder in
            binder.put(Int64(row.account))
            binder.put(row.entry)
            binder.put(row.line)
            binder.put(row.subscription)
            binder.put(row.quantity)
        }
    }

    private func insertFigures(_ statements: [BillRunRows.StatementRow]) throws {
        try figures.insert(statements) { row, binder in
            let figures = row.figures
            binder.put(figures.subscription)
            binder.put(figures.statement)
            binder.put(figures.lastEntry)
            binder.put(figures.allocated.stored)
            binder.put(figures.unit.rawValue)
            binder.put(figures.earned)
            binder.put(figures.applied)
            binder.put(figures.expired)
            binder.put(figures.paidOut)
            binder.put(figures.banked)
            binder.put(figures.fee.stored)
            binder.put(figures.total.stored)
        }
    }
}
