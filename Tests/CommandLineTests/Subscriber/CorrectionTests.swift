import Foundation
import Testing

/// What an administrator does about a wrong file and a check that bounced.
struct CorrectionTests {
    private let book: SampleBook

    init() throws {
        book = try SampleBook()
        try book.setUp()
    }

    private func importMeadow(_ file: String) throws -> CommandResult {
        try book.runner.run([
            "meter", "import", "scripts/sample/meter/\(file).xml", "--meter", "MEADOW-PM",
            "--leave-out-others", "--format", "csv",
        ])
    }

    @Test func undoesAFileOfAnotherArray() throws {
        defer { book.remove() }
        #expect(try importMeadow("mill-roof-2026-07").exitCode == 0)
        let refused = try importMeadow("meadow-2026-07")
        #expect(refused.exitCode == 65)
        let advice = try #require(
            refused.errors.firstMatch(of: #/commonwatt (meter undo [0-9a-f]{12})\n/#))
        #expect(refused.errors.contains("from mill-roof-2026-07.xml, imported as of"))
        let words = advice.output.1.split(separator: " ").map(String.init)
        let rehearsed = try book.runner.run(words + ["--dry-run"])
        #expect(rehearsed.errors == "dry run: nothing was changed\n")
        let undone = try book.runner.run(words + ["--format", "json"])
        #expect(undone.exitCode == 0)
        #expect(undone.output.contains("\"readings\":2976,\"undone\":true"), "\(undone)")
        let imported = try importMeadow("meadow-2026-07")
        #expect(imported.output.contains("MEADOW-PM,received,2976,0,"), "\(imported)")
        #expect(imported.errors.contains("delivered energy, the plant's own use at night, "))
        let again = try book.runner.run(words)
        #expect(again.errors == "mill-roof-2026-07.xml is undone already; nothing was changed\n")
        #expect(try book.run("meter", "list").contains("mill-roof-2026-07.xml"))
    }

    @Test func warnsOfTheFileOfALargerArray() throws {
        defer { book.remove() }
        let result = try book.runner.run([
            "meter", "import", "scripts/sample/meter/meadow-2026-07.xml", "--meter",
            "MILLROOF-PM", "--leave-out-others",
        ])
        #expect(result.exitCode == 0)
        #expect(
            result.errors.contains("above the array's 120 kW; is this the right file?"),
            "\(result.errors)")
    }

    private func pay(_ arguments: String...) throws -> CommandResult {
        try book.runner.run(["payment"] + arguments)
    }

    private func issue(_ month: String, _ date: String) throws {
        try book.importMonth(month)
        try book.run("bill", "issue", "--month", month, "--as-of", date)
    }

    @Test func showsABouncedCheckOnTheNextStatement() throws {
        defer { book.remove() }
        try book.run(
            "payment", "record", "S-1001", "25.00", "--date", "2026-07-20", "--reference",
            "CHECK-118", "--as-of", "2026-07-21")
        try issue("2026-07", "2026-08-05")
        let number = try #require(
            try book.run("statement", "list", "--format", "csv")
                .split(separator: "\n").first { $0.contains(",S-1001,") }?
                .split(separator: ",").first
        ).description
        let july = try book.run("statement", "show", number)
        #expect(july.contains("-$25.00"), "\(july)")
        let reversal = try pay("reverse", "CHECK-118", "--as-of", "2026-08-10", "--reason", "NSF")
        #expect(reversal.exitCode == 0, "\(reversal)")
        let again = try pay("reverse", "CHECK-118", "--as-of", "2026-08-12")
        #expect(again.exitCode == 0)
        #expect(
            again.errors == "the payment \"CHECK-118\" was already reversed on 2026-08-10; nothing "
                + "was changed\n")
        try issue("2026-08", "2026-09-05")
        let last = try #require(
            try book.run("statement", "list", "--format", "csv").split(separator: "\n")
                .first { $0.contains(",2026-08,") && $0.contains(",S-1001,") }?
                .split(separator: ",").first
        ).description
        let august = try book.run("statement", "show", last)
        let line = try #require(august.split(separator: "\n").first { $0.contains("ayment") })
        #expect(line.contains("$25.00") && !line.contains("-"), "\(august)")
        #expect(try book.run("ledger", "verify").hasPrefix("Clean  yes"))
    }

    @Test func leavesBillsOfAnIssuedMonthAlone() throws {
        defer { book.remove() }
        try issue("2026-07", "2026-08-05")
        let report = book.folder.appending(path: "again.csv")
        let text = try String(
            contentsOf: book.folder.appending(path: "scripts/sample/utility-2026-07.csv"),
            encoding: .utf8)
        try Data((text + "\n").utf8).write(to: report)
        let result = try book.runner.run(["credit", "import", "again.csv", "--format", "csv"])
        #expect(result.exitCode == 0)
        #expect(
            result.output == """
                month,array,bills,replaced,left
                2026-07,MEADOW,0,0,11
                2026-07,MILLROOF,0,0,10

                """)
        #expect(result.errors.contains("bills left as they are: 11"))
        let early = try book.runner.run(
            ["credit", "import", "scripts/sample/utility-2026-08.csv", "--as-of", "2026-07-31"])
        #expect(early.exitCode == 65)
    }
}
