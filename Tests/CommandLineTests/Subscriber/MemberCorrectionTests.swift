import Foundation
import Testing

/// A list of members that is mended and imported again, as an administrator sees it.
struct MemberCorrectionTests {
    private let book: SampleBook
    private let list: String

    init() throws {
        book = try SampleBook()
        try book.setUp()
        let sample = book.folder.appending(path: "scripts/sample/members.csv")
        list = try String(contentsOf: sample, encoding: .utf8)
    }

    private func importList(
        _ text: String, _ options: String...
    ) throws -> CommandResult {
        try Data(text.utf8).write(to: book.folder.appending(path: "list.csv"))
        return try book.runner.run(
            ["subscriber", "import", "list.csv", "--as-of", "2026-07-01"] + options)
    }

    @Test func showsEachCorrection() throws {
        defer { book.remove() }
        let mended = list.replacing("Elias Begay,low-income", with: "Elias Begay,residential")
            .replacing("S-1006,MEADOW,004437222,4%", with: "S-1006,MEADOW,004437222,4.5%")
        let table = """
            Corrected
            Member  Field                  Before          Now
            ------  ---------------------  --------------  ----------------
            M-1005  class                  low-income      residential
            S-1006  share from 2026-01-01  4% (40000 ppm)  4.5% (45000 ppm)

            """
        let shown = try importList(mended, "--dry-run")
        #expect(shown.exitCode == 0, "\(shown)")
        #expect(shown.output.contains(table), "\(shown.output)")
        let csv = try importList(mended, "--dry-run", "--format", "csv")
        #expect(
            csv.output == """
                member,field,before,now
                M-1005,class,low-income,residential
                S-1006,share from 2026-01-01,4% (40000 ppm),4.5% (45000 ppm)

                """)
        let json = try importList(mended, "--format", "json")
        #expect(
            json.output.contains(
                #"{"member":"M-1005","field":"class","before":"low-income","now":"residential"}"#),
            "\(json.output)")
        let members = try book.run("subscriber", "list", "--format", "csv")
        #expect(members.contains("M-1005,Elias Begay,residential"), "\(members)")
        #expect(try importList(mended).errors.contains("already imported"))
    }

    @Test func tellsOfAnIssuedMonthAndOfWhatAListLeavesOut() throws {
        defer { book.remove() }
        try book.importMonth("2026-07")
        try book.run(
            "bill", "issue", "--month", "2026-07", "--array", "MEADOW", "--as-of", "2026-08-05")
        let header = list.prefix { $0 != "\n" }
        let row = list.split(separator: "\n").first { $0.hasPrefix("M-1005") } ?? ""
        let mended = row.replacing("low-income", with: "residential")
        let result = try importList("\(header)\n\(mended)\n")
        #expect(result.exitCode == 0, "\(result)")
        #expect(
            result.errors == """
                14 subscriptions of MEADOW are not in this list; they stay as they are
                list.csv:2:1: warning: array "MEADOW": the limit "share against usage" cannot be \
                checked; fill in the column yearly_kwh, what a subscriber uses in a year, which \
                15 of 15 subscriptions lack, and say with --yield how many kWh a kilowatt of the \
                array yields in a year
                list.csv:2:1: warning: array "MEADOW": 2026-07 is already issued; its issued \
                statements stay as they are, and what changes counts from 2026-08 on

                """)
        #expect(try book.run("ledger", "verify").contains("Clean  yes"))
    }

    @Test func explainsTheColumnsOfAList() throws {
        let header = try book.run("subscriber", "template").prefix { !$0.isNewline }
        for arguments in [
            ["subscriber", "template", "--help"], ["help", "subscriber", "template"],
        ] {
            let help = try book.runner.run(arguments)
            #expect(help.exitCode == 0)
            for column in header.split(separator: ",") {
                #expect(help.output.contains("\n  \(column): "), "\(column)\n\(help.output)")
            }
        }
        book.remove()
    }
}
