public import Accounting
import Quantities

/// What the postings of one entry changed in a common account of an array.
public struct AccountChange: Hashable, Sendable {
    /// What the entry is for: the output of a month.
    public var origin: EntryOrigin
    public var quantity: Int64
}

extension BookReader {
    /// The changes of a common account of an array, in the order of the entries.
    public func changes(of kind: AccountKind, inArray array: Int64) throws -> [AccountChange] {
        try db.all(
            """
            SELECT entry.key, posting.quantity
            FROM posting JOIN entry
                ON entry.array_id = posting.array_id AND entry.number = posting.entry
            WHERE posting.array_id = ? AND posting.account = ?
            ORDER BY posting.entry, posting.line
            """, [array, Int(kind.rawValue)]
        ) { AccountChange(origin: EntryOrigin(key: $0.text(0)), quantity: $0.integer(1)) }
    }
}
