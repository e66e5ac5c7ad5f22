import Operations
import Testing

/// An edit of a book by another program, and the law that it breaks.
struct BookEdit: CustomTestStringConvertible, Sendable {
    let law: LedgerVerification.LawName
    let what: String
    let sql: String

    init(_ law: LedgerVerification.LawName, _ what: String, _ sql: String) {
        self.law = law
        self.what = what
        self.sql = sql
    }

    var testDescription: String { what }

    static let all = issued + journal + files + lent + members + chain
}

/// What was issued.
extension BookEdit {
    static let issued: [BookEdit] = [
        BookEdit(
            .records, "a statement's name",
            "UPDATE statement SET body = CAST (replace (CAST (body AS TEXT), "
                + "'\"name\":\"Ada\"', '\"name\":\"Eve\"') AS BLOB) WHERE number = 1"),
        BookEdit(
            .records, "a statement's class",
            "UPDATE statement SET body = CAST (replace (CAST (body AS TEXT), "
                + "'\"class\":\"residential\"', '\"class\":\"anchor\"') AS BLOB) WHERE number "
                + "= 1"),
        BookEdit(
            .records, "a statement's account",
            "UPDATE statement SET body = CAST (replace (CAST (body AS TEXT), "
                + "'\"account\":\"001\"', '\"account\":\"009\"') AS BLOB) WHERE number = 1"),
        BookEdit(
            .records, "a statement's price",
            "UPDATE statement SET body = CAST (replace (CAST (body AS TEXT), "
                + "'\"price\":100000000', '\"price\":200000000') AS BLOB) WHERE number = 1"),
        BookEdit(
            .records, "a statement's history",
            "UPDATE statement SET body = CAST (replace (CAST (body AS TEXT), "
                + "'\"history\":[[\"2026-06\"', '\"history\":[[\"2026-05\"') AS BLOB) WHERE "
                + "number = 1"),
        BookEdit(
            .records, "a statement's note",
            "UPDATE statement SET body = CAST (replace (CAST (body AS TEXT), "
                + "'\"first_statement\"', '\"illustrative_rate\"') AS BLOB) WHERE number = 1"),
        BookEdit(
            .records, "a statement's body replaced",
            "UPDATE statement SET body = (SELECT body FROM statement WHERE number = 2) "
                + "WHERE number = 1"),
        BookEdit(
            .records, "a statement of another run",
            "UPDATE statement SET run_id = 2 WHERE number = 3"),
        BookEdit(
            .records, "a statement for another",
            "UPDATE statement SET subscription_id = 2 WHERE number = 1"),
        BookEdit(
            .records, "a statement put in",
            "INSERT INTO statement SELECT array_id, 7, run_id, subscription_id, body "
                + "FROM statement WHERE number = 6"),
        BookEdit(
            .records, "a month's allocated_mwh",
            "UPDATE member_month SET allocated_mwh = allocated_mwh + 1 WHERE statement "
                + "= 1"),
        BookEdit(
            .records, "a month's earned",
            "UPDATE member_month SET earned = earned + 1 WHERE statement = 1"),
        BookEdit(
            .records, "a month's applied",
            "UPDATE member_month SET applied = applied + 1 WHERE statement = 1"),
        BookEdit(
            .records, "a month's banked",
            "UPDATE member_month SET banked = banked + 1 WHERE statement = 1"),
        BookEdit(
            .records, "a month's fee_cents",
            "UPDATE member_month SET fee_cents = fee_cents + 1 WHERE statement = 1"),
        BookEdit(
            .records, "a month's last_entry",
            "UPDATE member_month SET last_entry = last_entry + 1 WHERE statement = 1"),
        BookEdit(
            .records, "a month's expired",
            "UPDATE member_month SET expired = expired + 1 WHERE statement = 1"),
        BookEdit(
            .records, "a month's paid_out",
            "UPDATE member_month SET paid_out = paid_out + 1 WHERE statement = 1"),
        BookEdit(
            .records, "a month's figures removed",
            "DELETE FROM member_month WHERE statement = 6"),
        BookEdit(
            .records, "a bank's lot put in",
            "INSERT INTO bank_movement SELECT array_id, 202605, subscription_id, "
                + "202605, 1, unit, 5 FROM bank_movement LIMIT 1"),
        BookEdit(
            .records, "the day of a run",
            "UPDATE bill_run SET issued_on = 20260709 WHERE id = 1"),
        BookEdit(
            .records, "the output and what nobody held",
            "UPDATE bill_run SET metered_mwh = metered_mwh + 1, unallocated_mwh = "
                + "unallocated_mwh + 1 WHERE id = 1"),
        BookEdit(
            .records, "the page of a run",
            "UPDATE bill_run SET template = program WHERE id = 1"),
        BookEdit(
            .records, "the program of a run",
            "UPDATE bill_run SET program = template WHERE id = 1"),
        BookEdit(
            .records, "the facts of a run",
            "UPDATE bill_run SET facts = CAST (replace (CAST (facts AS TEXT), 'Sunny', "
                + "'Rainy') AS BLOB) WHERE id = 1"),
        BookEdit(
            .records, "a subscription held",
            "INSERT INTO held VALUES (1, 1, 2, 'no class')"),
        BookEdit(
            .records, "a month cut off",
            "DELETE FROM bank_movement WHERE month = 202607; DELETE FROM member_month "
                + "WHERE month = 202607; DELETE FROM statement WHERE run_id = 2; DELETE FROM "
                + "bill_run WHERE id = 2"),
        BookEdit(
            .records, "an array cut off",
            "DELETE FROM bank_movement; DELETE FROM member_month; DELETE FROM "
                + "statement; DELETE FROM held; DELETE FROM bill_run; DELETE FROM posting; "
                + "DELETE FROM payment; DELETE FROM entry; DELETE FROM note_payout; DELETE "
                + "FROM note_distribution; DELETE FROM loan_event; DELETE FROM loan_note; "
                + "DELETE FROM loan_bill; DELETE FROM loan; DELETE FROM share; DELETE FROM "
                + "loan_terms; DELETE FROM reading; DELETE FROM meter; DELETE FROM "
                + "subscription; DELETE FROM \"array\""),
        BookEdit(
            .lines, "a statement's amounts",
            "UPDATE statement SET body = CAST (replace (CAST (body AS TEXT), "
                + "'\"amount\":', '\"amount\":1') AS BLOB) WHERE number = 1"),
        BookEdit(
            .lines, "a month's total",
            "UPDATE member_month SET total_cents = total_cents - 5 WHERE statement = 1"),
        BookEdit(
            .allocation, "a statement's energy",
            "UPDATE statement SET body = CAST (replace (CAST (body AS TEXT), "
                + "'\"allocated\":', '\"allocated\":1') AS BLOB) WHERE number = 1"),
        BookEdit(
            .records, "the last statement removed",
            "DELETE FROM member_month WHERE statement = 6; DELETE FROM statement WHERE "
                + "number = 6"),
        BookEdit(
            .numbering, "a statement in the middle removed",
            "DELETE FROM statement WHERE number = 2"),
        BookEdit(
            .lots, "a bank's lot",
            "UPDATE bank_movement SET quantity = quantity + 1 WHERE kind = 1"),
        BookEdit(
            .lots, "a bank's lot removed",
            "DELETE FROM bank_movement WHERE kind = 1"),
        BookEdit(
            .energy, "the output of a run",
            "UPDATE bill_run SET metered_mwh = metered_mwh + 1 WHERE id = 1"),
        BookEdit(
            .energy, "what of a run nobody held",
            "UPDATE bill_run SET unallocated_mwh = 0 WHERE id = 1"),
    ]
}

