import Foundation
import Testing

/// Payments as an administrator types them, mistakes among them.
struct PaymentCommandTests {
    private let book: SampleBook

    init() throws {
        book = try SampleBook()
        try book.setUp()
    }

    private func record(_ arguments: String...) throws -> CommandResult {
        try book.runner.run(
            ["payment", "record", "S-1001"] + arguments + ["--as-of", "2026-08-31"])
    }

    private func payments() throws -> Int {
        try book.run("payment", "list", "--format", "csv").split(separator: "\n").count - 1
    }

    @Test func refusesTheSameAgainAndTakesAnother() throws {
        defer { book.remove() }
        let first = try record("25.00", "--date", "2026-07-20")
        #expect(first.exitCode == 0, "\(first)")
        let again = try record("25.00", "--date", "2026-07-20")
        #expect(again.exitCode == 65)
        #expect(again.output.isEmpty)
        #expect(
            again.errors == """
                error: a payment of 25.00 for subscription "S-1001" on 2026-07-20 is recorded \
                already as number 1, without a reference; nothing was recorded; if this is another \
                one, record it with: commonwatt payment record S-1001 25.00 --date 2026-07-20 \
                --another

                """)
        #expect(try payments() == 1)
        let other = try record("25.00", "--date", "2026-07-20", "--another", "--format", "csv")
        #expect(other.output.contains("number,2\nrecorded,yes\n"), "\(other)")
        #expect(try payments() == 2)
        // With a reference, the same again is the same.
        let known = ["30.00", "--date", "2026-07-20", "--reference", "ACH-1"]
        for _ in 1...2 {
            #expect(try record(known[0], known[1], known[2], known[3], known[4]).exitCode == 0)
        }
        #expect(try payments() == 3)
        let without = try record("30.00", "--date", "2026-07-20")
        #expect(without.exitCode == 65)
        #expect(without.errors.contains("as number 3, with the reference \"ACH-1\"; nothing"))
    }

    @Test(arguments: [["-5"], ["-5.00"], ["-0.62"], ["0"], ["--", "-5"]])
    func refusesAmountsThatAreNotAboveZero(amount: [String]) throws {
        defer { book.remove() }
        let result = try book.runner.run(["payment", "record", "S-1001"] + amount)
        #expect(result.exitCode == 64)
        #expect(result.errors.hasPrefix("error: a payment must be above zero, found "), "\(result)")
        #expect(result.errors.contains("commonwatt payment reverse NUMBER"))
        #expect(try payments() == 0)
    }

    @Test func saysInARehearsalWhatWouldBe() throws {
        defer { book.remove() }
        let table = try record("25.00", "--date", "2026-07-20", "--dry-run")
        #expect(table.output.contains("Recorded      would be\n"), "\(table)")
        #expect(table.errors == "dry run: nothing was changed\n")
        let json = try record("25.00", "--date", "2026-07-20", "--dry-run", "--format", "json")
        #expect(
            json.output.hasPrefix(
                "{\"schema\":\"commonwatt.payment-record/1\",\"dry_run\":true,"), "\(json)")
        #expect(try payments() == 0)
        #expect(try record("25.00", "--date", "2026-07-20").output.contains("Recorded      yes\n"))
        let reverse = try book.runner.run(
            ["payment", "reverse", "1", "--as-of", "2026-08-31", "--dry-run"])
        #expect(reverse.output.contains("Reversed now  would be\n"), "\(reverse)")
    }

    @Test func namesTheBookInWhatIsToBeTyped() throws {
        defer { book.remove() }
        try FileManager.default.copyItem(
            at: book.folder.appending(path: "coop.book"),
            to: book.folder.appending(path: "my own.book"))
        let unknown = try book.runner.run(["payment", "reverse", "9", "--book", "my own.book"])
        #expect(
            unknown.errors == """
                error: there is no payment "9" in the book; those there are listed by: commonwatt \
                payment list --book 'my own.book'

                """)
    }

    @Test func showsEmptyListsAsWhatTheyAre() throws {
        defer { book.remove() }
        let table = try book.runner.run(["payment", "list"])
        #expect(table.exitCode == 0)
        #expect(table.output.isEmpty)
        #expect(table.errors == "there is nothing to list\n")
        let json = try book.runner.run(["payment", "list", "--format", "json"])
        #expect(json.output == "{\"schema\":\"commonwatt.payment-list/1\",\"payments\":[]}\n")
        #expect(json.errors.isEmpty)
        let csv = try book.runner.run(["payment", "list", "--format", "csv"])
        #expect(csv.output == "date,subscription,amount,reference,array,entry,number,reverses\n")
    }
}
