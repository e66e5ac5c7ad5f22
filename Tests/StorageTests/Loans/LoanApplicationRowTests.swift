import Accounting
import Quantities
import Testing

@testable import Storage

/// Applications for loans as rows: A-1 was declined, A-2 is open, and L-1 was lent on.
struct LoanApplicationRowTests {
    let sample: SampleBook
    private let rows: [LoanApplicationRow]
    private let notes = [Money(cents: 1_600_00), Money(cents: 1_000_00)]

    init() throws {
        let sample = try SampleBook()
        let rows = try ["A-1", "A-2", "L-1"].map { key in
            LoanApplicationRow(
                key: key, array: sample.array, subscription: sample.subscriptions[0],
                product: sample.program, principal: Money(cents: 2_600_00), periods: 120,
                applied: try CivilDate("2026-06-20"),
                firstDue: key == "A-2" ? try CivilDate("2026-08-31") : nil,
                dueDay: key == "A-2" ? 31 : nil, hasAutopay: key == "A-2",
                recordedAt: SampleBook.now)
        }
        self.sample = sample
        self.rows = rows
        // The loan has a payout, which needs an entry.
        try sample.issue(Array(sample.subscriptions.prefix(2)))
        try sample.book.write { db in
            for row in rows { try db.add(row, fundedBy: row.key == "L-1" ? [] : notes) }
            try db.add(
                LoanApplicationClosingRow(
                    array: sample.array, application: 1, kind: .declined,
                    date: CivilDate("2026-06-25"), recordedAt: SampleBook.now,
                    reason: "no income"))
            try sample.addLoan(db)
        }
    }

    private func refusal(of sql: String) throws -> String? {
        do {
            try sample.book.rehearse { db in try db.db.run(sql) }
            return nil
        } catch BookError.refused(let reason) {
            return reason
        }
    }

    @Test func readsWhatWasWritten() throws {
        try sample.book.read { db in
            #expect(try db.loanApplications(ofArray: sample.array).map(\.row) == rows)
            #expect(try db.loanApplication("A-2")?.row == rows[1])
            #expect(try db.loanApplication("A-3") == nil)
            #expect(try db.notes(ofLoanApplication: 2, inArray: sample.array) == notes)
            #expect(try db.notes(ofLoanApplication: 3, inArray: sample.array).isEmpty)
            let closing = try db.closing(ofLoanApplication: 1, inArray: sample.array)
            #expect(closing?.kind == .declined)
            #expect(closing?.reason == "no income")
            #expect(try closing?.date == CivilDate("2026-06-25"))
            #expect(try db.closing(ofLoanApplication: 2, inArray: sample.array) == nil)
        }
    }

