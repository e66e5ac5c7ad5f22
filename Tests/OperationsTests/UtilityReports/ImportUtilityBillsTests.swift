import Diagnostics
import Operations
import Quantities
import Storage
import Testing

struct ImportUtilityBillsTests {
    let test: TestBook

    init() throws {
        test = try TestBook.withArray()
        try test.addArray("NORTH", meter: "NM")
        try test.importMembers([
            "S-1,Ada,residential,S-1-A,MEADOW,001,25%,2026-01-01",
            "S-2,Bob,residential,S-2-A,MEADOW,002,25%,2026-06-01",
            "S-2,Bob,residential,S-2-B,NORTH,002,25%,2026-06-01",
        ])
    }

    private func read(
        _ rows: [String], array: String? = nil, leavingOutOthers: Bool = false
    ) throws -> ImportUtilityBills.Outcome {
        let text = (["account,month,kwh,amount"] + rows).joined(separator: "\n")
        let file = InputFile(name: "u.csv", bytes: Array(text.utf8))
        return try ImportUtilityBills(
            file, array: array, leavesOutOthers: leavingOutOthers)(in: test.book, TestBook.time)
    }

    @Test func keepsWhatMembersUsedAndWereBilled() throws {
        let outcome = try read(["001,2026-06,600,88.10"])
        #expect(outcome.months.map(\.bills) == [1])
        let bills = try test.book.read { reader in
            let array = try #require(try reader.array("MEADOW"))
            return try reader.utilityBills(ofArray: array.id, in: Month("2026-06"))
        }
        #expect(bills.map(\.used) == [try Energy(kilowattHours: "600")])
        #expect(bills.map(\.billed) == [Money(cents: 8810)])
    }

