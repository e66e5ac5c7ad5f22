import Foundation
import TestSupport
import Testing

/// An application for a loan as the one who keeps the book sees it, until the loan is made or
/// not, by the program itself.
struct LoanApplicationCommandTests {
    private let book: SampleBook

    init() throws {
        book = try SampleBook()
        try book.setUp()
        try book.run("loan", "import", "rates/loans/share-loan/2026-01-01.xml")
        let applied = try loan(Self.apply("L-1", "S-1001"))
        guard applied.exitCode == 0 else {
            throw SampleBookError(command: "loan apply", result: applied)
        }
    }

    /// 2,600.00 in 120 payments, applied for in May.
    private static func apply(
        _ loan: String, _ subscription: String, amount: String = "2600.00"
    ) -> [String] {
        [
            "apply", loan, "--product", "share-loan", "--subscription", subscription,
            "--amount", amount, "--payments", "120", "--on", "2026-05-20",
        ]
    }

    private func loan(_ arguments: String...) throws -> CommandResult {
        try loan(arguments)
    }

    private func loan(_ arguments: [String]) throws -> CommandResult {
        try book.runner.run(["loan"] + arguments + ["--as-of", "2026-12-31"])
    }

    private func verify() throws -> CommandResult {
        try book.runner.run(["ledger", "verify", "--format", "json"])
    }

    private func list(_ arguments: String...) throws -> String {
        let result = try book.runner.run(["loan", "list", "--format", "csv"] + arguments)
        #expect(result.exitCode == 0, "\(result)")
        return result.output
    }

    private static let header = """
        loan,subscription,product,state,lent,principal,payoff,next_due,next_amount,\
        days_past_due,bucket,array,applied,applied_for

        """

