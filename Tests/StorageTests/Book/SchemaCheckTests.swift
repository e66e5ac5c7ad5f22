import Testing

@testable import Storage

/// Values that no row may have.
struct SchemaCheckTests {
    let sample: SampleBook

    init() throws {
        sample = try SampleBook()
        try sample.issue(Array(sample.subscriptions.prefix(2)))
        try sample.book.write { try sample.addLoan($0) }
    }

    private func isRefused(_ sql: String) throws -> Bool {
        do {
            try sample.book.rehearse { db in try db.db.run(sql) }
            return false
        } catch BookError.refused {
            return true
        }
    }

    private static let digest = "zeroblob (32)"
    private static let array = "INSERT INTO \"array\" VALUES"
    private static let held = "INSERT INTO subscription VALUES"
    private static let terms = "1, 'U', NULL, 6200"
    private static let loan = "INSERT INTO loan VALUES"
    private static let event =
        "INSERT INTO loan_event (array_id, loan_id, number, date, recorded_at, kind, cents, "
        + "rate_billionths, periods, reverses, key, reason) VALUES"
    private static let way =
        "INSERT INTO loan_event (array_id, loan_id, number, date, recorded_at, kind, cents, key, "
        + "payment_id, statement) VALUES (1, 1, 4, 20260901, 0,"
    /// The digest of a file that the book has.
    private static let document = "(SELECT min (digest) FROM document)"
    private static let importRow = "INSERT INTO import VALUES"

