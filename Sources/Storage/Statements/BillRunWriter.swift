public import Accounting
import GRDB
import Quantities

extension BookWriter {
    /// Issues what `body` hands over, as one run of an array's month, and returns what it does.
    public func issue<Result>(
        _ run: BillRunRow, _ body: (inout BillRunWriter) throws -> Result
    ) throws -> Result {
        let id = try db.insert(
            """
            INSERT INTO bill_run
                (array_id, month, number, issued_on, metered_mwh, unallocated_mwh, program,
                template, facts)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                run.array, run.month, run.number, run.issued, run.metered, run.unallocated,
                run.program, run.template, run.facts,
            ])
        var writer = try BillRunWriter(
            Stored(id: id, run), lastEntry: try reader.lastLink(ofArray: run.array).number, db)
        let result = try body(&writer)
        try writer.finish()
        return result
    }
}

/// Takes what one run of an array's month issues: statements, their figures, entries and bank
/// movements.
///
/// Rows are gathered in buffers that are used again and go to the book some thousands at a
/// time, so a run of any size takes a few megabytes and nothing on the heap for a row. Postings
/// go in the order of their key, which is not the order they are made in.
public struct BillRunWriter {
    private let run: Stored<BillRunRow>
    private let tables: BillRunTables
    private var rows = BillRunRows()
    private var lastEntry: Int64
    private var digest: RunDigest
    private let records: RecordChain

    init(_ run: Stored<BillRunRow>, lastEntry: Int64, _ db: Database) throws {
        self.run = run
        self.lastEntry = lastEntry
        tables = try BillRunTables(of: run, db)
        digest = try RunDigest(ofRun: run.id, db)
        records = RecordChain(db)
    }

    /// Adds an entry at the end of the array's chain; `link` is what the chain made of it.
    public mutating func append(_ entry: Entry, _ link: HashChain.Link) throws {
        precondition(entry.array == run.array, "an entry of array \(entry.array) in another run")
        rows.append(entry, link)
        lastEntry = link.number
        try flushIfFull()
    }

    /// Adds a statement, whose entries were added before; `body` is what it says.
    public mutating func append(
        _ figures: MemberMonthRow, body: UnsafeRawBufferPointer
    ) throws {
        precondition(figures.month == run.month, "a statement of \(figures.month) in another run")
        rows.append(figures, lastEntry: lastEntry, body: body)
        digest.add(statement: figures.statement, of: figures.subscription, body: body)
        digest.add(figures, lastEntry: lastEntry)
        try flushIfFull()
    }

    /// Adds a change of the bank of the subscription whose statement came last, with which the
    /// record of the run binds it.
    public mutating func append(_ movement: BankMovementRow) throws {
        precondition(
            movement.month == run.month, "a movement of \(movement.month) in another run")
        rows.append(movement)
        digest.add(
            movement: movement.earned.stored, kind: movement.kind.rawValue,
            unit: movement.unit.rawValue, quantity: movement.quantity)
        try flushIfFull()
    }

    /// Notes that a subscription got no statement, and why.
    public mutating func hold(_ held: HeldRow) throws {
        rows.held.append(held)
        digest.add(held: held.subscription, reason: held.reason)
        try flushIfFull()
    }

    private mutating func flushIfFull() throws {
        if rows.isFull { try flush() }
    }

    /// Writes what is left, and the record that binds it all.
    mutating func finish() throws {
        try flush()
        if lastEntry > 0 { try records.note(entry: lastEntry, ofArray: run.array) }
        try records.record(run: run.id, digest.finish())
    }

    /// Writes what was gathered, what is referred to first.
    private mutating func flush() throws {
        try tables.insert(rows)
        rows.removeAll()
    }
}

extension BookWriter {
    /// Adds a change of a bank that no run made, as credit brought in from older books.
    public func add(_ movement: BankMovementRow, toArray array: Int64) throws {
        try db.run(
            """
            INSERT INTO bank_movement
                (array_id, month, subscription_id, earned, kind, unit, quantity)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            [
                array, movement.month, movement.subscription, movement.earned,
                movement.kind.rawValue, movement.unit.rawValue, movement.quantity,
            ])
    }
}
