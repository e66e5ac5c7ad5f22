import Operations

/// Files, and what they brought.
extension BookEdit {
    static let files: [BookEdit] = [
        BookEdit(
            .records, "a reading's energy",
            "UPDATE reading SET total_mwh = total_mwh + 1 WHERE id = 1"),
        BookEdit(
            .records, "a reading's hours",
            "UPDATE reading SET energies = zeroblob (length (energies)) WHERE id = 1"),
        BookEdit(
            .records, "a reading's quality",
            "UPDATE reading SET quality = 1 WHERE id = 1"),
        BookEdit(
            .records, "a reading removed",
            "DELETE FROM reading WHERE id = 1"),
        BookEdit(
            .records, "a utility's bill",
            "UPDATE utility_bill SET billed_cents = billed_cents + 1 WHERE month = "
                + "202606"),
        BookEdit(
            .records, "a utility's bill removed",
            "DELETE FROM utility_bill WHERE subscription_id = 1 AND month = 202606"),
        BookEdit(
            .records, "a utility's bill put in",
            "INSERT INTO utility_bill SELECT array_id, 202608, subscription_id, "
                + "import_id, 5, 5 FROM utility_bill LIMIT 1"),
        BookEdit(
            .records, "a posted credit of no import",
            "INSERT INTO posted_credit VALUES (1, 202606, 1, 999, 5, 5)"),
        BookEdit(
            .records, "a price of a month",
            "UPDATE monthly_price SET nanos_per_kwh = 1"),
        BookEdit(
            .records, "a price of an hour",
            "UPDATE hourly_price SET nanos_per_kwh = zeroblob (2)"),
        BookEdit(
            .records, "the name of an import",
            "UPDATE import SET name = 'x' WHERE id = 1"),
        BookEdit(
            .records, "an import removed",
            "DELETE FROM import WHERE kind = 'reference-prices'"),
        BookEdit(
            .records, "an import that counts again",
            "DELETE FROM import_void"),
        BookEdit(
            .records, "an import that counts no more",
            "INSERT INTO import_void VALUES (1, 'x', 0)"),
        BookEdit(
            .records, "a file's name",
            "UPDATE document SET name = 'x' WHERE kind = 'program'"),
        BookEdit(
            .records, "the days of a program",
            "UPDATE program_version SET effective_from = 20190101"),
        BookEdit(
            .records, "a version of a tariff put in",
            "INSERT INTO tariff_version SELECT NULL, 'x', 20260101, NULL, digest, NULL "
                + "FROM document LIMIT 1"),
        BookEdit(
            .documents, "a file's content",
            "UPDATE document SET bytes = CAST ('x' AS BLOB) WHERE kind = 'template'"),
        BookEdit(
            .documents, "a file removed",
            "DELETE FROM document WHERE kind = 'program'"),
    ]
}

/// Loans and their notes.
extension BookEdit {
    static let lent: [BookEdit] = [
        BookEdit(
            .records, "the terms of a loan",
            "UPDATE loan_terms SET rate_billionths = 0"),
        BookEdit(
            .records, "a loan's first day",
            "UPDATE loan SET due_day = 2"),
        BookEdit(
            .records, "a note of a loan",
            "UPDATE loan_note SET cents = cents + 1 WHERE number = 1"),
        BookEdit(
            .records, "why something happened to a loan",
            "UPDATE loan_event SET reason = 'x' WHERE number = 2"),
        BookEdit(
            .records, "an event of a loan removed",
            "DELETE FROM loan_event WHERE number = (SELECT max (number) FROM "
                + "loan_event)"),
        BookEdit(
            .records, "what a statement asks for of a loan",
            "UPDATE loan_bill SET cents = cents + 1"),
        BookEdit(
            .records, "the day of a distribution",
            "UPDATE note_distribution SET date = date - 1"),
        BookEdit(
            .records, "what a note was paid",
            "UPDATE note_payout SET cents = cents + 1 WHERE note = 1"),
        BookEdit(
            .records, "an application for a loan",
            "UPDATE loan_application SET principal_cents = 5"),
        BookEdit(
            .records, "a note of an application",
            "DELETE FROM loan_application_note"),
        BookEdit(
            .records, "why an application was declined",
            "UPDATE loan_application_closing SET reason = 'x'"),
        BookEdit(
            .loans, "a loan's principal",
            "UPDATE loan SET principal_cents = principal_cents + 1"),
        BookEdit(
            .loans, "an event of a loan",
            "UPDATE loan_event SET cents = cents + 1 WHERE number = 2"),
    ]
}