    /// Rows that are taken, each beside the same with one value changed that is not.
    @Test(
        arguments: [
            (
                "INSERT INTO posting VALUES (1, 33, 1, 9, 1, 5)",
                [
                    "INSERT INTO posting VALUES (1, 33, 1, 9, 1, 0)",
                    "INSERT INTO posting VALUES (1, 33, 1, 9, 0, 5)",
                    "INSERT INTO posting VALUES (1, 24, 1, 9, 1, 5)",
                    "INSERT INTO posting VALUES (1, 33, 3, 9, 1, 5)",
                    "INSERT INTO posting VALUES (1, 289, 1, 9, 1, 5)",
                    "INSERT INTO posting VALUES (1, 33, 1, 9, 1, 'five')",
                    "INSERT INTO posting VALUES (1, 33, 1, 1, 1, 5)",
                ]
            ),
            (
                "INSERT INTO bank_movement VALUES (1, 202606, 1, 202606, 1, 0, 5)",
                [
                    "INSERT INTO bank_movement VALUES (1, 202606, 1, 202606, 1, 0, -5)",
                    "INSERT INTO bank_movement VALUES (1, 202606, 1, 202606, 2, 0, 5)",
                    "INSERT INTO bank_movement VALUES (1, 202606, 1, 202606, 5, 0, -5)",
                    "INSERT INTO bank_movement VALUES (1, 202606, 1, 202607, 1, 0, 5)",
                    "INSERT INTO bank_movement VALUES (1, 202606, 1, 202606, 1, 2, 5)",
                    "INSERT INTO bank_movement VALUES (1, 202613, 1, 202606, 1, 0, 5)",
                    "INSERT INTO bank_movement VALUES (1, 202606, 9, 202606, 1, 0, 5)",
                ]
            ),
            (
                "\(array) (9, 'B', 'B', 5, 'U', NULL, 'p', 'ppm', 1000000, 'UTC', 21)",
                [
                    "\(array) (9, 'MEADOW', 'B', 5, 'U', NULL, 'p', 'ppm', 1000000, 'UTC', 21)",
                    "\(array) (9, '', 'B', 5, 'U', NULL, 'p', 'ppm', 1000000, 'UTC', 21)",
                    "\(array) (9, 'B', 'B', 0, 'U', NULL, 'p', 'ppm', 1000000, 'UTC', 21)",
                    "\(array) (9, 'B', 'B', 5, 'U', NULL, 'p', 'ppm', 1000, 'UTC', 21)",
                    "\(array) (9, 'B', 'B', 5, 'U', NULL, 'p', 'acres', 1000000, 'UTC', 21)",
                    "\(array) (9, 'B', 'B', 5, 'U', NULL, 'p', 'ppm', 1000000, 'UTC', 999)",
                ]
            ),
            (
                "\(held) (9, 'B', 1, \(terms), 20260101, 20260201, 'free', 0, NULL, 0, NULL)",
                [
                    "\(held) (9, 'S-1', 1, \(terms), 20260101, NULL, NULL, 0, NULL, 0, NULL)",
                    "\(held) (9, 'B', 2, \(terms), 20260101, NULL, NULL, 0, NULL, 0, NULL)",
                    "\(held) (9, 'B', 1, \(terms), 20260101, 20260101, NULL, 0, NULL, 0, NULL)",
                    "\(held) (9, 'B', 1, \(terms), 20261301, NULL, NULL, 0, NULL, 0, NULL)",
                    "\(held) (9, 'B', 1, \(terms), 20260101, NULL, 'free', 0, 5, 0, NULL)",
                ]
            ),
            (
                "\(importRow) (9, 'meter', \(digest), '', 1, 'a', '', 0, 20260701)",
                [
                    "\(importRow) (9, 'meter', x'00', '', 1, 'a', '', 0, 20260701)",
                    "\(importRow) (9, 'meter', \(digest), '', 0, 'a', '', 0, 20260701)",
                    "\(importRow) (9, 'meter', \(digest), '', 1, '', '', 0, 20260701)",
                    "\(importRow) (9, 'meter', \(digest), '', 1, 'a', '', 0, 0)",
                ]
            ),
            (
                "INSERT INTO token VALUES (9, \(digest), 'administrator', NULL, 0, NULL)",
                [
                    "INSERT INTO token VALUES (9, x'00', 'administrator', NULL, 0, NULL)",
                    "INSERT INTO token VALUES (9, \(digest), 'subscriber', NULL, 0, NULL)",
                    "INSERT INTO token VALUES (9, \(digest), 'administrator', 1, 0, NULL)",
                    "INSERT INTO token VALUES (9, \(digest), 'king', NULL, 0, NULL)",
                    "INSERT INTO token VALUES (9, \(digest), 'subscriber', 9, 0, NULL)",
                ]
            ),
            (
                "INSERT INTO meter VALUES (9, 'M', 'usage', 1, 1)",
                [
                    "INSERT INTO meter VALUES (9, 'M', 'usage', 1, NULL)",
                    "INSERT INTO meter VALUES (9, 'M', 'production', 1, 1)",
                    "INSERT INTO meter VALUES (9, 'M', 'gas', 1, 1)",
                    "INSERT INTO meter VALUES (9, 'M', 'usage', 2, 1)",
                ]
            ),
            (
                "INSERT INTO loan_terms VALUES (1, 1, 260000, 59900000, 120, 202601)",
                [
                    "INSERT INTO loan_terms VALUES (1, 1, 0, 59900000, 120, 202601)",
                    "INSERT INTO loan_terms VALUES (1, 1, 260000, -1, 120, 202601)",
                    "INSERT INTO loan_terms VALUES (1, 1, 260000, 59900000, 0, 202601)",
                    "INSERT INTO loan_terms VALUES (1, 9, 260000, 59900000, 120, 202601)",
                ]
            ),
            (
                "\(loan) (9, 'L-9', 1, 1, \(document), 5, 12, 20260101, 20260201, 1, 0)",
                [
                    "\(loan) (9, 'L-1', 1, 1, \(document), 5, 12, 20260101, 20260201, 1, 0)",
                    "\(loan) (9, '', 1, 1, \(document), 5, 12, 20260101, 20260201, 1, 0)",
                    "\(loan) (9, 'L-9', 1, 9, \(document), 5, 12, 20260101, 20260201, 1, 0)",
                    "\(loan) (9, 'L-9', 1, 1, \(digest), 5, 12, 20260101, 20260201, 1, 0)",
                    "\(loan) (9, 'L-9', 1, 1, \(document), 0, 12, 20260101, 20260201, 1, 0)",
                    "\(loan) (9, 'L-9', 1, 1, \(document), 5, 0, 20260101, 20260201, 1, 0)",
                    "\(loan) (9, 'L-9', 1, 1, \(document), 5, 1201, 20260101, 20260201, 1, 0)",
                    "\(loan) (9, 'L-9', 1, 1, \(document), 5, 12, 20260201, 20260201, 1, 0)",
                    "\(loan) (9, 'L-9', 1, 1, \(document), 5, 12, 20260101, 20260201, 32, 0)",
                    "\(loan) (9, 'L-9', 1, 1, \(document), 5, 12, 20260101, 20260201, 1, 2)",
                ]
            ),
            (
                "INSERT INTO loan_note VALUES (1, 1, 3, 5)",
                [
                    "INSERT INTO loan_note VALUES (1, 1, 3, 0)",
                    "INSERT INTO loan_note VALUES (1, 1, 0, 5)",
                    "INSERT INTO loan_note VALUES (1, 1, 2, 5)",
                    "INSERT INTO loan_note VALUES (1, 9, 1, 5)",
                ]
            ),
            (
                "\(event) (1, 1, 4, 20260901, 0, 'payment', 5, NULL, NULL, NULL, 'k', NULL)",
                [
                    "\(event) (1, 1, 4, 20260901, 0, 'payment', 0, NULL, NULL, NULL, 'k', NULL)",
                    "\(event) (1, 1, 4, 20260901, 0, 'payment', NULL, NULL, NULL, NULL, 'k', "
                        + "NULL)",
                    "\(event) (1, 1, 4, 20260901, 0, 'gift', 5, NULL, NULL, NULL, 'k', NULL)",
                    "\(event) (1, 1, 4, 20260901, 0, 'disbursement', 5, NULL, NULL, NULL, 'k', "
                        + "NULL)",
                    "\(event) (1, 1, 4, 20260901, 0, 'recast', 5, NULL, NULL, NULL, 'k', NULL)",
                    "\(event) (1, 1, 4, 20260901, 0, 'payment', 5, 1, NULL, NULL, 'k', NULL)",
                    "\(event) (1, 1, 4, 20260901, 0, 'payment', 5, NULL, 1, NULL, 'k', NULL)",
                    "\(event) (1, 1, 4, 20260901, 0, 'payment', 5, NULL, NULL, 2, 'k', NULL)",
                    "\(event) (1, 1, 4, 20260901, 0, 'restructure', NULL, -1, 5, NULL, 'k', NULL)",
                    "\(event) (1, 1, 4, 20260901, 0, 'reversal', NULL, NULL, NULL, 1, 'k', NULL)",
                    "\(event) (1, 1, 4, 20260901, 0, 'reversal', NULL, NULL, NULL, 4, 'k', NULL)",
                    "\(event) (1, 9, 1, 20260901, 0, 'disbursement', 5, NULL, NULL, NULL, 'k', "
                        + "NULL)",
                    "\(event) (1, 1, 4, 20260901, 0, 'payment', 5, NULL, NULL, NULL, "
                        + "'1:payment', NULL)",
                ]
            ),
            (
                "\(way) 'payment', 5, 'k', NULL, 1)",
                [
                    "\(way) 'payment', 5, 'k', 9, NULL)",
                    "\(way) 'payment', 5, 'k', 9, 1)",
                    "\(way) 'prepayment', 5, 'k', NULL, 1)",
                    "\(way) 'recast', NULL, 'k', NULL, 1)",
                ]
            ),
            (
                "INSERT INTO loan_bill VALUES (1, 1, 2, -5, 20260920)",
                [
                    "INSERT INTO loan_bill VALUES (1, 1, 1, 5, 20260920)",
                    "INSERT INTO loan_bill VALUES (1, 1, 9, 5, 20260920)",
                    "INSERT INTO loan_bill VALUES (1, 9, 2, 5, 20260920)",
                    "INSERT INTO loan_bill VALUES (1, 1, 2, NULL, 20260920)",
                    "INSERT INTO loan_bill VALUES (1, 1, 2, 5, 20260900)",
                ]
            ),
            (
                "INSERT INTO note_payout VALUES (1, 1, 1, 2, 5)",
                [
                    "INSERT INTO note_payout VALUES (1, 1, 1, 2, 0)",
                    "INSERT INTO note_payout VALUES (1, 1, 1, 1, 5)",
                    "INSERT INTO note_payout VALUES (1, 1, 1, 3, 5)",
                    "INSERT INTO note_payout VALUES (1, 1, 2, 2, 5)",
                ]
            ),
            (
                "INSERT INTO note_distribution VALUES (1, 1, 2, 20260901, 0, 2, 'k')",
                [
                    "INSERT INTO note_distribution VALUES (1, 1, 2, 20260901, 0, 1, 'k')",
                    "INSERT INTO note_distribution VALUES (1, 1, 2, 20260901, 0, 9, 'k')",
                    "INSERT INTO note_distribution VALUES (1, 1, 2, 20260900, 0, 2, 'k')",
                    "INSERT INTO note_distribution VALUES (1, 1, 2, 20260901, 0, 2, '1:1')",
                    "INSERT INTO note_distribution VALUES (1, 9, 1, 20260901, 0, 2, 'k')",
                    "INSERT INTO note_distribution VALUES (1, 1, 3, 20260901, 0, 2, 'k')",
                ]
            ),
            (
                "INSERT INTO payment VALUES (9, 'k', 1, 1, 20260701, 5, 1, NULL, NULL)",
                [
                    "INSERT INTO payment VALUES (9, 'k', 1, 1, 20260701, 0, 1, NULL, NULL)",
                    "INSERT INTO payment VALUES (9, 'k', 1, 1, 20260701, -5, 1, NULL, NULL)",
                    "INSERT INTO payment VALUES (9, 'k', 1, 1, 20260701, 5, 3, NULL, NULL)",
                    "INSERT INTO payment VALUES (9, 'k', 1, 9, 20260701, 5, 1, NULL, NULL)",
                ]
            ),
            (
                "INSERT INTO share VALUES (1, 1, 20250101, 20260101, 5)",
                [
                    "INSERT INTO share VALUES (1, 1, 20250101, 20260101, 0)",
                    "INSERT INTO share VALUES (1, 1, 20250101, 20250101, 5)",
                    "INSERT INTO share VALUES (2, 1, 20250101, 20260101, 5)",
                ]
            ),
        ] as [(String, [String])])
    func takesOneAndRefusesOthers(good: String, bad: [String]) throws {
        #expect(try !isRefused(good))
        for sql in bad { #expect(try isRefused(sql), "\(sql)") }
    }

    @Test func hasOneBook() throws {
        #expect(try isRefused("INSERT INTO book VALUES (2, 'Other', 'USD', NULL, 0)"))
        #expect(try isRefused("UPDATE book SET currency = 'dollars'"))
        #expect(try isRefused("UPDATE book SET name = ''"))
    }

    @Test func hasOneMeterForEachUse() throws {
        try sample.book.write { db in
            try db.add(MeterRow(production: "PM", of: sample.array))
            try db.add(MeterRow(usage: "U", of: sample.subscriptions[0], on: sample.array))
        }
        #expect(try isRefused("INSERT INTO meter VALUES (9, 'M', 'production', 1, NULL)"))
        #expect(try isRefused("INSERT INTO meter VALUES (9, 'M', 'usage', 1, 1)"))
    }
}
