import Foundation
import Testing

/// Lists of members and reports of utilities as spreadsheets leave them, and as administrators
/// hand them in.
struct ListCommandTests {
    private let book: SampleBook
    private static let header =
        "subscriber_id,name,class,subscription_id,array,account,share,share_from"

    init() throws {
        book = try SampleBook()
        try book.run("book", "create", "--name", "Sunny Valley Energy Co-op")
        try book.run("program", "import", "rates/programs/or-community-solar/2020-01-01.xml")
        try book.run(
            "array", "add", "ROOF", "--name", "Roof", "--capacity-kw", "120", "--utility",
            "Desert Power", "--time-zone", "America/Denver", "--program", "or-community-solar",
            "--meter", "ROOF-PM")
        let result = try importList([
            "M-1,Ann Archer,residential,S-1,ROOF,0012345678,5%,2026-01-01",
            "M-3,Cy Cooper,residential,S-3,ROOF,0012345680,40%,2026-01-01",
            "M-4,Di Dyer,low-income,S-4,ROOF,0012345681,40%,2026-01-01",
        ])
        guard result.exitCode == 0 else { throw SampleBookError(command: "list", result: result) }
    }

    private func importList(
        _ rows: [String], also columns: String = ""
    ) throws -> CommandResult {
        try importFile(
            "m.csv", [Self.header + columns] + rows,
            ["subscriber", "import", "m.csv", "--as-of", "2026-08-03"])
    }

    private func importReport(_ rows: [String], _ options: String...) throws -> CommandResult {
        try importFile(
            "u.csv", ["account,month,kwh,amount"] + rows,
            ["credit", "import", "u.csv", "--as-of", "2026-08-03"] + options)
    }

    private func importFile(
        _ name: String, _ lines: [String], _ command: [String]
    ) throws -> CommandResult {
        let text = lines.joined(separator: "\n") + "\n"
        try Data(text.utf8).write(to: book.folder.appending(path: name))
        return try book.runner.run(command)
    }

    /// Each is refused with its place and what to do, and nothing of it is in the book.
    @Test(arguments: [
        ("0012345699,5%,8/1/2026", ":2:44: share_from: ", "2026-08-01 or 2026-01-08"),
        ("1.23457E+07,5%,2026-08-01", ":2:30: account: ", "format the column as text"),
        ("1.23457E+09,5%,2026-08-01", ":2:30: account: ", "of which the digits are lost"),
        ("12345699.0,5%,2026-08-01", ":2:30: account: ", "of which the digits are lost"),
        ("0012345699,5.0000000000000003%,2026-08-01", ":2:41: share: ", "write \"5%\""),
        ("0012345699,0.05,2026-08-01", ":2:41: share: ", "write \"5%\" for a part of 0.05"),
        ("0012345699,5%%,2026-08-01", ":2:41: share: ", "found \"5%%\""),
        ("0012345699 ,5%,2026-08-01", ":2:30: account: ", "without blanks at its ends"),
        ("0012345699,5%,46235", ":2:44: share_from: ", "2026-08-01"),
    ])
    func refusesWhatASpreadsheetLeft(cells: String, place: String, advice: String) throws {
        defer { book.remove() }
        let result = try importList(["M-9,Ida,residential,S-9,ROOF,\(cells)"])
        #expect(result.exitCode == 65)
        #expect(result.errors.contains("m.csv\(place)"), "\(result.errors)")
        #expect(result.errors.contains(advice), "\(result.errors)")
        #expect(try !book.run("subscriber", "list").contains("M-9"))
    }

