public import Quantities

extension BookReader {
    /// What was issued to an array's members from one month to another, both included, by
    /// subscription and month.
    public func memberMonths(
        ofArray array: Int64, from first: Month, through last: Month
    ) throws -> [MemberMonthRow] {
        var rows = try db.all(
            """
            SELECT \(Self.monthColumns) FROM member_month AS m
            WHERE m.array_id = ? AND m.month BETWEEN ? AND ?
            """, [array, first, last], memberMonth)
        if first != last {
            rows.sort { ($0.subscription, $0.month) < ($1.subscription, $1.month) }
        }
        return rows
    }

    /// What was issued for one subscription, by month.
    public func memberMonths(
        of subscription: Int64, onArray array: Int64
    ) throws -> [MemberMonthRow] {
        try db.all(
            """
            SELECT \(Self.monthColumns)
            FROM (SELECT DISTINCT month FROM bill_run WHERE array_id = ?1) AS billed
            JOIN member_month AS m ON m.array_id = ?1 AND m.month = billed.month
                AND m.subscription_id = ?2
            ORDER BY m.month
            """, [array, subscription], memberMonth)
    }

    /// What is left in the banks of an array's members, by subscription and month earned.
    public func bankLots(ofArray array: Int64) throws -> [BankLot] {
        var sums = LotSums()
        try db.each(
            """
            SELECT subscription_id, earned, unit, quantity FROM bank_movement
            WHERE array_id = ?
            """, [array]
        ) { try sums.add($0) }
        return sums.lots
    }

    /// What is left in the bank of one subscription, by month earned.
    public func bankLots(of subscription: Int64, onArray array: Int64) throws -> [BankLot] {
        var sums = LotSums()
        for movement in try bankMovements(of: subscription, onArray: array) {
            try sums.add(
                BankLot(
                    subscription: subscription, earned: movement.earned, unit: movement.unit,
                    quantity: movement.quantity))
        }
        return sums.lots
    }

    /// The changes of one subscription's bank, by month.
    public func bankMovements(
        of subscription: Int64, onArray array: Int64
    ) throws -> [BankMovementRow] {
        // Goes from month to month of the array, in place of through all its members.
        try db.all(
            """
            WITH RECURSIVE moved (month) AS (
                SELECT min (month) FROM bank_movement WHERE array_id = ?1
                UNION ALL
                SELECT (
                    SELECT min (month) FROM bank_movement
                    WHERE array_id = ?1 AND month > moved.month)
                FROM moved WHERE moved.month IS NOT NULL)
            SELECT m.month, m.earned, m.kind, m.unit, m.quantity
            FROM moved CROSS JOIN bank_movement AS m
                ON m.array_id = ?1 AND m.month = moved.month AND m.subscription_id = ?2
            ORDER BY m.month, m.earned, m.kind
            """, [array, subscription]
        ) { row in
            BankMovementRow(
                subscription: subscription, month: try row.month(0), earned: try row.month(1),
                kind: try row.numbered(BankMovementRow.Kind.self, 2),
                unit: try row.numbered(CreditUnit.self, 3), quantity: row.integer(4))
        }
    }

    private static let monthColumns =
        "m.subscription_id, m.month, m.statement, m.last_entry, m.allocated_mwh, m.unit, "
        + "m.earned, m.applied, m.expired, m.paid_out, m.banked, m.fee_cents, m.total_cents"

    private func memberMonth(_ row: ResultRow) throws -> MemberMonthRow {
        var month = MemberMonthRow(
            subscription: row.integer(0), month: try row.month(1), statement: row.integer(2),
            allocated: row.energy(4), unit: try row.numbered(CreditUnit.self, 5),
            earned: row.integer(6), applied: row.integer(7), expired: row.integer(8),
            paidOut: row.integer(9), banked: row.integer(10), fee: row.money(11),
            total: row.money(12))
        month.lastEntry = row.integer(3)
        return month
    }
}

/// Adds up movements to what is left of each lot.
private struct LotSums {
    private struct Key: Hashable {
        let subscription: Int64
        let earned: Month
        let unit: CreditUnit
    }

    private var sums: [Key: Int64] = [:]

    mutating func add(_ row: ResultRow) throws {
        try add(
            BankLot(
                subscription: row.integer(0), earned: try row.month(1),
                unit: try row.numbered(CreditUnit.self, 2), quantity: row.integer(3)))
    }

    mutating func add(_ lot: BankLot) throws {
        let key = Key(subscription: lot.subscription, earned: lot.earned, unit: lot.unit)
        let (sum, overflow) = sums[key, default: 0].addingReportingOverflow(lot.quantity)
        guard !overflow else { throw QuantityError.overflow(what: "sum of bank movements") }
        sums[key] = sum
    }

    /// What is not used up, by subscription and month earned.
    var lots: [BankLot] {
        sums.lazy.filter { $0.value != 0 }
            .map { key, sum in
                BankLot(
                    subscription: key.subscription, earned: key.earned, unit: key.unit,
                    quantity: sum)
            }
            .sorted { ($0.subscription, $0.earned) < ($1.subscription, $1.earned) }
    }
}
