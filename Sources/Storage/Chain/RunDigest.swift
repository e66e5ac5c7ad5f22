import Accounting
import GRDB

/// The digest of all that one bill run issued, taken while it goes by.
///
/// Statements come by number, each with its figures and what it moved of its bank; those that
/// were held come last, by subscription. So a run of any size is bound by 32 bytes, and takes
/// no more memory than the movements of one statement and the reasons of those held.
struct RunDigest {
    private var bytes: DigestWriter
    private var movements: [Movement] = []
    private var held: [Int64: Digest] = [:]
    private(set) var counts = Counts()

    /// How many rows of each table the run has.
    struct Counts: Hashable {
        var statements: Int64 = 0
        var figures: Int64 = 0
        var movements: Int64 = 0
        var held: Int64 = 0
    }

    private struct Movement {
        let earned: Int64
        let kind: Int64
        let unit: Int64
        let quantity: Int64
    }

    /// Begins with the run's own row.
    init(ofRun id: Int64, _ db: Database) throws {
        bytes = DigestWriter("run/1")
        try db.each("SELECT * FROM bill_run WHERE id = ?", [id]) { bytes.put($0) }
    }

    mutating func add(statement number: Int64, of subscription: Int64, body: UnsafeRawBufferPointer)
    {
        putMovements()
        counts.statements += 1
        bytes.put(1)
        bytes.put(number)
        bytes.put(subscription)
        bytes.put(body)
    }

    /// Adds the figures of the last statement.
    mutating func add(_ figures: MemberMonthRow, lastEntry: Int64) {
        counts.figures += 1
        bytes.put(2)
        bytes.put(figures.statement)
        bytes.put(lastEntry)
        bytes.put(figures.allocated.stored)
        bytes.put(figures.unit.rawValue)
        bytes.put(figures.earned)
        bytes.put(figures.applied)
        bytes.put(figures.expired)
        bytes.put(figures.paidOut)
        bytes.put(figures.banked)
        bytes.put(figures.fee.stored)
        bytes.put(figures.total.stored)
    }

    /// The columns of `member_month` in the order in which ``add(figures:)`` takes them.
    static let figureColumns =
        "statement, last_entry, allocated_mwh, unit, earned, applied, expired, paid_out, banked, "
        + "fee_cents, total_cents"
    private static let figureCount: Int32 = 11

    /// Adds the figures of the last statement as they stand in the book.
    mutating func add(figures row: ResultRow) {
        counts.figures += 1
        bytes.put(2)
        for column in 0..<Self.figureCount { bytes.put(row.integer(column)) }
    }

    /// Adds a change of the bank of the last statement's subscription.
    mutating func add(movement earned: Int64, kind: Int64, unit: Int64, quantity: Int64) {
        counts.movements += 1
        movements.append(Movement(earned: earned, kind: kind, unit: unit, quantity: quantity))
    }

    mutating func add(held subscription: Int64, reason: String) {
        counts.held += 1
        var digest = DigestWriter("held/1")
        digest.put(reason)
        held[subscription] = digest.finish()
    }

    mutating func finish() -> Digest {
        putMovements()
        for (subscription, reason) in held.sorted(by: { $0.key < $1.key }) {
            bytes.put(4)
            bytes.put(subscription)
            bytes.put(reason)
        }
        return bytes.finish()
    }

    private mutating func putMovements() {
        guard !movements.isEmpty else { return }
        movements.sort { ($0.earned, $0.kind) < ($1.earned, $1.kind) }
        for movement in movements {
            bytes.put(3)
            bytes.put(movement.earned)
            bytes.put(movement.kind)
            bytes.put(movement.unit)
            bytes.put(movement.quantity)
        }
        movements.removeAll(keepingCapacity: true)
    }
}

extension RunDigest {
    /// The digests of all runs of an array as the book holds them, and how many rows they are
    /// of.
    static func all(
        ofArray array: Int64, _ db: Database
    ) throws -> (digests: [Int64: Digest], counts: Counts) {
        var runs: [Int64: (month: Int64, digest: RunDigest)] = [:]
        let ids = try db.all(
            "SELECT id, month FROM bill_run WHERE array_id = ?", [array]
        ) { ($0.integer(0), $0.integer(1)) }
        for (id, month) in ids { runs[id] = (month, try RunDigest(ofRun: id, db)) }
        try db.each(
            """
            SELECT number, run_id, subscription_id, body FROM statement
            WHERE array_id = ? ORDER BY number
            """, [array]
        ) { row in
            let run = row.integer(1)
            guard let month = runs[run]?.month else { return }
            try runs[run]?.digest.read(row, ofArray: array, month, db)
        }
        var counts = Counts()
        var digests: [Int64: Digest] = [:]
        for (id, _) in ids {
            guard var run = runs.removeValue(forKey: id)?.digest else { continue }
            try db.each("SELECT subscription_id, reason FROM held WHERE run_id = ?", [id]) {
                run.add(held: $0.integer(0), reason: $0.text(1))
            }
            digests[id] = run.finish()
            counts.add(run.counts)
        }
        return (digests, counts)
    }

    /// Adds the statement of `row`, with its figures and movements.
    private mutating func read(
        _ row: ResultRow, ofArray array: Int64, _ month: Int64, _ db: Database
    ) throws {
        let subscription = row.integer(2)
        add(statement: row.integer(0), of: subscription, body: row.bytes(3))
        try db.each(
            """
            SELECT \(Self.figureColumns) FROM member_month
            WHERE array_id = ? AND month = ? AND subscription_id = ?
            """, [array, month, subscription]
        ) { add(figures: $0) }
        try db.each(
            """
            SELECT earned, kind, unit, quantity FROM bank_movement
            WHERE array_id = ? AND month = ? AND subscription_id = ?
            """, [array, month, subscription]
        ) { row in
            add(
                movement: row.integer(0), kind: row.integer(1), unit: row.integer(2),
                quantity: row.integer(3))
        }
    }
}

extension RunDigest.Counts {
    mutating func add(_ other: RunDigest.Counts) {
        statements += other.statements
        figures += other.figures
        movements += other.movements
        held += other.held
    }
}