    @Test func refusesAClassInOtherLetters() throws {
        defer { book.remove() }
        let result = try importList([
            "M-9,Ida,Residential,S-9,ROOF,0012345699,5%,2026-08-01"
        ])
        #expect(result.exitCode == 65)
        #expect(
            result.errors.hasPrefix(
                "m.csv:2:1: class: the program \"or-community-solar\" names no class "
                    + "\"Residential\", expected one of residential, low-income"),
            "\(result.errors)")
    }

    @Test(arguments: [
        ("José,Ida,residential,S-9,ROOF", "write Jose"),
        ("M-9,Ida,residential,../S,ROOF", "write S"),
        ("M-9,Ida,residential,S-9,ROOF ", "write ROOF"),
    ])
    func refusesAnIdentifierThatIsNotPlain(cells: String, advice: String) throws {
        defer { book.remove() }
        let result = try importList(["\(cells),0012345699,5%,2026-08-01"])
        #expect(result.exitCode == 65)
        #expect(result.errors.contains("m.csv:2:"), "\(result.errors)")
        #expect(result.errors.contains(advice), "\(result.errors)")
    }

    /// Taken, with a word on what is odd.
    @Test(arguments: [
        (
            "M-9,Ida,residential,S-9,ROOF,0012345680,5%,2026-08-01",
            "is the account of S-3 on ROOF too"
        ),
        ("M-9,Ida,residential,S-9,ROOF,12345680,5%,2026-08-01", "by its leading zeros"),
        ("m-3,Ida,residential,S-9,ROOF,0012345699,5%,2026-08-01", "differ only by small and large"),
        ("M-3,,,S-3,,12345680,40%,2026-01-01", "if a spreadsheet changed it"),
    ])
    func remarksOnWhatIsOdd(row: String, remark: String) throws {
        defer { book.remove() }
        let result = try importList([row])
        #expect(result.exitCode == 0, "\(result.errors)")
        #expect(result.errors.contains("m.csv:2:1: warning: "), "\(result.errors)")
        #expect(result.errors.contains(remark), "\(result.errors)")
    }

    @Test(arguments: [
        ("0012-345-678,2026-07", "\"0012345678\" of S-1 differs by its dashes, blanks or letters"),
        ("12345678,2026-07", "\"0012345678\" of S-1 differs by its leading zeros"),
        ("1.23E+07,2026-07", "format the column as text"),
        ("0012345678,2026-07-01", "which may be 2026-07;"),
        ("0012345678,Jul-26", "which may be 2026-07;"),
        ("0012345678,2026-7", "which may be 2026-07;"),
        ("0012345678,7/1/2026", "which may be 2026-07 or 2026-01;"),
        ("9999999999,2026-07", "leave out such rows with --leave-out-others"),
    ])
    func refusesARowOfAReport(cells: String, message: String) throws {
        defer { book.remove() }
        let result = try importReport(["\(cells),980,128.40"])
        #expect(result.exitCode == 65)
        #expect(result.errors.hasPrefix("u.csv:2:"), "\(result.errors)")
        #expect(result.errors.contains(message), "\(result.errors)")
    }

    @Test func refusesAnAccountThatStandsTwice() throws {
        defer { book.remove() }
        for second in ["980,128.40", "20,1.60"] {
            let result = try importReport([
                "0012345678,2026-07,980,128.40", "0012345678,2026-07,\(second)",
            ])
            #expect(result.exitCode == 65)
            #expect(
                result.errors.hasPrefix(
                    "u.csv:3:1: account: \"0012345678\" already has a bill for 2026-07 on line 2"),
                "\(result.errors)")
        }
    }

    @Test func followsTheAdviceToLeaveOutOthers() throws {
        defer { book.remove() }
        let rows = ["0012345678,2026-07,980,128.40", "9999999999,2026-07,1,1.00"]
        #expect(try importReport(rows).exitCode == 65)
        let result = try importReport(rows, "--leave-out-others")
        #expect(result.exitCode == 0, "\(result.errors)")
        #expect(result.errors.contains("u.csv:3:1: warning: "), "\(result.errors)")
    }

    /// 40 % and 5 % of one account: 980 kWh and 128.40 are divided by 8 to 1.
    @Test func dividesTheBillOfAnAccountWithTwoContracts() throws {
        defer { book.remove() }
        let list = try importList([
            "M-3,Cy Cooper,residential,S-3b,ROOF,0012345680,5%,2026-07-01"
        ])
        #expect(list.exitCode == 0 && list.errors.contains("S-3 on ROOF too"), "\(list)")
        let rows = ["0012345680,2026-07,980,128.40", "0012345681,2026-07,980,128.40"]
        for options in [[], ["--array", "ROOF"]] {
            let result = try importFile(
                "u.csv", ["account,month,kwh,amount"] + rows,
                ["credit", "import", "u.csv", "--as-of", "2026-08-03", "--dry-run"] + options)
            #expect(result.exitCode == 0, "\(result.errors)")
            #expect(
                result.errors.contains(
                    "u.csv:2:1: warning: account: \"0012345680\" has 2 subscriptions on ROOF in "
                        + "2026-07; the bill is divided by their shares: S-3 871.111111 kWh and "
                        + "114.13, S-3b 108.888889 kWh and 14.27"), "\(result.errors)")
        }
    }

    @Test func remarksOnADayWithoutAShare() throws {
        defer { book.remove() }
        let result = try importList(
            [
                "M-3,Cy Cooper,residential,S-3,ROOF,0012345680,40%,2026-01-01,2026-07-15",
                "M-3,,,S-3,,,60%,2026-07-16,",
            ], also: ",share_to")
        // 60 % beside 40 % and 5 % is more than there is.
        #expect(result.exitCode == 65)
        let less = try importList(
            [
                "M-3,Cy Cooper,residential,S-3,ROOF,0012345680,40%,2026-01-01,2026-07-15",
                "M-3,,,S-3,,,50%,2026-07-16,",
            ], also: ",share_to")
        #expect(less.exitCode == 0, "\(less.errors)")
        #expect(
            less.errors.contains(
                "m.csv:3:17: warning: share_to: \"S-3\" holds no share on 2026-07-15, between two "
                    + "shares (lines 2 and 3); share_to is the first day that counts no more, so "
                    + "write 2026-07-16 if no day is to be without"), "\(less.errors)")
    }

    @Test func correctsAnArray() throws {
        defer { book.remove() }
        let again = try book.runner.run([
            "array", "add", "ROOF", "--name", "Roof", "--capacity-kw", "121", "--utility",
            "Desert Power", "--time-zone", "America/Denver", "--program", "or-community-solar",
            "--meter", "ROOF-PM",
        ])
        #expect(again.exitCode == 65)
        #expect(again.errors.contains("commonwatt array change ROOF"), "\(again.errors)")
        let changed = try book.run(
            "array", "change", "ROOF", "--capacity-kw", "121", "--format", "csv")
        #expect(changed == "field,before,now\ncapacity_kw,120,121\n")
        #expect(try book.runner.run(["array", "change", "ROOF"]).exitCode == 64)
    }

    /// No file lies where data say.
    @Test func refusesAnArrayThatWouldLeaveItsFolder() throws {
        defer { book.remove() }
        let result = try book.runner.run([
            "array", "add", "../../EVIL", "--name", "Evil", "--capacity-kw", "1", "--utility",
            "Desert Power", "--time-zone", "America/Denver", "--program", "or-community-solar",
            "--meter", "EVIL-PM",
        ])
        #expect(result.exitCode == 64)
        #expect(result.errors.contains("write EVIL"), "\(result.errors)")
    }

    /// Names are free; opened in a spreadsheet they must not run.
    @Test func writesNamesWithoutHarm() throws {
        defer { book.remove() }
        let names = ["=1+1", "\u{FF1D}1+1", "\u{200B}=1+1", "-2+3", "@SUM(A1)"]
        let visible = names.filter { !$0.contains("\u{200B}") }
        let result = try importList(
            visible.enumerated().map {
                "M-2\($0),\($1),residential,S-2\($0),ROOF,77\($0),1%,2026-01-01"
            })
        #expect(result.exitCode == 0, "\(result.errors)")
        let csv = try book.run("subscriber", "list", "--format", "csv")
        for name in visible { #expect(csv.contains(",'\(name)"), "\(csv)") }
    }
}
