public import Quantities

extension BookReader {
    /// The runs of an array's month, in the order of their numbers.
    public func runs(ofArray array: Int64, in month: Month) throws -> [Stored<BillRunRow>] {
        try db.all(
            """
            SELECT \(Self.runColumns) FROM bill_run AS run
            WHERE run.array_id = ? AND run.month = ? ORDER BY run.number
            """, [array, month], runRow)
    }

    /// The months in which an array was billed, in order.
    public func billedMonths(ofArray array: Int64) throws -> [Month] {
        try db.all(
            "SELECT DISTINCT month FROM bill_run WHERE array_id = ? ORDER BY month", [array]
        ) { try $0.month(0) }
    }

    /// Those that the last run of an array's month left without a statement.
    public func held(ofArray array: Int64, in month: Month) throws -> [HeldRow] {
        try db.all(
            """
            SELECT subscription_id, reason FROM held
            WHERE run_id = (
                SELECT id FROM bill_run WHERE array_id = ? AND month = ?
                ORDER BY number DESC LIMIT 1)
            ORDER BY subscription_id
            """, [array, month]
        ) { HeldRow(subscription: $0.integer(0), reason: $0.text(1)) }
    }

    static let runColumns =
        "run.id, run.array_id, run.month, run.number, run.issued_on, run.metered_mwh, "
        + "run.unallocated_mwh, run.program, run.template, run.facts"
    static let runWidth: Int32 = 10

    func runRow(_ row: ResultRow) throws -> Stored<BillRunRow> {
        let value = BillRunRow(
            array: row.integer(1), month: try row.month(2), number: Int(row.integer(3)),
            issued: try row.day(4), metered: row.energy(5), unallocated: row.energy(6),
            program: try row.digest(7), template: row.isNull(8) ? nil : try row.digest(8),
            facts: row.blob(9))
        return Stored(id: row.integer(0), value)
    }
}

/// The sums over what was issued for an array's month.
public struct IssuedTotals: Hashable, Sendable {
    public var statements: Int64
    public var metered: Energy
    public var unallocated: Energy
    public var allocated: Energy
    public var unit: CreditUnit
    public var earned: Int64
    public var applied: Int64
    public var expired: Int64
    public var paidOut: Int64
    public var banked: Int64
    public var fees: Money
    public var total: Money
}

extension BookReader {
    /// The sums of an array's month, or nil where nothing was issued for it.
    public func totals(ofArray array: Int64, in month: Month) throws -> IssuedTotals? {
        guard let run = try runs(ofArray: array, in: month).last else { return nil }
        return try db.first(
            """
            SELECT count (*), coalesce (sum (allocated_mwh), 0), coalesce (max (unit), 0),
                coalesce (sum (earned), 0), coalesce (sum (applied), 0),
                coalesce (sum (expired), 0), coalesce (sum (paid_out), 0),
                coalesce (sum (banked), 0), coalesce (sum (fee_cents), 0),
                coalesce (sum (total_cents), 0)
            FROM member_month WHERE array_id = ? AND month = ?
            """, [array, month]
        ) { row in
            IssuedTotals(
                statements: row.integer(0), metered: run.metered,
                unallocated: run.unallocated, allocated: row.energy(1),
                unit: try row.numbered(CreditUnit.self, 2), earned: row.integer(3),
                applied: row.integer(4), expired: row.integer(5), paidOut: row.integer(6),
                banked: row.integer(7), fees: row.money(8), total: row.money(9))
        }
    }
}
