import Foundation
import TestSupport
import Testing

/// New York's rate books and their statements from file to bill, as a user would.
@Suite(.enabled(if: SharedData.isPresent, "the shared data is not on this machine"))
struct IEDRImportTests {
    private let book: SampleBook

    init() throws {
        book = try SampleBook()
        try book.run("book", "create", "--name", "Hudson Valley Energy Co-op")
        let files = try FileManager.default.contentsOfDirectory(
            at: SharedData.file("data/xml/ny_iedr_rateplan"), includingPropertiesForKeys: nil)
        for file in files where file.pathExtension == "xml" {
            try FileManager.default.createSymbolicLink(
                at: book.folder.appending(path: file.lastPathComponent),
                withDestinationURL: file.resolvingSymlinksInPath())
        }
        // 600 kWh in November 2024, local time: 0.8333 in each hour but the last.
        let start = Date(timeIntervalSince1970: 1_730_433_600)
        let hours = (0..<721).map { hour in
            let time = start.addingTimeInterval(Double(hour) * 3_600).formatted(.iso8601)
            return "\(time),\(hour == 720 ? "0.024" : "0.8333")\n"
        }
        try Data(("start,kwh\n" + hours.joined()).utf8).write(
            to: book.folder.appending(path: "load.csv"))
    }

    private struct Plan {
        let book: String
        let statements: String
        let code: String
        let id: String
        /// The items to be accepted, and how many of them, the first, bills leave out.
        let accepted: [String]
        let leftOut: Int
        let total: String
        /// A line of the bill's explanation, and the place it names.
        let line: String

        var files: [String] { [book, "--statements", statements, "--plan", code] }
    }

    private static let replaced =
        " (was expected to be replaced on 2024-11-01, and is taken to hold on)"

    /// The name of an item without the reason in brackets.
    private static func title(_ name: String) -> String {
        name.range(of: " (", options: .backwards).map { String(name[..<$0.lowerBound]) } ?? name
    }

    private static let plans = [
        Plan(
            book: "CONED_SC1_tariff_books_v0.99.7.xml",
            statements: "CONED_statements_v0.99.7.xml", code: "EDS-CED-SC1-1-442",
            id: "us.ny.ced.eds-ced-sc1-1-442",
            accepted: [
                "charge \"Environmental Component Credit - Market Value of the Rider R Value "
                    + "Stack\" of statement CESS (stated for use, named as a credit for "
                    + "generation)",
                "charge \"Blocked non-tou metered charge\" (its tiers in season \"Winter\" are "
                    + "incomplete, and are read as in the others)",
                "charge \"MAC reconciliation for the month of October 2024\" of statement MAC ADJ"
                    + replaced,
                "charge \"Transition Adjustment\" of statement MAC ADJ" + replaced,
                "charge \"Uncollectible-bill Expense\" of statement MAC ADJ" + replaced,
            ], leftOut: 1,
            total: "137.65", line: "CONED_SC1_tariff_books_v0.99.7.xml:254,"),
        Plan(
            book: "NYSEG_SC1_tariff_books_v0.99.7.xml",
            statements: "NYSEG_statements_v0.99.6.xml", code: "ERS-AGR-NYE-SC01-RES1",
            id: "us.ny.nye.ers-agr-nye-sc01-res1",
            accepted: [
                "charge \"Residential Agricultural Discount\" of statement RAD (only for farms)",
                "supply of plan \"Service Classification No. 1\" (no price is given for "
                    + "2024-11-01)",
                "charge \"Energy Charge\" (its price of 0.07618 for a Wh is read as for a kWh)",
                "charge \"Make-Whole Energy Charge\" (its price of 0.00276 for a Wh is read as "
                    + "for a kWh)",
            ], leftOut: 2,
            total: "79.65", line: "NYSEG_statements_v0.99.6.xml:16019,"),
    ]

    private func importPlan(_ plan: Plan, accepting: [String]) throws -> CommandResult {
        try book.runner.run(
            ["tariff", "import"] + plan.files + ["--on", "2024-11-01", "--format", "csv"]
                + accepting.flatMap { ["--accept", $0] })
    }

