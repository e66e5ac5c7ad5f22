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
            "S-1,Ada,residential,S-1-A,MEADOW,001,250000,2026-01-01",
            "S-2,Bob,residential,S-2-A,MEADOW,002,250000,2026-06-01",
            "S-2,Bob,residential,S-2-B,NORTH,002,250000,2026-06-01",
        ])
    }

    private func read(
        _ rows: [String], array: String? = nil
    ) throws -> ImportUtilityBills.Outcome {
        let text = (["account,month,kwh,amount"] + rows).joined(separator: "\n")
        let file = InputFile(name: "u.csv", bytes: Array(text.utf8))
        return try ImportUtilityBills(file, array: array)(in: test.book, TestBook.occasion)
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

    @Test func importingTwiceIsImportingOnce() throws {
        _ = try read(["001,2026-06,600,88.10"])
        #expect(try read(["001,2026-06,600,88.10"]).isRepeat)
        #expect(try read(["001,2026-06,601,88.10"]).months.map(\.replaced) == [1])
    }

    @Test func refusesAccountsItCannotPlace() {
        let error = #expect(throws: Problems.self) {
            try read(["1,2026-06,1,", "001,2025-06,1,", "002,2026-06,1,"])
        }
        #expect(
            error?.description == """
                u.csv:2:1: account: no subscription has the utility account "1"
                u.csv:3:1: account: no subscription of "001" holds in 2025-06
                u.csv:4:1: account: "002" has several subscriptions in 2026-06: S-2-A, S-2-B; \
                name one array with --array
                """)
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
