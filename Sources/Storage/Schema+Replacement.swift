extension Schema {
    /// Refuses rows that would take the place of others in what is append-only.
    ///
    /// `INSERT OR REPLACE` removes the row in its way without asking the triggers of a removal,
    /// unless the connection of whoever writes says otherwise. So the row in the way is looked
    /// for before each insertion, by every key that the table has.
    static let noReplacement =
        (finalTables.map(refusal)
        + [
            successor("entry", "an entry", in: "entries of an array", withKey: "key"),
            successor("statement", "an issued statement", in: "statements of an array"),
        ]).joined(separator: "\n")

    /// One trigger for two rules, since these two are asked for each statement of a run: a row
    /// has the number after the last of its array, and no row is in its way.
    private static func successor(
        _ table: String, _ thing: String, in things: String, withKey key: String? = nil
    ) -> String {
        let same =
            key.map { "array_id = NEW.array_id AND \($0) = NEW.\($0)" } ?? "rowid = NEW.rowid"
        let other = "EXISTS (SELECT 1 FROM \(table) WHERE \(same))"
        return """
            DROP TRIGGER \(table)_has_no_gap;
            CREATE TRIGGER \(table)_has_no_gap BEFORE INSERT ON \(table)
            WHEN NEW.number IS NOT (
                    SELECT coalesce (max (number), 0) + 1 FROM \(table)
                    WHERE array_id = NEW.array_id)
                OR \(other)
            BEGIN
                SELECT RAISE (ABORT, '\(thing) is never changed')
                WHERE \(other) OR EXISTS (
                    SELECT 1 FROM \(table)
                    WHERE array_id = NEW.array_id AND number = NEW.number);
                SELECT RAISE (ABORT, '\(things) are numbered without gaps');
            END;
            """
    }

    /// A table that is append-only, what one of its rows is called, and its keys.
    private struct FinalTable {
        let name: String
        let thing: String
        let keys: [[String]]

        init(_ name: String, _ thing: String, _ keys: [String]...) {
            self.name = name
            self.thing = thing
            self.keys = keys
        }
    }

    private static func refusal(of table: FinalTable) -> String {
        let inTheWay = table.keys.map { key in
            let same = key.map { "\($0) = NEW.\($0)" }.joined(separator: " AND ")
            return "EXISTS (SELECT 1 FROM \(table.name) WHERE \(same))"
        }
        return """
            CREATE TRIGGER \(table.name)_is_not_replaced BEFORE INSERT ON \(table.name)
            WHEN \(inTheWay.joined(separator: " OR "))
            BEGIN SELECT RAISE (ABORT, '\(table.thing)'); END;
            """
    }

    private static let member = ["array_id", "month", "subscription_id"]
    private static let ofLoan = ["array_id", "loan_id"]

    private static let finalTables = files + postedTables + issued + reported + loanRows

    private static let files = [
        FinalTable("document", "a document is never changed", ["digest"], ["rowid"]),
        FinalTable(
            "import", "an import is never changed", ["id"],
            ["kind", "digest", "target", "attempt"]),
        FinalTable("import_void", "the undoing of an import is never changed", ["import_id"]),
        FinalTable("program_version", "a version of a program is never changed", ["id"]),
        FinalTable("tariff_version", "a version of a tariff is never changed", ["id"]),
        FinalTable(
            "loan_product_version", "a version of a loan product is never changed", ["id"]),
        FinalTable(
            "monthly_price", "a reference price is never changed",
            ["series", "month", "import_id"]),
        FinalTable(
            "hourly_price", "a reference price is never changed", ["id"],
            ["series", "starts_at", "import_id"]),
        FinalTable(
            "token", "a token is never changed but to revoke it", ["id"], ["digest"]),
        FinalTable(
            "sharing_terms", "the terms of sharing is never changed",
            ["id"]),
        FinalTable(
            "subscription", "a subscription stays on its array and with its subscriber",
            ["id"], ["key"]),
    ]

    private static let postedTables = [
        FinalTable(
            "posting", "a posting is never changed", ["array_id", "account", "entry", "line"]),
        FinalTable("payment", "a payment is never changed", ["id"], ["key"]),
    ]

    private static let issued = [
        FinalTable(
            "bill_run", "a bill run is never changed", ["id"], ["array_id", "month", "number"]),
        FinalTable("member_month", "a month of an issued statement is never changed", member),
        FinalTable(
            "bank_movement", "a bank movement is never changed", member + ["earned", "kind"]),
        FinalTable(
            "held", "the reason of a held subscription is never changed",
            ["run_id", "subscription_id"]),
    ]

    private static let reported = [
        FinalTable(
            "reading", "a reading is never changed", ["id"],
            ["meter_id", "flow", "starts_at", "import_id"]),
        FinalTable("posted_credit", "a posted credit is never changed", member + ["import_id"]),
        FinalTable("utility_bill", "a utility bill is never changed", member + ["import_id"]),
    ]

    private static let loanRows = [
        FinalTable("loan", "a loan is never changed", ["id"], ["key"]),
        FinalTable("loan_note", "a note is never changed", ofLoan + ["number"]),
        FinalTable(
            "loan_event", "an event of a loan is never changed", ofLoan + ["number"], ["key"],
            ofLoan + ["reverses"]),
        FinalTable(
            "loan_bill", "what a statement asks for of a loan is never changed",
            ofLoan + ["statement"]),
        FinalTable(
            "note_distribution", "a distribution is never changed", ofLoan + ["number"],
            ["key"], ["array_id", "entry"]),
        FinalTable(
            "note_payout", "what a note was paid is never changed",
            ofLoan + ["distribution", "note"]),
        FinalTable("loan_application", "a loan application is never changed", ["id"], ["key"]),
        FinalTable(
            "loan_application_note", "a note of a loan application is never changed",
            ["array_id", "application_id", "number"]),
        FinalTable(
            "loan_application_closing", "the closing of a loan application is never changed",
            ["array_id", "application_id"]),
    ]
}
