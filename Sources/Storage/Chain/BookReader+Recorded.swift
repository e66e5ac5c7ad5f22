/// Which rows of members are as they were when statements were issued to them.
public struct RecordedMembers: Sendable {
    fileprivate var changedSubscribers: Set<Int64> = []
    fileprivate var changedSubscriptions: Set<Int64> = []
    /// Those with a share that was changed or taken away.
    fileprivate var changedHolders: Set<Int64> = []
    /// The runs that were recorded after their arrays, and not by the migration that recorded
    /// all that was there.
    fileprivate var runs: Set<Int64> = []

    /// Whether `run` was recorded when it was issued, so that members had their records then.
    public func isComparable(_ run: Int64) -> Bool { runs.contains(run) }

    public func isUnchanged(subscriber: Int64) -> Bool {
        !changedSubscribers.contains(subscriber)
    }

    public func isUnchanged(subscription: Int64) -> Bool {
        !changedSubscriptions.contains(subscription)
    }

    /// Whether the shares of a subscription were added to at most.
    public func areUnchanged(sharesOf subscription: Int64) -> Bool {
        !changedHolders.contains(subscription)
    }
}

/// Whom a subscription's statements are for, as the book has it now.
public struct RecordedRecipient: Hashable, Sendable {
    public let subscriber: Int64
    public let subscriberKey: String
    public let name: String
    public let memberClass: String
    public let utilityAccount: String
    public let subscriptionKey: String
}

extension BookReader {
    public func recordedMembers() throws -> RecordedMembers {
        var found = RecordedMembers()
        found.changedSubscribers = try changed("subscriber")
        found.changedSubscriptions = try changed("subscription")
        found.changedHolders = Set(
            try db.all(
                """
                SELECT key2 FROM record WHERE subject = 'share'
                GROUP BY key1, key2, key3 HAVING count (*) > 1
                """
            ) { $0.integer(0) })
        found.runs = Set(
            try db.all(
                """
                SELECT r.key1 FROM record AS r JOIN bill_run AS b ON b.id = r.key1
                JOIN (
                    SELECT key1 AS id, min (number) AS number FROM record
                    WHERE subject = 'array' GROUP BY key1) AS a ON a.id = b.array_id
                WHERE r.subject = 'bill_run' AND r.number > a.number
                """
            ) { $0.integer(0) })
        return found
    }

    private func changed(_ table: String) throws -> Set<Int64> {
        Set(
            try db.all(
                "SELECT key1 FROM record WHERE subject = ? GROUP BY key1 HAVING count (*) > 1",
                [table]
            ) { $0.integer(0) })
    }

    /// Whom the statements of an array are for, by the number of the subscription.
    public func recipients(ofArray array: Int64) throws -> [Int64: RecordedRecipient] {
        var found: [Int64: RecordedRecipient] = [:]
        try db.each(
            """
            SELECT s.id, m.id, m.key, m.name, m.class, s.utility_account, s.key
            FROM subscription AS s JOIN subscriber AS m ON m.id = s.subscriber_id
            WHERE s.array_id = ?
            """, [array]
        ) { row in
            found[row.integer(0)] = RecordedRecipient(
                subscriber: row.integer(1), subscriberKey: row.text(2), name: row.text(3),
                memberClass: row.text(4), utilityAccount: row.text(5),
                subscriptionKey: row.text(6))
        }
        return found
    }
}