    /// A program in money sets credit against the amount of the bill, so use alone is of no use.
    @Test func warnsOfAReportWithoutWhatTheProgramNeeds() throws {
        let warnings = try read(["001,2026-06,600,"]).warnings.map(\.description)
        #expect(
            warnings == [
                "u.csv:2:1: warning: array \"MEADOW\": its program needs the amount of the bill, "
                    + "which 1 of its rows lacks; fill in the column amount and import the report "
                    + "again, or the credit counts as expected"
            ])
        #expect(try read(["001,2026-06,,88.10"]).warnings.isEmpty)
    }

    @Test func importingTwiceIsImportingOnce() throws {
        _ = try read(["001,2026-06,600,88.10"])
        #expect(try read(["001,2026-06,600,88.10"]).isRepeat)
        #expect(try read(["001,2026-06,601,88.10"]).months.map(\.replaced) == [1])
    }

    @Test func refusesAccountsItCannotPlace() {
        let error = #expect(throws: Problems.self) {
            try read(["1,2026-06,1,", "002,2026-06,1,", "999,2026-06,1,", "998,2026-06,1,"])
        }
        #expect(
            error?.description == """
                u.csv:2:1: account: no subscription has the utility account "1"; "001" of S-1-A \
                differs by its leading zeros; format the column as text, and write it so
                u.csv:3:1: account: "002" has subscriptions on several arrays in 2026-06: S-2-A \
                on MEADOW, S-2-B on NORTH; name one array with --array
                u.csv:4:1: account: no subscription has the utility account "999"; check it, or \
                leave out such rows with --leave-out-others (and 1 more like it, in line 5)
                """)
    }

    @Test(arguments: [
        ("0-0-1", "its dashes, blanks or letters"), ("0001", "its leading zeros"),
        ("0 1", "its leading zeros and its dashes or blanks"),
    ])
    func saysWhichAccountIsMeant(account: String, difference: String) {
        for leavesOut in [false, true] {
            let error = #expect(throws: Problems.self) {
                try read(["\(account),2026-06,1,"], leavingOutOthers: leavesOut)
            }
            #expect(
                error?.description.contains("\"001\" of S-1-A differs by \(difference)") == true)
        }
    }

    @Test func leavesOutThoseWhoHoldNothing() throws {
        let outcome = try read(["001,2026-06,1,5", "001,2025-06,1,", "002,2026-01,1,"])
        #expect(outcome.months.map(\.bills) == [1])
        #expect(
            outcome.warnings.map(\.description) == [
                "u.csv:3:1: warning: account: no subscription of \"001\" holds in 2025-06; the row "
                    + "is left out (and 1 more like it, in line 4)"
            ])
    }

    /// A report with the month of another year would else come to nothing, and say so quietly.
    @Test func refusesAReportOfNobody() {
        let error = #expect(throws: Problems.self) { try read(["001,2025-06,1,"]) }
        #expect(
            error?.description
                == "u.csv:2:1: account: no subscription of \"001\" holds in 2025-06")
        #expect(throws: Problems.self) { try read(["999,2026-06,1,"], leavingOutOthers: true) }
    }

    @Test func leavesOutOthersWhereThatIsAsked() throws {
        let outcome = try read(
            ["001,2026-06,1,5", "999,2026-06,1,"], leavingOutOthers: true)
        #expect(outcome.months.map(\.bills) == [1])
        #expect(
            outcome.warnings.map(\.description) == [
                "u.csv:3:1: warning: account: no subscription has the utility account \"999\"; the "
                    + "row is left out"
            ])
    }

    private func bills(_ array: String, _ month: String) throws -> [UtilityBillRow] {
        try test.book.read { reader in
            let stored = try #require(try reader.array(array))
            return try reader.utilityBills(ofArray: stored.id, in: Month(month))
        }
    }

    /// 25 % over 30 days and 5 % over 30: 980 kWh are 816.666667 and 163.333333, and 128.40 are
    /// 107.00 and 21.40.
    @Test func dividesABillByTheShares() throws {
        try test.importMembers(["S-1,Ada,residential,S-1-B,MEADOW,001,5%,2026-06-01"])
        let outcome = try read(["001,2026-06,980,128.40"])
        #expect(outcome.months.map(\.bills) == [2])
        #expect(
            outcome.warnings.map(\.description) == [
                "u.csv:2:1: warning: account: \"001\" has 2 subscriptions on MEADOW in 2026-06; "
                    + "the "
                    + "bill is divided by their shares: S-1-A 816.666667 kWh and 107.00, S-1-B "
                    + "163.333333 kWh and 21.40"
            ])
        let bills = try bills("MEADOW", "2026-06")
        #expect(bills.compactMap(\.used).reduce(.zero, +) == (try Energy(kilowattHours: "980")))
        #expect(bills.compactMap(\.billed) == [Money(cents: 10_700), Money(cents: 2140)])
    }

    /// From 25 % over 30 days and 25 % over 15; a credit is divided as well.
    @Test func dividesByTheDaysOfTheMonth() throws {
        try test.importMembers(["S-1,Ada,residential,S-1-B,MEADOW,001,25%,2026-06-16"])
        _ = try read(["001,2026-06,,-10.00"])
        #expect(
            try bills("MEADOW", "2026-06").compactMap(\.billed) == [
                Money(cents: -667), Money(cents: -333),
            ])
    }

    @Test func dividesOnTheArrayThatIsNamed() throws {
        try test.importMembers(["S-2,Bob,residential,S-2-C,NORTH,002,75%,2026-06-01"])
        let error = #expect(throws: Problems.self) { try read(["002,2026-06,1,"]) }
        #expect(error?.description.contains("name one array with --array") == true)
        _ = try read(["002,2026-06,,4.01"], array: "NORTH")
        #expect(
            try bills("NORTH", "2026-06").compactMap(\.billed) == [
                Money(cents: 100), Money(cents: 301),
            ])
    }

    @Test func refusesAMonthToCome() throws {
        let error = #expect(throws: Problems.self) { try read(["001,2026-07,1,"]) }
        #expect(
            error?.description
                == "u.csv:2:1: month: 2026-07 lies after 2026-06-01, the day taken for today; "
                + "check the month, or say with --as-of what day it is")
    }

    @Test func takesTheArrayThatIsNamed() throws {
        let outcome = try read(["002,2026-06,1,"], array: "NORTH")
        #expect(outcome.months.map(\.array) == ["NORTH"])
    }
}