/// Entries, their postings, and payments.
extension BookEdit {
    static let journal: [BookEdit] = [
        BookEdit(
            .records, "a payment's reference",
            "UPDATE payment SET key = 'P-9' WHERE key = 'P-2'"),
        BookEdit(
            .records, "the last entry cut off",
            "DELETE FROM posting WHERE entry = (SELECT max (number) FROM entry); DELETE "
                + "FROM entry WHERE number = (SELECT max (number) FROM entry); DELETE FROM "
                + "payment WHERE key = 'P-3'"),
        BookEdit(
            .payments, "a payment's amount",
            "UPDATE payment SET cents = cents + 100 WHERE key = 'P-2'"),
        BookEdit(
            .payments, "a payment's day",
            "UPDATE payment SET received = 20260721 WHERE key = 'P-2'"),
        BookEdit(
            .payments, "a payment moved",
            "UPDATE payment SET subscription_id = 1 WHERE key = 'P-2'"),
        BookEdit(
            .payments, "a payment removed",
            "DELETE FROM payment WHERE key = 'P-3'"),
        BookEdit(
            .payments, "a payment doubled",
            "INSERT INTO payment SELECT 99, 'P-9', array_id, subscription_id, received, "
                + "cents, entry, NULL, NULL FROM payment WHERE key = 'P-2'"),
        BookEdit(
            .payments, "a payment of no entry",
            "INSERT INTO payment SELECT 99, 'P-9', array_id, subscription_id, received, "
                + "cents, 999, NULL, NULL FROM payment WHERE key = 'P-2'"),
        BookEdit(
            .payments, "a payment's return removed",
            "DELETE FROM payment WHERE corrects IS NOT NULL"),
        BookEdit(
            .chain, "an entry's memo",
            "UPDATE entry SET memo = 'x' WHERE number = 2"),
        BookEdit(
            .chain, "an entry's day",
            "UPDATE entry SET date = 20260101 WHERE number = 12"),
        BookEdit(
            .chain, "an entry's digest",
            "UPDATE entry SET digest = zeroblob (32) WHERE number = 2"),
        BookEdit(
            .chain, "a posting's amount",
            "UPDATE posting SET quantity = quantity * 2 WHERE entry = 2"),
        BookEdit(
            .chain, "a posting moved",
            "UPDATE posting SET subscription_id = 2 WHERE subscription_id = 1 AND "
                + "account = 33"),
        BookEdit(
            .chain, "a posting removed",
            "DELETE FROM posting WHERE entry = 2"),
        BookEdit(
            .chain, "an entry removed",
            "DELETE FROM posting WHERE entry = 2; DELETE FROM entry WHERE number = 2"),
        BookEdit(
            .chain, "an entry without its postings",
            "DELETE FROM entry WHERE number = (SELECT max (number) FROM entry)"),
    ]
}