    @Test(arguments: [
        ("loan_application", "a loan application"),
        ("loan_application_note", "a note of a loan application"),
        ("loan_application_closing", "the closing of a loan application"),
    ])
    func keepsWhatWasWritten(table: String, thing: String) throws {
        let columns = try sample.book.read { db throws in
            try db.db.all("SELECT name FROM pragma_table_info ('\(table)')") { $0.text(0) }
        }
        #expect(!columns.isEmpty)
        for column in columns {
            let sql = "UPDATE \(table) SET \(column) = \(column)"
            #expect(try refusal(of: sql) == "\(thing) is never changed")
        }
        #expect(try refusal(of: "DELETE FROM \(table)") == "\(thing) is never removed")
        let replacement = "INSERT OR REPLACE INTO \(table) SELECT * FROM \(table)"
        #expect(
            try refusal(of: replacement) == "it holds this already; nothing was changed")
    }

    private static let application = "INSERT INTO loan_application VALUES"
    private static let closing = "INSERT INTO loan_application_closing VALUES"
    private static let loan = "INSERT INTO loan VALUES"
    /// The digest of a file that the book has.
    private static let file = "(SELECT min (digest) FROM document)"

    /// Rows that are taken, each beside the same with one value changed that is not.
    @Test(
        arguments: [
            (
                "\(application) (9, 'B', 1, 1, \(file), 5, 12, 20260101, 20260201, 31, 0, 0)",
                [
                    "\(application) (9, 'A-1', 1, 1, \(file), 5, 12, 20260101, NULL, NULL, 0, 0)",
                    "\(application) (9, '', 1, 1, \(file), 5, 12, 20260101, NULL, NULL, 0, 0)",
                    "\(application) (9, 'B', 1, 9, \(file), 5, 12, 20260101, NULL, NULL, 0, 0)",
                    "\(application) (9, 'B', 1, 1, x'00', 5, 12, 20260101, NULL, NULL, 0, 0)",
                    "\(application) (9, 'B', 1, 1, \(file), 0, 12, 20260101, NULL, NULL, 0, 0)",
                    "\(application) (9, 'B', 1, 1, \(file), 5, 0, 20260101, NULL, NULL, 0, 0)",
                    "\(application) (9, 'B', 1, 1, \(file), 5, 1201, 20260101, NULL, NULL, 0, 0)",
                    "\(application) (9, 'B', 1, 1, \(file), 5, 12, 20261301, NULL, NULL, 0, 0)",
                    "\(application) (9, 'B', 1, 1, \(file), 5, 12, 20260101, 20260101, 1, 0, 0)",
                    "\(application) (9, 'B', 1, 1, \(file), 5, 12, 20260101, NULL, 32, 0, 0)",
                    "\(application) (9, 'B', 1, 1, \(file), 5, 12, 20260101, NULL, NULL, 2, 0)",
                ]
            ),
            (
                "INSERT INTO loan_application_note VALUES (1, 2, 3, 5)",
                [
                    "INSERT INTO loan_application_note VALUES (1, 2, 2, 5)",
                    "INSERT INTO loan_application_note VALUES (1, 2, 0, 5)",
                    "INSERT INTO loan_application_note VALUES (1, 2, 3, 0)",
                    "INSERT INTO loan_application_note VALUES (1, 9, 3, 5)",
                ]
            ),
            (
                "\(closing) (1, 2, 'withdrawn', 20260701, 0, 'moves')",
                [
                    "\(closing) (1, 2, 'lost', 20260701, 0, 'moves')",
                    "\(closing) (1, 2, 'withdrawn', 20260732, 0, 'moves')",
                    "\(closing) (1, 2, 'withdrawn', 20260701, 0, '')",
                    "\(closing) (1, 2, 'withdrawn', 20260701, 0, NULL)",
                    "\(closing) (1, 9, 'withdrawn', 20260701, 0, 'moves')",
                    "\(closing) (1, 1, 'withdrawn', 20260701, 0, 'moves')",
                ]
            ),
            (
                "\(loan) (9, 'A-2', 1, 1, \(file), 260000, 120, 20260701, 20260831, 31, 1)",
                [
                    "\(loan) (9, 'A-2', 1, 2, \(file), 260000, 120, 20260701, 20260831, 31, 1)",
                    "\(loan) (9, 'A-2', 1, 1, \(file), 260001, 120, 20260701, 20260831, 31, 1)",
                    "\(loan) (9, 'A-2', 1, 1, \(file), 260000, 119, 20260701, 20260831, 31, 1)",
                    "\(loan) (9, 'A-2', 1, 1, \(file), 260000, 120, 20260619, 20260831, 31, 1)",
                    "\(loan) (9, 'A-2', 1, 1, \(file), 260000, 120, 20260701, 20260830, 31, 1)",
                    "\(loan) (9, 'A-2', 1, 1, \(file), 260000, 120, 20260701, 20260831, 31, 0)",
                ]
            ),
        ] as [(String, [String])])
    func takesOneAndRefusesOthers(good: String, bad: [String]) throws {
        #expect(try refusal(of: good) == nil)
        for sql in bad { #expect(try refusal(of: sql) != nil, "\(sql)") }
    }

    @Test(arguments: [
        (
            "\(application) (9, 'L-1', 1, 1, \(file), 5, 12, 20260101, NULL, NULL, 0, 0)",
            "it holds this already; nothing was changed"
        ),
        (
            "\(closing) (1, 2, 'declined', 20260619, 0, 'r')",
            "an application is closed after it was made"
        ),
        (
            "\(closing) (1, 3, 'declined', 20260701, 0, 'r')",
            "an application that was lent on is not closed"
        ),
        (
            "\(loan) (9, 'A-1', 1, 1, \(file), 260000, 120, 20260701, 20260801, 1, 0)",
            "no loan is made of a closed application"
        ),
        (
            "\(loan) (9, 'A-2', 1, 1, \(file), 260001, 120, 20260701, 20260831, 31, 1)",
            "a loan is as it was applied for"
        ),
    ])
    func saysWhatItRefuses(sql: String, reason: String) throws {
        #expect(try refusal(of: sql) == reason)
    }
}
