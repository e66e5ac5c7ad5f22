public import Quantities

/// What an array's sharing contribution rates are computed with, from a month on.
public struct SharingTermsRow: Hashable, Sendable {
    public var array: Int64
    public var from: Month
    /// What a kilowatt-hour from the grid costs.
    public var buy: EnergyPrice
    /// What a kilowatt-hour fed in is paid.
    public var sell: EnergyPrice
    /// What a kilowatt of demand at the peak costs for the month, in billionths of the
    /// currency unit.
    public var capacityNanos: Int64

    public init(
        array: Int64, from month: Month, buy: EnergyPrice, sell: EnergyPrice,
        capacityNanos: Int64
    ) {
        self.array = array
        from = month
        self.buy = buy
        self.sell = sell
        self.capacityNanos = capacityNanos
    }
}

extension Schema {
    /// The prices that sharing contribution rates are computed with.
    static let sharing = """
        CREATE TABLE sharing_terms (
            id INTEGER PRIMARY KEY,
            array_id INTEGER NOT NULL REFERENCES "array" (id),
            from_month INTEGER NOT NULL \(month("from_month")),
            buy_nanos_per_kwh INTEGER NOT NULL,
            sell_nanos_per_kwh INTEGER NOT NULL,
            capacity_nanos_per_kw INTEGER NOT NULL CHECK (capacity_nanos_per_kw >= 0),
            CHECK (sell_nanos_per_kwh <= buy_nanos_per_kwh)
        ) STRICT;
        CREATE INDEX sharing_terms_by_array ON sharing_terms (array_id, from_month, id);
        \(appendOnly("sharing_terms", called: "the terms of sharing"))
        """
}

extension BookReader {
    /// The terms that hold for an array in `month`, or nil where there are none.
    ///
    /// Of two from the same month, the ones that came later.
    public func sharingTerms(ofArray array: Int64, in month: Month) throws -> SharingTermsRow? {
        try db.first(
            """
            SELECT array_id, from_month, buy_nanos_per_kwh, sell_nanos_per_kwh,
                capacity_nanos_per_kw
            FROM sharing_terms WHERE array_id = ? AND from_month <= ?
            ORDER BY from_month DESC, id DESC
            """, [array, month]
        ) { row in
            SharingTermsRow(
                array: row.integer(0), from: try row.month(1),
                buy: EnergyPrice(nanosPerKilowattHour: row.integer(2)),
                sell: EnergyPrice(nanosPerKilowattHour: row.integer(3)),
                capacityNanos: row.integer(4))
        }
    }
}

extension BookWriter {
    public func add(_ terms: SharingTermsRow) throws {
        try db.run(
            """
            INSERT INTO sharing_terms
                (array_id, from_month, buy_nanos_per_kwh, sell_nanos_per_kwh,
                capacity_nanos_per_kw)
            VALUES (?, ?, ?, ?, ?)
            """, [terms.array, terms.from, terms.buy, terms.sell, terms.capacityNanos])
    }
}