/// The co-op, its arrays, members and tokens.
extension BookEdit {
    static let members: [BookEdit] = [
        BookEdit(
            .records, "the co-op's name",
            "UPDATE book SET name = 'Other'"),
        BookEdit(
            .records, "an array's program",
            "UPDATE \"array\" SET program = 'other'"),
        BookEdit(
            .records, "an array's capacity",
            "UPDATE \"array\" SET capacity_milliwatts = 5"),
        BookEdit(
            .records, "a subscriber's name",
            "UPDATE subscriber SET name = 'Eve' WHERE id = 1"),
        BookEdit(
            .records, "a subscriber's class",
            "UPDATE subscriber SET class = 'anchor' WHERE id = 1"),
        BookEdit(
            .records, "an account after issue",
            "UPDATE subscription SET utility_account = '009' WHERE id = 1"),
        BookEdit(
            .records, "an opening balance",
            "UPDATE subscription SET opening_balance_cents = 99 WHERE key = 'S-3-A'"),
        BookEdit(
            .records, "the days of a subscription",
            "UPDATE subscription SET ends = 20260701 WHERE id = 1"),
        BookEdit(
            .records, "a subscription of another",
            "UPDATE subscription SET subscriber_id = 2 WHERE id = 1"),
        BookEdit(
            .records, "a share after issue",
            "UPDATE share SET units = units + 1 WHERE subscription_id = 1"),
        BookEdit(
            .records, "a share removed",
            "DELETE FROM share WHERE subscription_id = 1"),
        BookEdit(
            .records, "a share put in",
            "INSERT INTO share VALUES (1, 1, 20200101, 20200201, 5)"),
        BookEdit(
            .records, "a meter of another",
            "UPDATE meter SET key = 'X' WHERE id = 1"),
        BookEdit(
            .records, "the terms of sharing",
            "UPDATE sharing_terms SET buy_nanos_per_kwh = 10"),
        BookEdit(
            .records, "a token put in",
            "INSERT INTO token VALUES (99, zeroblob (32), 'administrator', NULL, 0, "
                + "NULL)"),
        BookEdit(
            .records, "a token that is good again",
            "UPDATE token SET revoked_at = NULL"),
        BookEdit(
            .records, "a token of another",
            "UPDATE token SET subscriber_id = 2 WHERE subscriber_id = 1"),
    ]
}

/// The records, and the shape of the book.
extension BookEdit {
    static let chain: [BookEdit] = [
        BookEdit(
            .records, "a record's content",
            "UPDATE record SET content = zeroblob (32) WHERE number = 5"),
        BookEdit(
            .records, "a record's digest",
            "UPDATE record SET digest = zeroblob (32) WHERE number = 5"),
        BookEdit(
            .records, "a record removed",
            "DELETE FROM record WHERE number = 5"),
        BookEdit(
            .records, "the last record removed",
            "DELETE FROM record WHERE number = (SELECT max (number) FROM record)"),
        BookEdit(
            .records, "all records removed",
            "DELETE FROM record"),
        BookEdit(
            .shape, "a trigger removed",
            "DROP TRIGGER posting_is_final"),
        BookEdit(
            .shape, "a trigger that does nothing",
            "DROP TRIGGER payment_is_kept; CREATE TRIGGER payment_is_kept BEFORE DELETE "
                + "ON payment BEGIN SELECT 1; END"),
        BookEdit(
            .shape, "an index removed",
            "DROP INDEX production_meter"),
        BookEdit(
            .shape, "a table put in",
            "CREATE TABLE more (id INTEGER)"),
        BookEdit(
            .shape, "the records' table removed",
            "DROP TABLE record"),
    ]
}
