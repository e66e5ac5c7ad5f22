import Diagnostics
import Foundation
import Operations
import Quantities
import Storage
import TestSupport
import Testing

/// What was issued stays as it is, whatever is imported later.
struct ImportAfterIssueTests {
    let test: TestBook
    let ada = "S-1,Ada,residential,S-1-A,MEADOW,001,25%,2026-05-01"

    init() throws {
        test = try TestBook.withArray()
        try test.importMembers([ada])
        // June has 720 hours in Los Angeles; it begins at seven in the morning of UTC.
        let start = try Instant("2026-06-01T07:00:00Z")
        try test.importReadings(
            (0..<720).map { "\(start.adding(seconds: 3600 * Int64($0))),60,10" })
        let template = try Data(
            contentsOf: PackageRoot.folder.appending(path: "templates/statement.html"))
        let issued = try IssueMonth(
            MonthRequest(try Month("2026-06"), issued: day("2026-07-03")),
            at: LoanBook.time.now)(in: test.book, template: Array(template))
        try #require(issued.map(\.issued.count) == [1])
    }

    private func problems(_ rows: [String], also columns: String = "") -> String {
        let error = #expect(throws: Problems.self) {
            try test.importMembers(rows, also: columns)
        }
        return error.map(\.description) ?? ""
    }

    @Test func refusesAShareWithinAnIssuedMonth() {
        let refusal =
            ": 2026-06 is already issued for array \"MEADOW\", so a share can change "
            + "from 2026-07-01 on, found "
        #expect(
            problems(["S-2,Bob,residential,S-2-A,MEADOW,002,0.1%,2026-06-20"])
                == "m.csv:2:43: share_from\(refusal)2026-06-20")
        #expect(
            problems([ada + ",2026-06-30"], also: ",share_to")
                == "m.csv:2:53: share_to\(refusal)2026-06-30")
    }

    @Test func takesAShareFromTheNextMonthOn() throws {
        let outcome = try test.importMembers([
            "S-2,Bob,residential,S-2-A,MEADOW,002,0.1%,2026-07-01"
        ])
        #expect(outcome.newShares == 1)
    }

    private func importBills(_ rows: String) throws -> ImportUtilityBills.Outcome {
        let text = "account,month,kwh\n" + rows
        return try ImportUtilityBills(InputFile(name: "u.csv", bytes: Array(text.utf8)))(
            in: test.book, TestBook.time)
    }

    private func used() throws -> [Energy?] {
        try test.book.read { reader in
            try reader.utilityBills(ofArray: 1, in: Month("2026-06")).map(\.used)
        }
    }

    @Test func leavesBillsOfIssuedStatementsAsTheyAre() throws {
        let outcome = try importBills("001,2026-06,5\n")
        #expect(
            outcome.warnings.map(\.description) == [
                "u.csv:2:1: warning: 2026-06 is already issued for array \"MEADOW\"; bills left as "
                    + "they are: 1"
            ])
        #expect(outcome.months.map(\.bills) == [0])
        #expect(outcome.months.map(\.replaced) == [0])
        #expect(outcome.months.map(\.leftAsTheyAre) == [1])
        #expect(try used() == [])
        #expect(try !importBills("001,2026-06,5\n").isRepeat, "nothing was imported")
    }

    private func undo(_ file: String) throws -> UndoMeterImport.Outcome {
        try UndoMeterImport(file)(in: test.book, TestBook.time)
    }

    /// Undoing the import would be refused, so that is not the advice.
    @Test func aCorrectionOfAnIssuedMonthIsNotSentInACircle() throws {
        let error = #expect(throws: ReadingConflicts.self) {
            try test.importReadings(["2026-06-01T08:00:00Z,60,9"])
        }
        #expect(
            error?.description.hasSuffix(
                """

                the book has its readings from r.csv, imported as of 2026-06-01, and 2026-06 of \
                array "MEADOW" was issued from them: what was issued stays as it is; leave these \
                readings out of the file to import the rest, and settle the difference apart
                """) == true, "\(String(describing: error))")
    }

    @Test func keepsReadingsThatAMonthWasIssuedFrom() throws {
        let error = #expect(throws: OperationError.self) { try undo("r.csv") }
        #expect(
            error?.description
                == "r.csv cannot be undone: 2026-06 of array \"MEADOW\" was issued from its "
                + "readings, and what was issued stays as it is")
        #expect(error.map(ErrorCategory.init(of:)) == .badData)
    }

    @Test func undoesReadingsOfALaterMonth() throws {
        try test.importReadings(["2026-07-01T07:00:00Z,60,9"])
        let imports = try ListMeterImports()(in: test.book)
        let outcome = try undo(String(imports[0].digest.prefix(8)))
        #expect(outcome.readings == 1)
        #expect(outcome.meters == ["PM"])
    }
}
