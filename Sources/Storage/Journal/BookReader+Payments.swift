public import Quantities

extension BookReader {
    /// The payment with this idempotency key, or nil where there is none.
    public func payment(withKey key: String) throws -> Stored<PaymentRow>? {
        try db.first(
            "SELECT \(Self.paymentColumns) FROM payment WHERE key = ?", [key], paymentRow)
    }

    /// The payment with this number in the book.
    public func payment(id: Int64) throws -> Stored<PaymentRow>? {
        try db.first("SELECT \(Self.paymentColumns) FROM payment WHERE id = ?", [id], paymentRow)
    }

    /// The payments of an array that were recorded after the entry with this number, in order.
    public func payments(
        ofArray array: Int64, afterEntry number: Int64 = 0
    ) throws -> [Stored<PaymentRow>] {
        try db.all(
            """
            SELECT \(Self.paymentColumns) FROM payment
            WHERE array_id = ? AND entry > ? ORDER BY entry, id
            """, [array, number], paymentRow)
    }

    /// The payments of an amount that came for a subscription on a day, in the order they were
    /// recorded.
    public func payments(
        of amount: Money, for subscription: Int64, on received: CivilDate
    ) throws -> [Stored<PaymentRow>] {
        try db.all(
            """
            SELECT \(Self.paymentColumns) FROM payment
            WHERE subscription_id = ? AND received = ? AND cents = ? ORDER BY id
            """, [subscription, received, amount], paymentRow)
    }

    private static let paymentColumns =
        "id, key, array_id, subscription_id, received, cents, entry, corrects, import_id"

    private func paymentRow(_ row: ResultRow) throws -> Stored<PaymentRow> {
        let value = PaymentRow(
            key: row.text(1), array: row.integer(2), subscription: row.integer(3),
            received: try row.day(4), amount: row.money(5), entry: row.integer(6),
            corrects: row.optionalInteger(7), importID: row.optionalInteger(8))
        return Stored(id: row.integer(0), value)
    }
}
