extension Schema {
    /// Refuses rows that would take the place of others in what is append-only.
    ///
    /// `INSERT OR REPLACE` removes the row in its way without asking the triggers of a removal,
    /// unless the connection of whoever writes says otherwise. So the row in the way is looked
    /// for before each insertion, by every key that the table has.
    static let noReplacement =
        (finalTables.map(refusal)
        + [
            successor("entry", in: "entries of an array", withKey: "key"),
            successor("statement", in: "statements of an array"),
        ]).joined(separator: "\n")

    /// One trigger for two rules, since these two are asked for each statement of a run: a row
    /// has the number after the last of its array, and no row is in its way.
    private static func successor(
        _ table: String, in things: String, withKey key: String? = nil
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
                SELECT RAISE (ABORT, '\(isThere)')
                WHERE \(other) OR EXISTS (
                    SELECT 1 FROM \(table)
                    WHERE array_id = NEW.array_id AND number = NEW.number);
                SELECT RAISE (ABORT, '\(things) are numbered without gaps');
            END;
            """
    }

    /// What is said of a row in whose way there is another.
    static let isThere = "it holds this already; nothing was changed"

    /// A table that is append-only, and its keys.
    private struct FinalTable {
        let name: String
        let keys: [[String]]

        init(_ name: String, _ keys: [String]...) {
            self.name = name
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
            BEGIN SELECT RAISE (ABORT, '\(isThere)'); END;
            """
    }

    private static let member = ["array_id", "month", "subscription_id"]
    private static let ofLoan = ["array_id", "loan_id"]

    private static let finalTables = files + postedTables + issued + reported + loanRows

    private static let files = [
        FinalTable("document", ["digest"], ["rowid"]),
        FinalTable(
            "import", ["id"],
            ["kind", "digest", "target", "attempt"]),
        FinalTable("import_void", ["import_id"]),
        FinalTable("program_version", ["id"]),
        FinalTable("tariff_version", ["id"]),
        FinalTable("loan_product_version", ["id"]),
        FinalTable(
            "monthly_price",
            ["series", "month", "import_id"]),
        FinalTable(
            "hourly_price", ["id"],
            ["series", "starts_at", "import_id"]),
        FinalTable("token", ["id"], ["digest"]),
        FinalTable(
            "sharing_terms",
            ["id"]),
        FinalTable(
            "subscription",
            ["id"], ["key"]),
    ]

    private static let postedTables = [
        FinalTable("posting", ["array_id", "account", "entry", "line"]),
        FinalTable("payment", ["id"], ["key"]),
    ]

    private static let issued = [
        FinalTable("bill_run", ["id"], ["array_id", "month", "number"]),
        FinalTable("member_month", member),
        FinalTable("bank_movement", member + ["earned", "kind"]),
        FinalTable(
            "held",
            ["run_id", "subscription_id"]),
    ]

    private static let reported = [
        FinalTable(
            "reading", ["id"],
            ["meter_id", "flow", "starts_at", "import_id"]),
        FinalTable("posted_credit", member + ["import_id"]),
        FinalTable("utility_bill", member + ["import_id"]),
    ]

    private static let loanRows = [
        FinalTable("loan", ["id"], ["key"]),
        FinalTable("loan_note", ofLoan + ["number"]),
        FinalTable(
            "loan_event", ofLoan + ["number"], ["key"],
            ofLoan + ["reverses"]),
        FinalTable(
            "loan_bill",
            ofLoan + ["statement"]),
        FinalTable(
            "note_distribution", ofLoan + ["number"],
            ["key"], ["array_id", "entry"]),
        FinalTable(
            "note_payout",
            ofLoan + ["distribution", "note"]),
        FinalTable("loan_application", ["id"], ["key"]),
        FinalTable(
            "loan_application_note",
            ["array_id", "application_id", "number"]),
        FinalTable(
            "loan_application_closing",
            ["array_id", "application_id"]),
    ]
}
