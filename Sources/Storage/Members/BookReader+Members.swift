public import Quantities

extension BookReader {
    // MARK: Arrays

    public func array(_ key: String) throws -> Stored<ArrayRow>? {
        try db.first(
            "SELECT \(Self.arrayColumns) FROM \"array\" WHERE key = ?", [key], arrayRow)
    }

    public func array(id: Int64) throws -> Stored<ArrayRow>? {
        try db.first("SELECT \(Self.arrayColumns) FROM \"array\" WHERE id = ?", [id], arrayRow)
    }

    /// All arrays, in the order they came into the book.
    public func arrays() throws -> [Stored<ArrayRow>] {
        try db.all("SELECT \(Self.arrayColumns) FROM \"array\" ORDER BY id", [], arrayRow)
    }

    // MARK: Subscribers and subscriptions

    public func subscriber(_ key: String) throws -> Stored<SubscriberRow>? {
        try db.first(
            "SELECT \(Self.subscriberColumns) FROM subscriber AS m WHERE m.key = ?", [key]
        ) { subscriberRow($0, at: 0) }
    }

    public func subscriber(id: Int64) throws -> Stored<SubscriberRow>? {
        try db.first(
            "SELECT \(Self.subscriberColumns) FROM subscriber AS m WHERE m.id = ?", [id]
        ) { subscriberRow($0, at: 0) }
    }

    /// Hands over all subscribers, by key.
    public func eachSubscriber(_ body: (Stored<SubscriberRow>) throws -> Void) throws {
        try db.each("SELECT \(Self.subscriberColumns) FROM subscriber AS m ORDER BY m.key") {
            try body(subscriberRow($0, at: 0))
        }
    }

    public func subscription(_ key: String) throws -> Stored<SubscriptionRow>? {
        try db.first(
            "SELECT \(Self.subscriptionColumns) FROM subscription AS s WHERE s.key = ?", [key]
        ) { try subscriptionRow($0, at: 0) }
    }

    public func subscription(id: Int64) throws -> Stored<SubscriptionRow>? {
        try db.first(
            "SELECT \(Self.subscriptionColumns) FROM subscription AS s WHERE s.id = ?", [id]
        ) { try subscriptionRow($0, at: 0) }
    }

    /// What a subscriber is subscribed to, in the order it came into the book.
    public func subscriptions(of subscriber: Int64) throws -> [Stored<SubscriptionRow>] {
        try db.all(
            """
            SELECT \(Self.subscriptionColumns) FROM subscription AS s
            WHERE s.subscriber_id = ? ORDER BY s.id
            """, [subscriber]
        ) { try subscriptionRow($0, at: 0) }
    }

    /// The subscriptions whose credits go to a utility account.
    public func subscriptions(
        withUtilityAccount account: String
    ) throws -> [Stored<SubscriptionRow>] {
        try db.all(
            """
            SELECT \(Self.subscriptionColumns) FROM subscription AS s
            WHERE s.utility_account = ? ORDER BY s.id
            """, [account]
        ) { try subscriptionRow($0, at: 0) }
    }

    /// Hands over the accounts that credits go to, in the order in which subscriptions came into
    /// the book.
    public func eachUtilityAccount(_ body: (UtilityAccountRow) throws -> Void) throws {
        try db.each(
            """
            SELECT s.key, a.key, s.utility_account, s.starts, s.ends
            FROM subscription AS s JOIN "array" AS a ON a.id = s.array_id ORDER BY s.id
            """
        ) { row in
            try body(
                UtilityAccountRow(
                    subscription: row.text(0), array: row.text(1), account: row.text(2),
                    period: try row.period(3)))
        }
    }

    /// The subscriptions of an array with their holders, in the order they came into the book.
    ///
    /// With `days`, only those whose contract holds on one of them.
    public func memberships(
        ofArray array: Int64, on days: DatePeriod? = nil
    ) throws -> [Membership] {
        try db.all(
            """
            SELECT \(Self.subscriptionColumns), \(Self.subscriberColumns)
            FROM subscription AS s JOIN subscriber AS m ON m.id = s.subscriber_id
            WHERE s.array_id = ? AND s.starts < ? AND coalesce (s.ends, 99999999) > ?
            ORDER BY s.id
            """, [array, days?.end.stored ?? 99_999_999, days?.start.stored ?? 0]
        ) { row in
            Membership(
                subscription: try subscriptionRow(row, at: 0),
                subscriber: subscriberRow(row, at: Self.subscriptionWidth))
        }
    }
}

