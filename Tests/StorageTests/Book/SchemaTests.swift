import Accounting
import Metering
import Quantities
import Testing

@testable import Storage

/// The schema defends itself, whatever the code above it does.
struct SchemaTests {
    let sample: SampleBook

    init() throws {
        sample = try SampleBook()
        try sample.issue(Array(sample.subscriptions.prefix(2)))
        try sample.book.write { db in
            let importID = try db.add(try sample.importRow())
            let row = MeterRow(production: "PM", of: sample.array)
            let meter = Stored(id: try db.add(row), row)
            let run = ReadingRun(
                start: SampleBook.now, step: 3600, energies: [Energy(milliwattHours: 5)])
            let series = try ReadingSeries([try #require(run)])
            _ = try db.add(series, .received, of: meter, from: importID)
            try addReports(importID, db)
            try db.void(import: importID, reason: "wrong", at: SampleBook.now)
            try sample.addLoan(db)
        }
    }

    private func addReports(_ importID: Int64, _ db: BookWriter) throws {
        let month = try Month("2026-06")
        let member = sample.subscriptions[0]
        try db.add(
            PostedCreditRow(
                array: sample.array, month: month, subscription: member, energy: nil,
                amount: Money(cents: 5)), from: importID)
        try db.add(
            UtilityBillRow(
                array: sample.array, month: month, subscription: member,
                used: Energy(milliwattHours: 5), billed: nil), from: importID)
        try db.add(
            MonthlyPriceRow(
                series: "lbmp", month: month, price: EnergyPrice(nanosPerKilowattHour: 1)),
            from: importID)
        try db.add(
            HourlyPriceRow(
                series: "lbmp", start: SampleBook.now,
                prices: [EnergyPrice(nanosPerKilowattHour: 1)]), from: importID)
        let version = RateVersionRow(
            key: "ny-net", effectiveFrom: try CivilDate("2026-01-01"), effectiveTo: nil,
            document: sample.program, importID: nil)
        try db.add(program: version)
        try db.add(tariff: version)
        try db.add(loanProduct: version)
        try db.add(
            BankMovementRow(
                subscription: member, month: month, earned: month, kind: .deposit,
                unit: .cents, quantity: 5), toArray: sample.array)
        try db.db.run("INSERT INTO former_identifier VALUES (1, 'array', 1, 'M\u{EB}', 'Me')")
        try db.add(
            PaymentRow(
                key: "P-1", array: sample.array, subscription: member,
                received: try CivilDate("2026-07-09"), amount: Money(cents: 5), entry: 1))
        try db.db.run(
            "INSERT INTO held VALUES (1, ?, ?, 'no class')", [sample.array, member])
        try db.add(
            TokenRow(holder: .subscriber(sample.subscriber), createdAt: SampleBook.now),
            digest: .zero)
        try db.revoke(token: 1, at: SampleBook.now)
        try db.add(
            SharingTermsRow(
                array: sample.array, from: month, buy: EnergyPrice(nanosPerKilowattHour: 9),
                sell: EnergyPrice(nanosPerKilowattHour: 1), capacityNanos: 0))
    }

    private func refusal(of sql: String) throws -> String? {
        try sample.book.rehearse { db in try db.refusal(of: sql) }
    }

    @Test(arguments: [
        ("document", "a document"), ("program_version", "a version of a program"),
        ("tariff_version", "a version of a tariff"), ("monthly_price", "a reference price"),
        ("hourly_price", "a reference price"), ("reading", "a reading"), ("entry", "an entry"),
        ("posting", "a posting"), ("payment", "a payment"), ("bill_run", "a bill run"),
        ("statement", "an issued statement"),
        ("member_month", "a month of an issued statement"),
        ("bank_movement", "a bank movement"), ("held", "the reason of a held subscription"),
        ("posted_credit", "a posted credit"), ("utility_bill", "a utility bill"),
        ("import_void", "the undoing of an import"), ("sharing_terms", "the terms of sharing"),
        ("loan_product_version", "a version of a loan product"), ("loan", "a loan"),
        ("loan_event", "an event of a loan"), ("loan_note", "a note"),
        ("loan_bill", "what a statement asks for of a loan"),
        ("note_distribution", "a distribution"), ("note_payout", "what a note was paid"),
        ("former_identifier", "a former identifier"),
    ])
    func keepsWhatWasWritten(table: String, thing: String) throws {
        let columns = try sample.book.read { db throws in
            #expect(try db.db.number("SELECT count (*) FROM \(table)") > 0)
            return try db.db.all("SELECT name FROM pragma_table_info ('\(table)')") {
                $0.text(0)
            }
        }
        for column in columns {
            let sql = "UPDATE \(table) SET \(column) = \(column)"
            #expect(try refusal(of: sql) == "\(thing) is never changed")
        }
        #expect(try refusal(of: "DELETE FROM \(table)") == "\(thing) is never removed")
        let replacement = "INSERT OR REPLACE INTO \(table) SELECT * FROM \(table)"
        #expect(try refusal(of: replacement) == Self.isThere)
    }

    @Test(arguments: [
        ("UPDATE import SET name = 'x'", "an import is never changed"),
        ("DELETE FROM import", "an import is never removed"),
        ("DELETE FROM token", "a token is never removed"),
        (
            "UPDATE token SET revoked_at = NULL",
            "a token is never changed but to revoke it"
        ),
        (
            "UPDATE subscription SET array_id = 2",
            "a subscription stays on its array and with its subscriber"
        ),
        (
            "INSERT INTO share VALUES (1, 1, 20270101, NULL, 5)",
            "a subscription has one share on a day"
        ),
        (
            "INSERT INTO share VALUES (1, 1, 20250101, 20260102, 5)",
            "a subscription has one share on a day"
        ),
        ("INSERT INTO entry VALUES (1, 4, 20260630, NULL, 'k', 'm', zeroblob (32))", gap),
        ("INSERT INTO entry VALUES (1, 0, 20260630, NULL, 'k', 'm', zeroblob (32))", gap),
        (
            "INSERT INTO entry VALUES (1, 3, 20260630, 3, 'k', 'm', zeroblob (32))",
            "corrects BETWEEN 1 AND number - 1"
        ),
        (
            "INSERT INTO entry VALUES (1, 3, 20260630, 1, '2026-06 1', 'm', zeroblob (32))",
            isThere
        ),
        (
            "INSERT INTO loan_event VALUES (1, 1, 5, 20260901, 0, 'recast', NULL, NULL, NULL, "
                + "NULL, 'k', NULL, NULL, NULL)", "events of a loan are numbered without gaps"
        ),
        (
            "INSERT INTO loan_event VALUES (1, 1, 4, 20260901, 0, 'reversal', NULL, NULL, NULL, "
                + "3, 'k', NULL, NULL, NULL)", "a reversal is not reversed"
        ),
        (
            "INSERT INTO loan_event VALUES (1, 1, 4, 20260901, 0, 'reversal', NULL, NULL, NULL, "
                + "2, 'k', NULL, NULL, NULL)",
            isThere
        ),
        (
            "INSERT INTO statement VALUES (1, 4, 1, 3, x'7B7D')",
            "statements of an array are numbered without gaps"
        ),
        (
            "INSERT INTO statement VALUES (1, 2, 1, 3, x'7B7D')",
            isThere
        ),
    ])
    func saysWhatItRefuses(sql: String, reason: String) throws {
        let refusal = try #require(try refusal(of: sql))
        #expect(refusal == reason || refusal == "CHECK constraint failed: \(reason)")
    }

    /// Rows in the way by a key that is not the first of their table.
    private static let replacements = [
        "INSERT OR REPLACE INTO entry VALUES (1, 2, 20260630, 1, 'k', 'm', zeroblob (32))",
        "INSERT OR REPLACE INTO payment SELECT 9, key, array_id, subscription_id, received, "
            + "cents, entry, corrects, import_id FROM payment",
        "INSERT OR REPLACE INTO document (rowid, digest, kind, name, bytes) "
            + "SELECT rowid, zeroblob (32), kind, name, bytes FROM document LIMIT 1",
        "INSERT OR REPLACE INTO statement (rowid, array_id, number, run_id, "
            + "subscription_id, body) VALUES (1, 1, 3, 1, 3, x'7B7D')",
        "INSERT OR REPLACE INTO import SELECT * FROM import",
        "INSERT OR REPLACE INTO token SELECT * FROM token",
        "INSERT OR REPLACE INTO subscription SELECT * FROM subscription",
    ]

    @Test(arguments: replacements)
    func replacesNothing(sql: String) throws {
        #expect(try refusal(of: sql) == Self.isThere)
    }

    private static let isThere = "it holds this already; nothing was changed"
    private static let gap = "entries of an array are numbered without gaps"
}