    @Test func importsBooksWithTheirStatementsAndExplainsTheirBills() throws {
        defer { book.remove() }
        for plan in Self.plans {
            let refused = try importPlan(plan, accepting: [])
            #expect(refused.exitCode == 65)
            for name in plan.accepted {
                #expect(
                    refused.errors.contains("--accept '\(Self.title(name))'"), "\(refused.errors)")
            }
            #expect(refused.errors.split(separator: "\n").count == plan.accepted.count)
            let most = try importPlan(plan, accepting: Array(plan.accepted.dropFirst()))
            #expect(most.exitCode == 65)
            let imported = try importPlan(plan, accepting: plan.accepted.map(Self.title))
            for (index, name) in plan.accepted.enumerated() {
                let words =
                    index < plan.leftOut
                    ? "cannot be computed; bills leave it out"
                    : "is read by a guess; bills are made by the guess"
                #expect(imported.errors.contains("\(name) \(words)"), "\(imported.errors)")
            }
            #expect(imported.exitCode == 0, "\(imported.errors)")
            #expect(imported.output.contains("\(plan.id),2024-"))
            let again = try importPlan(plan, accepting: plan.accepted)
            #expect(again.output.contains(",already imported,"))
            // The files it came from are not needed any more.
            for file in [plan.book, plan.statements] {
                try FileManager.default.removeItem(at: book.folder.appending(path: file))
            }
            let bill = try book.runner.run([
                "tariff", "bill", plan.id, "--book", "coop.book", "--load", "load.csv",
                "--explain", "2024-11", "--format", "csv",
            ])
            #expect(bill.exitCode == 0, "\(bill.errors)")
            #expect(bill.output.contains(plan.line), "\(bill.output)")
            for (index, name) in plan.accepted.enumerated() {
                let words = index < plan.leftOut ? "left out" : "billed by a guess"
                #expect(bill.errors.contains("\(words): \(name)"), "\(bill.errors)")
            }
            let table = try book.run(
                "tariff", "bill", plan.id, "--book", "coop.book", "--load", "load.csv")
            #expect(table.contains(plan.total) && table.contains("Accepted by name:"), "\(table)")
        }
        let list = try book.run("tariff", "list", "--format", "csv")
        for plan in Self.plans { #expect(list.contains("\n\(plan.id),")) }
    }

    /// Statements of one company say nothing of the zones of another.
    @Test func readsTheStatementsOfTwoCompaniesSideBySide() throws {
        defer { book.remove() }
        let plan = Self.plans[1]
        let result = try book.runner.run(
            ["tariff", "import"] + plan.files
                + ["--statements", Self.plans[0].statements, "--on", "2024-11-01"]
                + plan.accepted.flatMap { ["--accept", $0] })
        #expect(result.exitCode == 0, "\(result.errors)")
    }

    /// With a word that no file knows, riders would be left out without a sign.
    @Test(arguments: [
        (["--territory", "J"], "CED know no territory \"J\", found NYISO_H, NYISO_I"),
        (["--customer-class", "House"], "CED know no customer class \"House\", found"),
    ])
    func refusesWordsOfTheCustomerThatNoFileKnows(options: [String], message: String) throws {
        defer { book.remove() }
        let result = try book.runner.run(
            ["tariff", "import"] + Self.plans[0].files + options + ["--on", "2024-11-01"])
        #expect(result.exitCode == 65)
        #expect(result.errors.contains(message), "\(result.errors)")
    }

    @Test func missesTheStatementsOfABook() throws {
        defer { book.remove() }
        let plan = Self.plans[0]
        let others = try book.runner.run([
            "tariff", "import", plan.book, "--statements", Self.plans[1].statements, "--plan",
            plan.code, "--on", "2024-11-01",
        ])
        #expect(others.exitCode == 65)
        #expect(
            others.errors.contains("the statements given are of NYE, and none is of CED"),
            "\(others.errors)")
        let none = try book.runner.run([
            "tariff", "import", plan.book, "--plan", plan.code, "--on", "2024-11-01",
        ])
        #expect(none.exitCode == 65)
        #expect(
            none.errors.contains("(no statement is given) cannot be computed"), "\(none.errors)")
    }

    @Test func refusesTheMalformedBookOfNiagaraMohawk() throws {
        defer { book.remove() }
        let file = "NIM_SC3_tariff_books_v0.99.7.xml"
        for verb in ["import", "validate"] {
            let result = try book.runner.run(["tariff", verb, file])
            #expect(result.exitCode == 65)
            #expect(
                result.errors.hasPrefix("\(file):555:37: not well-formed XML: "),
                "\(result.errors)")
        }
    }

    @Test func validatesABookWithItsStatements() throws {
        defer { book.remove() }
        let plan = Self.plans[0]
        let result = try book.runner.run(
            ["tariff", "validate"] + plan.files + ["--on", "2024-11-01", "--format", "csv"])
        #expect(result.exitCode == 0, "\(result.errors)")
        #expect(
            result.errors.contains("are incomplete, and are read as in the others"),
            "\(result.errors)")
        #expect(result.output.contains("\(plan.id),2024-"), "\(result.output)")
    }
}