extension BookReader {
    /// The shares of an array that hold on one of `days`, by subscription and day.
    public func shares(ofArray array: Int64, on days: DatePeriod) throws -> [ShareRow] {
        try db.all(
            """
            SELECT array_id, subscription_id, starts, ends, units FROM share
            WHERE array_id = ? AND starts < ? AND coalesce (ends, 99999999) > ?
            ORDER BY subscription_id, starts
            """, [array, days.end, days.start], shareRow)
    }

    /// All shares of an array, by subscription and day.
    public func shares(ofArray array: Int64) throws -> [ShareRow] {
        try db.all(
            """
            SELECT array_id, subscription_id, starts, ends, units FROM share
            WHERE array_id = ? ORDER BY subscription_id, starts
            """, [array], shareRow)
    }

    /// The shares of one subscription, by day.
    public func shares(of subscription: Int64, onArray array: Int64) throws -> [ShareRow] {
        try db.all(
            """
            SELECT array_id, subscription_id, starts, ends, units FROM share
            WHERE array_id = ? AND subscription_id = ? ORDER BY starts
            """, [array, subscription], shareRow)
    }

    /// The loans of an array, by subscription.
    public func loans(ofArray array: Int64) throws -> [LoanRow] {
        try db.all(
            """
            SELECT array_id, subscription_id, principal_cents, rate_billionths, months,
                first_month
            FROM loan_terms WHERE array_id = ? ORDER BY subscription_id
            """, [array]
        ) { row in
            LoanRow(
                array: row.integer(0), subscription: row.integer(1), principal: row.money(2),
                rate: Ratio(billionths: row.integer(3)), months: Int(row.integer(4)),
                firstMonth: try row.month(5))
        }
    }

    private func shareRow(_ row: ResultRow) throws -> ShareRow {
        ShareRow(
            array: row.integer(0), subscription: row.integer(1), period: try row.period(2),
            units: row.integer(4))
    }
}

extension BookReader {
    static let arrayColumns =
        "id, key, name, capacity_milliwatts, utility, zone, program, share_unit, share_total, "
        + "time_zone, due_days"

    func arrayRow(_ row: ResultRow) throws -> Stored<ArrayRow> {
        let value = ArrayRow(
            key: row.text(1), name: row.text(2), capacity: Power(milliwatts: row.integer(3)),
            utility: row.text(4), zone: row.optionalText(5), program: row.text(6),
            shareUnit: row.text(7), shareTotal: row.integer(8), timeZone: row.text(9),
            dueDays: Int(row.integer(10)))
        return Stored(id: row.integer(0), value)
    }

    static let subscriberColumns = "m.id, m.key, m.name, m.class, m.email, m.address"

    func subscriberRow(_ row: ResultRow, at first: Int32) -> Stored<SubscriberRow> {
        let value = SubscriberRow(
            key: row.text(first + 1), name: row.text(first + 2),
            memberClass: row.text(first + 3), email: row.optionalText(first + 4),
            address: row.optionalText(first + 5))
        return Stored(id: row.integer(first), value)
    }

    static let subscriptionColumns =
        "s.id, s.key, s.array_id, s.subscriber_id, s.utility_account, s.tariff, s.starts, "
        + "s.ends, s.fee_kind, s.fee_rate_billionths, s.savings_billionths, "
        + "s.opening_balance_cents, s.import_id, s.yearly_use_mwh"
    static let subscriptionWidth: Int32 = 14

    func subscriptionRow(
        _ row: ResultRow, at first: Int32
    ) throws -> Stored<SubscriptionRow> {
        let fee = row.optionalText(first + 8).map {
            SubscriptionRow.ContractFee(kind: $0, billionths: row.integer(first + 9))
        }
        let value = SubscriptionRow(
            key: row.text(first + 1), array: row.integer(first + 2),
            subscriber: row.integer(first + 3), utilityAccount: row.text(first + 4),
            tariff: row.optionalText(first + 5),
            yearlyUse: row.optionalInteger(first + 13).map(Energy.init(milliwattHours:)),
            period: try row.period(first + 6), fee: fee,
            savings: row.optionalInteger(first + 10).map(Ratio.init(billionths:)),
            openingBalance: row.money(first + 11), importID: row.optionalInteger(first + 12))
        return Stored(id: row.integer(first), value)
    }
}