    @Test func estimatesBeforeAnythingIsRecorded() throws {
        defer { book.remove() }
        let before = try list()
        let result = try loan(Self.apply("L-2", "S-1002") + ["--dry-run"])
        #expect(
            result.output == """
                Loan                    L-2
                Recorded                would be
                Amount                  2600.00
                Applied                 2026-05-20
                Estimate, lent on       2026-05-20
                Annual percentage rate  5.9861 %
                Finance charge          868.33
                Amount financed         2600.00
                Total of payments       3468.33
                Payment                 28.91
                Last payment            28.04
                Payments                120
                First due               2026-07-01
                Last due                2036-06-01

                """)
        #expect(result.errors == "dry run: nothing was changed\n")
        #expect(try list() == before)
    }

    @Test func becomesALoanWithWhatWasAskedFor() throws {
        defer { book.remove() }
        #expect(
            try list("--state", "applied", "--as-of", "2026-05-31") == Self.header + """
                L-1,S-1001,share-loan,applied,,,,,,,,MEADOW,2026-05-20,2600.00

                """)
        let opened = try loan("open", "L-1", "--disbursed", "2026-06-01", "--format", "json")
        #expect(opened.exitCode == 0, "\(opened)")
        #expect(opened.output.contains("\"opened\":true,\"disbursed\":\"2026-06-01\""))
        #expect(opened.output.contains("\"payment\":\"28.86\""), "\(opened.output)")
        let again = try loan("open", "L-1")
        #expect(again.errors == "loan \"L-1\" is in the book already; nothing was changed\n")
        #expect(
            try list("--as-of", "2026-06-01") == Self.header + """
                L-1,S-1001,share-loan,active,2600.00,2600.00,2600.00,2026-07-01,28.86,0,current,\
                MEADOW,2026-05-20,2600.00

                """)
        #expect(try list("--state", "applied", "--as-of", "2026-06-01") == Self.header)
        let show = try book.run("loan", "show", "L-1", "--format", "json")
        #expect(show.contains("\"schema\":\"commonwatt.loan-show/1\""))
        #expect(show.contains("\"applied\":\"2026-05-20\",\"disbursed\":\"2026-06-01\""))
        #expect(try verify().output.contains("\"clean\":true"))
    }

    @Test func isWithdrawnOnceAndStaysSo() throws {
        defer { book.remove() }
        let before = try book.run("ledger", "entries", "--format", "csv")
        let decline = [
            "decline", "L-1", "--withdrawn", "--on", "2026-05-28", "--reason", "moves away",
            "--format", "csv",
        ]
        let closed = try loan(decline)
        #expect(closed.exitCode == 0, "\(closed)")
        #expect(
            closed.output == """
                loan,L-1
                state,withdrawn
                closed,yes
                amount,2600.00
                applied,2026-05-20
                date,2026-05-28
                reason,moves away

                """)
        let again = try loan(decline)
        #expect(again.exitCode == 0)
        #expect(
            again.errors
                == "the application for loan \"L-1\" was already withdrawn on 2026-05-28; nothing "
                + "was changed\n")
        let open = try loan("open", "L-1", "--disbursed", "2026-06-01")
        #expect(open.exitCode == 65)
        #expect(
            open.errors
                == "error: the application for loan \"L-1\" was withdrawn on 2026-05-28, and stays "
                + "so; apply anew under another id\n")
        #expect(
            try list("--state", "withdrawn") == Self.header + """
                L-1,S-1001,share-loan,withdrawn,,,,,,,,MEADOW,2026-05-20,2600.00

                """)
        // Nothing was posted.
        #expect(try book.run("ledger", "entries", "--format", "csv") == before)
        #expect(try verify().output.contains("\"clean\":true"))
    }

    @Test func isShownWithItsEstimateAndItsNotes() throws {
        defer { book.remove() }
        let arguments = Self.apply("L-2", "S-1002") + ["--note", "1600", "--note", "1000"]
        #expect(try loan(arguments).exitCode == 0)
        let again = try loan(arguments)
        #expect(
            again.errors
                == "the application for loan \"L-2\" is in the book already; nothing was changed\n")
        #expect(
            try book.run("loan", "show", "L-2", "--format", "json") == """
                {"schema":"commonwatt.loan-application/1","loan":"L-2","state":"applied",\
                "subscription":"S-1002","array":"MEADOW","product":"share-loan",\
                "illustrative":true,"amount":"2600.00","autopay":false,"applied":"2026-05-20",\
                "first_due_asked":null,"closed":null,"reason":null,"estimated_for":"2026-05-20",\
                "apr_pct":"5.9861","finance_charge":"868.33","amount_financed":"2600.00",\
                "total_of_payments":"3468.33","payment":"28.91","last_payment":"28.04",\
                "payments":120,"first_due":"2026-07-01","last_due":"2036-06-01",\
                "notes":[{"note":1,"amount":"1600.00"},{"note":2,"amount":"1000.00"}]}

                """)
    }

    /// A version that came into force between the application and the disbursement.
    @Test func tellsWhichTermsChanged() throws {
        defer { book.remove() }
        let url = PackageRoot.folder.appending(path: "rates/loans/share-loan/2026-01-01.xml")
        let terms = try String(contentsOf: url, encoding: .utf8)
            .split(separator: "  <example", maxSplits: 1)[0]
            .replacing("effectiveFrom=\"2026-01-01\"", with: "effectiveFrom=\"2026-06-01\"")
            .replacing("percent=\"5.99\"", with: "percent=\"6.49\"")
            .replacing("flat=\"15.00\"", with: "flat=\"20.00\"")
        try "\(terms)</loanProduct>\n".write(
            to: book.folder.appending(path: "2026-06-01.xml"), atomically: true, encoding: .utf8)
        try book.run("loan", "import", "2026-06-01.xml")
        let result = try loan("open", "L-1", "--disbursed", "2026-06-01")
        #expect(result.exitCode == 0, "\(result)")
        #expect(
            result.errors == """
                warning: the terms of "share-loan" changed since the application on 2026-05-20: \
                annual rate from 5.99% to 6.49%, late fee from the lesser of 15.00 or 5% after 15 \
                days to the lesser of 20.00 or 5% after 15 days; the loan has those in force on \
                2026-06-01

                """)
        #expect(result.output.contains("Annual percentage rate  6.4"), "\(result.output)")
    }

    @Test(
        arguments: [
            (
                Self.apply("L-1", "S-1002"), 65,
                "error: the book has an application for loan \"L-1\" with another subscription; "
                    + "choose another id\n"
            ),
            (
                Self.apply("L-2", "S-1002", amount: "1"), 65,
                "error: the product lends from 500.00 to 25000.00, found 1.00\n"
            ),
            (
                ["open", "L-1", "--amount", "2700", "--autopay"], 65,
                "error: the book has an application for loan \"L-1\" with another amount, autopay; "
                    + "leave that out to lend as applied for, or decline the application, with: "
                    + "commonwatt loan decline L-1 --reason WHY\n"
            ),
            (
                ["open", "L-1", "--disbursed", "2026-05-19"], 65,
                "error: 2026-05-19 lies before 2026-05-20, the day of the application; check the "
                    + "date\n"
            ),
            (
                ["open", "L-2", "--product", "share-loan", "--amount", "2600"], 64,
                "error: nothing was applied for as \"L-2\"; give --product, --subscription, "
                    + "--amount and --payments, or name an application that commonwatt loan list "
                    + "--state applied shows\n"
            ),
            (
                ["decline", "L-2", "--reason", "none"], 66,
                "error: there is no application for a loan \"L-2\" in the book; commonwatt loan "
                    + "list --state applied shows those that are open\n"
            ),
            (
                ["decline", "L-1", "--reason", ""], 64,
                "error: reason: expected from 1 to 200 characters, found 0\n"
            ),
        ] as [([String], Int32, String)])
    func refusesAndWritesNothing(arguments: [String], code: Int32, message: String) throws {
        defer { book.remove() }
        let before = try list()
        let result = try loan(arguments)
        #expect(result.exitCode == code)
        #expect(result.errors == message)
        #expect(try list() == before)
    }
}
