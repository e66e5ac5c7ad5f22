import Foundation
import TestSupport
import Testing

/// The loan that the demo follows over its statements: paid late, prepaid with a recast, paid off.
struct StatementLoanCommandTests {
    private func text(_ book: SampleBook, _ number: String) throws -> String {
        try book.run("statement", "show", number)
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private func issue(_ book: SampleBook, _ month: String, on date: String) throws {
        try book.importMonth(month)
        try book.run("bill", "issue", "--month", month, "--as-of", date)
        try book.run("loan", "accrue", "--month", month, "--as-of", date)
    }

    @Test func followsTheDemosLoan() throws {
        let book = try SampleBook()
        defer { book.remove() }
        try book.setUp()
        try book.run("loan", "import", "share-loan")
        try book.run(
            "loan", "open", "L-1002", "--product", "share-loan", "--subscription", "S-1002",
            "--amount", "1200.00", "--payments", "12", "--disbursed", "2026-06-20", "--as-of",
            "2026-06-20")
        try issue(book, "2026-07", on: "2026-08-05")
        let july = try text(book, "MEADOW-000002")
        #expect(july.contains("Total due $314.17"))
        #expect(
            july.contains(
                "Loan installment $206.94 loan L-1002, numbers 1 to 2 of 12, due Sep 1, 2026: "
                    + "$13.77 interest and $193.17 principal; $1,006.83 left to repay"))
        #expect(july.contains("Jun 20, 2026: lent to you $1,200.00"))

        let paid = try book.run(
            "payment", "record", "S-1002", "314.17", "--date", "2026-08-28", "--format", "csv")
        #expect(paid.contains("L-1002,206.94"))
        try book.run(
            "loan", "prepay", "L-1002", "--amount", "400.00", "--recast", "--on", "2026-08-30")
        try issue(book, "2026-08", on: "2026-09-05")
        let august = try text(book, "MEADOW-000016")
        #expect(august.contains("Aug 17, 2026: late fee $5.17"))
        #expect(august.contains("Aug 30, 2026: payment found anew $62."))
        #expect(august.contains("Total due $162.79"))

        try book.run("payment", "record", "S-1002", "162.79", "--date", "2026-09-20")
        try book.run("loan", "pay", "L-1002", "--payoff", "--on", "2026-09-28")
        try issue(book, "2026-09", on: "2026-10-05")
        let september = try text(book, "MEADOW-000031")
        #expect(september.contains("Sep 28, 2026: payment that paid the loan off"))
        #expect(september.contains("Paid off; nothing is owed $0.00"))
        #expect(!september.contains("Loan installment"))
        #expect(september.contains("Your share earned"))
        #expect(try book.run("ledger", "verify").contains("Clean  yes"))
        let balances = try book.run("ledger", "balances", "--format", "csv")
        #expect(balances.contains("loan-billed,274.50,274.50,0.00"))
    }
}
