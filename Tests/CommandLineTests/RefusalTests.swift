import Foundation
import TestSupport
import Testing

/// What the program says when something is wrong, word for word, and that it then writes
/// nothing.
struct RefusalTests {
    private let book: SampleBook

    init() throws {
        book = try SampleBook()
        try book.setUp()
    }

    @Test func issuesAMonthOnce() throws {
        defer { book.remove() }
        try book.importMonth("2026-07")
        let issue = ["bill", "issue", "--month", "2026-07", "--as-of", "2026-08-05"]
        #expect(try book.runner.run(issue).exitCode == 0)
        let heads = try book.run("ledger", "verify", "--format", "json")
        let again = try book.runner.run(issue)
        #expect(again.exitCode == 0)
        #expect(
            again.errors == """
                MEADOW: 2026-07 was already issued, nothing changed
                MILLROOF: 2026-07 was already issued, nothing changed

                """)
        #expect(try book.run("ledger", "verify", "--format", "json") == heads)
    }

    @Test func importsAFileOnce() throws {
        defer { book.remove() }
        let members = try book.run("subscriber", "import", "scripts/sample/members.csv")
        #expect(members.contains("Already imported         yes"), "\(members)")
        let file = "scripts/sample/meter/meadow-2026-07.xml"
        let arguments = [
            "meter", "import", file, "--meter", "MEADOW-PM", "--flow", "received", "--flow",
            "delivered", "--format", "json",
        ]
        #expect(try book.runner.run(arguments).exitCode == 0)
        let again = try book.runner.run(arguments)
        #expect(again.exitCode == 0)
        #expect((again.output + again.errors).contains("already"), "\(again)")
    }

    @Test func refusesSharesBeyondTheArray() throws {
        defer { book.remove() }
        let file = book.folder.appending(path: "more.csv")
        let rows = """
            subscriber_id,name,class,subscription_id,array,account,share,share_from
            M-9001,Big Buyer,residential,S-9001,MEADOW,0099,8%,2026-02-01

            """
        try Data(rows.utf8).write(to: file)
        let before = try book.run("subscription", "list", "--format", "csv")
        let result = try book.runner.run(["subscriber", "import", "more.csv"])
        #expect(result.exitCode == 65)
        #expect(
            result.errors.contains("more.csv:2:") && result.errors.contains("1000000"),
            "\(result.errors)")
        #expect(try book.run("subscription", "list", "--format", "csv") == before)
    }

    @Test func refusesAMonthWithAGapThatNobodyAccepted() throws {
        defer { book.remove() }
        try importHours(except: [40])
        let issue = [
            "bill", "issue", "--month", "2026-07", "--array", "MEADOW", "--as-of", "2026-08-05",
        ]
        let refused = try book.runner.run(issue + ["--format", "csv"])
        #expect(refused.exitCode == 65)
        #expect(
            refused.output.contains(
                "the production meter has no readings for 2026-07-02T16:00:00-07:00 to "
                    + "2026-07-02T17:00:00-07:00; import them, or accept the gap with "
                    + "--accept-gap"),
            "\(refused.output)")
        #expect(try book.run("statement", "list").isEmpty)
        let accepted = try book.runner.run(issue + ["--accept-gap"])
        #expect(accepted.exitCode == 0, "\(accepted)")
        let statement = try book.run("statement", "show", "MEADOW-000001")
        #expect(statement.contains("2026-07-02") || statement.contains("July 2"), "\(statement)")
    }

    @Test func refusesAMonthBeforeTheProgram() throws {
        defer { book.remove() }
        let result = try book.runner.run([
            "bill", "preview", "--month", "2025-03", "--array", "MEADOW", "--format", "csv",
        ])
        #expect(result.exitCode == 65)
        let json = try book.runner.run([
            "bill", "preview", "--month", "2025-03", "--array", "MEADOW", "--format", "json",
        ])
        #expect(
            json.output.contains(
                "no version of program \\\"mn-legacy-garden\\\" is in force on 2025-03-01; "
                    + "import the one that is"),
            "\(json.output)")
    }

    @Test(
        arguments: [
            (["statement", "show", "MEADOW-000099"], 66),
            (["bill", "preview", "--month", "2026-13"], 64),
            (["bill", "preview", "--month", "2026-07", "--array", "NOWHERE"], 65),
            (["meter", "inspect", "nothing-here.xml"], 66),
            (["ledger", "entries", "--array", "NOWHERE"], 66),
            (["book", "create", "--name", "Again"], 73),
        ] as [([String], Int32)])
    func endsWithTheCodeOfTheMistake(arguments: [String], code: Int32) throws {
        defer { book.remove() }
        let result = try book.runner.run(arguments)
        #expect(result.exitCode == code, "\(result)")
        #expect(!result.errors.isEmpty)
    }

    @Test(arguments: [
        (
            ["array", "add", "X", "--capacity-kw", "250kW"],
            "--capacity-kw", "Usage: commonwatt array add "
        ),
        (["scr", "terms", "--buy", "x"], "--buy", "Usage: commonwatt scr terms "),
        (["scr", "compute", "--theta", "x"], "--theta", "Usage: commonwatt scr compute "),
    ])
    func showsTheUsageOfTheCommandThatWasMeant(
        arguments: [String], option: String, usage: String
    ) throws {
        defer { book.remove() }
        let result = try book.runner.run(arguments)
        #expect(result.exitCode == 64)
        #expect(result.errors.contains(option) && result.errors.contains(usage), "\(result)")
    }

    /// Readings of every hour of July but some, counted from the month's first.
    private func importHours(except missing: Set<Int>) throws {
        var rows = "start,minutes,kwh,flow\n"
        for hour in 0..<(31 * 24) where !missing.contains(hour) {
            let day = hour / 24 + 1
            let date = "2026-07-\(day < 10 ? "0" : "")\(day)"
            let time = "\(hour % 24 < 10 ? "0" : "")\(hour % 24):00"
            rows += "\(date)T\(time)-07:00,60,10.5,received\n"
        }
        try Data(rows.utf8).write(to: book.folder.appending(path: "hours.csv"))
        try book.run("meter", "import", "hours.csv", "--meter", "MEADOW-PM")
    }
}
