public import Quantities

/// An issued statement as lists show it.
public struct StatementSummary: Hashable, Sendable {
    public var arrayKey: String
    public var number: Int64
    public var month: Month
    public var issued: CivilDate
    public var subscriptionKey: String
    public var subscriberKey: String
    public var subscriberName: String
    public var total: Money
}

/// An issued statement with all it says.
public struct IssuedStatement: Hashable, Sendable {
    public var array: Int64
    public var number: Int64
    public var subscription: Int64
    public var subscriber: Int64
    public var run: Stored<BillRunRow>
    /// What the statement says, as canonical JSON.
    public var body: [UInt8]
}

extension BookReader {
    /// The last number an array gave to a statement; zero before the first.
    public func lastStatement(ofArray array: Int64) throws -> Int64 {
        try db.number(
            "SELECT coalesce (max (number), 0) FROM statement WHERE array_id = ?", [array])
    }

    /// The statement with this number, or nil where there is none.
    public func statement(_ number: Int64, ofArray array: Int64) throws -> IssuedStatement? {
        let columns = Self.runColumns
        return try db.first(
            """
            SELECT \(columns), statement.number, statement.subscription_id,
                subscription.subscriber_id, body
            FROM statement
            JOIN bill_run AS run ON run.id = statement.run_id
            JOIN subscription ON subscription.id = statement.subscription_id
            WHERE statement.array_id = ? AND statement.number = ?
            """, [array, number]
        ) { row in
            let next = Self.runWidth
            return IssuedStatement(
                array: array, number: row.integer(next), subscription: row.integer(next + 1),
                subscriber: row.integer(next + 2), run: try runRow(row),
                body: row.blob(next + 3))
        }
    }

    /// Hands over the statements of a run, by number, with what they say.
    public func eachStatement(
        ofRun run: Stored<BillRunRow>, _ body: (IssuedStatement) throws -> Void
    ) throws {
        // The numbers of a month are one stretch, which may hold those of other runs.
        try db.each(
            """
            SELECT statement.number, statement.subscription_id, subscription.subscriber_id,
                statement.body
            FROM statement JOIN subscription ON subscription.id = statement.subscription_id
            WHERE statement.array_id = ?1 AND statement.run_id = ?3
                AND statement.number BETWEEN
                    (SELECT min (statement) FROM member_month
                    WHERE array_id = ?1 AND month = ?2)
                AND (SELECT max (statement) FROM member_month
                    WHERE array_id = ?1 AND month = ?2)
            ORDER BY statement.number
            """, [run.array, run.month, run.id]
        ) { row in
            try body(
                IssuedStatement(
                    array: run.array, number: row.integer(0), subscription: row.integer(1),
                    subscriber: row.integer(2), run: run, body: row.blob(3)))
        }
    }

    /// The statements of an array's month, by number.
    public func statements(
        ofArray array: Int64, in month: Month
    ) throws -> [StatementSummary] {
        try db.all(
            """
            SELECT \(Self.summaryColumns) FROM member_month AS m
            \(Self.summaryTables)
            WHERE m.array_id = ? AND m.month = ? ORDER BY m.statement
            """, [array, month], summary)
    }

    /// The statements of a subscriber, the oldest first.
    public func statements(of subscriber: Int64) throws -> [StatementSummary] {
        // Goes from month to month of the array, in place of through all its members.
        try subscriptions(of: subscriber).flatMap { subscription in
            try db.all(
                """
                SELECT \(Self.summaryColumns)
                FROM (SELECT DISTINCT month FROM bill_run WHERE array_id = ?1) AS billed
                CROSS JOIN member_month AS m ON m.array_id = ?1 AND m.month = billed.month
                    AND m.subscription_id = ?2
                \(Self.summaryTables)
                """, [subscription.array, subscription.id], summary)
        }
        .sorted { ($0.month, $0.arrayKey, $0.number) < ($1.month, $1.arrayKey, $1.number) }
    }

    private static let summaryColumns =
        "a.key, m.statement, m.month, run.issued_on, s.key, subscriber.key, subscriber.name, "
        + "m.total_cents"

    private static let summaryTables = """
        JOIN "array" AS a ON a.id = m.array_id
        JOIN subscription AS s ON s.id = m.subscription_id
        JOIN subscriber ON subscriber.id = s.subscriber_id
        JOIN statement ON statement.array_id = m.array_id AND statement.number = m.statement
        JOIN bill_run AS run ON run.id = statement.run_id
        """

    private func summary(_ row: ResultRow) throws -> StatementSummary {
        StatementSummary(
            arrayKey: row.text(0), number: row.integer(1), month: try row.month(2),
            issued: try row.day(3), subscriptionKey: row.text(4), subscriberKey: row.text(5),
            subscriberName: row.text(6), total: row.money(7))
    }
}
