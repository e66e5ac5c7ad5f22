import Quantities

extension BookWriter {
    @discardableResult
    public func add(_ array: ArrayRow) throws -> Int64 {
        try db.insert(
            """
            INSERT INTO "array"
                (key, name, capacity_milliwatts, utility, zone, program, share_unit,
                share_total, time_zone, due_days)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                array.key, array.name, array.capacity, array.utility, array.zone,
                array.program, array.shareUnit, array.shareTotal, array.timeZone,
                array.dueDays,
            ])
    }

    /// Changes what is known of an array; its key, program, time zone and unit of shares stay.
    public func change(_ array: Stored<ArrayRow>) throws {
        try db.run(
            """
            UPDATE "array" SET name = ?, capacity_milliwatts = ?, utility = ?, zone = ?,
                share_total = ?, due_days = ?
            WHERE id = ?
            """,
            [
                array.name, array.capacity, array.utility, array.zone, array.shareTotal,
                array.dueDays, array.id,
            ])
    }

    @discardableResult
    public func add(_ subscriber: SubscriberRow) throws -> Int64 {
        try db.insert(
            "INSERT INTO subscriber (key, name, class, email, address) VALUES (?, ?, ?, ?, ?)",
            [
                subscriber.key, subscriber.name, subscriber.memberClass, subscriber.email,
                subscriber.address,
            ])
    }

    /// Changes what is known of a subscriber; issued statements keep what they say.
    public func change(_ subscriber: Stored<SubscriberRow>) throws {
        try db.run(
            "UPDATE subscriber SET name = ?, class = ?, email = ?, address = ? WHERE id = ?",
            [
                subscriber.name, subscriber.memberClass, subscriber.email, subscriber.address,
                subscriber.id,
            ])
    }

    @discardableResult
    public func add(_ subscription: SubscriptionRow) throws -> Int64 {
        try db.insert(
            """
            INSERT INTO subscription
                (key, array_id, subscriber_id, utility_account, tariff, starts, ends,
                fee_kind, fee_rate_billionths, savings_billionths, opening_balance_cents,
                import_id, yearly_use_mwh)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                subscription.key, subscription.array, subscription.subscriber,
                subscription.utilityAccount, subscription.tariff, subscription.period.start,
                subscription.period.storedEnd, subscription.fee?.kind,
                subscription.fee?.billionths, subscription.savings,
                subscription.openingBalance, subscription.importID, subscription.yearlyUse,
            ])
    }

    /// Changes the terms of a subscription; its array, subscriber and key stay.
    ///
    /// An opening balance that changes needs an entry for the difference.
    public func change(_ subscription: Stored<SubscriptionRow>) throws {
        try db.run(
            """
            UPDATE subscription SET
                utility_account = ?, tariff = ?, starts = ?, ends = ?, fee_kind = ?,
                fee_rate_billionths = ?, savings_billionths = ?, opening_balance_cents = ?,
                yearly_use_mwh = ?
            WHERE id = ?
            """,
            [
                subscription.utilityAccount, subscription.tariff, subscription.period.start,
                subscription.period.storedEnd, subscription.fee?.kind,
                subscription.fee?.billionths, subscription.savings,
                subscription.openingBalance, subscription.yearlyUse, subscription.id,
            ])
    }

    public func add(_ share: ShareRow) throws {
        try db.run(
            """
            INSERT INTO share (array_id, subscription_id, starts, ends, units)
            VALUES (?, ?, ?, ?, ?)
            """,
            [
                share.array, share.subscription, share.period.start, share.period.storedEnd,
                share.units,
            ])
    }

    /// Changes how long a share holds and how large it is; the day it starts stays.
    public func change(_ share: ShareRow) throws {
        try db.run(
            """
            UPDATE share SET ends = ?, units = ?
            WHERE array_id = ? AND subscription_id = ? AND starts = ?
            """,
            [
                share.period.storedEnd, share.units, share.array, share.subscription,
                share.period.start,
            ])
    }

    /// Takes away a share that was never billed.
    public func remove(_ share: ShareRow) throws {
        try db.run(
            "DELETE FROM share WHERE array_id = ? AND subscription_id = ? AND starts = ?",
            [share.array, share.subscription, share.period.start])
    }

    public func add(_ loan: LoanRow) throws {
        try db.run(
            """
            INSERT INTO loan_terms
                (array_id, subscription_id, principal_cents, rate_billionths, months,
                first_month)
            VALUES (?, ?, ?, ?, ?, ?)
            """,
            [
                loan.array, loan.subscription, loan.principal, loan.rate, loan.months,
                loan.firstMonth,
            ])
    }

    /// Changes the terms of a loan; a principal that changes needs an entry for the difference.
    public func change(_ loan: LoanRow) throws {
        try db.run(
            """
            UPDATE loan_terms SET principal_cents = ?, rate_billionths = ?, months = ?,
                first_month = ?
            WHERE array_id = ? AND subscription_id = ?
            """,
            [
                loan.principal, loan.rate, loan.months, loan.firstMonth, loan.array,
                loan.subscription,
            ])
    }

    /// Gives a meter another name; its readings stay its own.
    public func rename(meter id: Int64, to key: String) throws {
        try db.run("UPDATE meter SET key = ? WHERE id = ?", [key, id])
    }
}
