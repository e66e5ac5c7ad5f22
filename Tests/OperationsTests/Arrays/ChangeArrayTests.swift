import Foundation
import Operations
import Quantities
import Sharing
import Storage
import TestSupport
import Testing

struct ChangeArrayTests {
    @Test func correctsAnArrayThatIsNotBilled() throws {
        let test = try TestBook.withArray()
        let changes = try ChangeArray(
            "MEADOW", name: "Meadow Solar", capacity: Power(kilowatts: "99.5"),
            utility: "Valley Power", zone: "Zone 1", dueDays: 30)(in: test.book)
        #expect(
            changes.map { "\($0.field): \($0.before) -> \($0.now)" } == [
                "name: Meadow -> Meadow Solar", "capacity_kw: 100 -> 99.5",
                "utility: Valley Electric -> Valley Power", "zone:  -> Zone 1",
                "due_days: 21 -> 30",
            ])
        let array = try test.book.read { try $0.array("MEADOW") }
        #expect(array?.name == "Meadow Solar")
        #expect(array?.capacity == (try Power(kilowatts: "99.5")))
        #expect(array?.program == "test")
        #expect(try ChangeArray("MEADOW", dueDays: 30)(in: test.book).isEmpty)
    }

    @Test func changesNothingInARehearsal() throws {
        let test = try TestBook.withArray()
        #expect(try ChangeArray("MEADOW", name: "X")(in: test.book, .rehearsal).count == 1)
        #expect(try test.book.read { try $0.array("MEADOW")?.name } == "Meadow")
    }

    /// Shares in watts must fit into the smaller array.
    @Test func keepsSharesWithinTheArray() throws {
        let test = try TestBook.withArray(.watts)
        try test.importMembers(["S-1,Ada,residential,S-1-A,MEADOW,001,60kW,2026-01-01"])
        #expect(throws: ShareError.self) {
            try ChangeArray("MEADOW", capacity: Power(kilowatts: "59"))(in: test.book)
        }
        _ = try ChangeArray("MEADOW", capacity: Power(kilowatts: "60"))(in: test.book)
        #expect(try test.book.read { try $0.array("MEADOW")?.shareTotal } == 60_000)
    }

    @Test func refusesWhatCannotBe() throws {
        let test = try TestBook.withArray()
        for change in [
            ChangeArray("MEADO", name: "x"), ChangeArray("MEADOW", name: ""),
            ChangeArray("MEADOW", capacity: .zero), ChangeArray("MEADOW", dueDays: -1),
        ] {
            #expect(throws: OperationError.self) { try change(in: test.book) }
        }
    }

    @Test func leavesAnArrayThatIsBilled() throws {
        let test = try TestBook.withArray()
        try test.importMembers(["S-1,Ada,residential,S-1-A,MEADOW,001,60%,2026-01-01"])
        let start = try Instant("2026-04-01T07:00:00Z")
        try test.importReadings(
            (0..<720).map { "\(start.adding(seconds: 3600 * Int64($0))),60,10" })
        let template = try Data(
            contentsOf: PackageRoot.folder.appending(path: "templates/statement.html"))
        _ = try IssueMonth(
            MonthRequest(Month("2026-04"), issued: day("2026-05-03")), at: TestBook.time.now)(
                in: test.book, template: Array(template))
        let error = #expect(throws: OperationError.self) {
            try ChangeArray("MEADOW", name: "Meadow Solar")(in: test.book)
        }
        #expect(
            error?.description
                == "2026-04 is already issued for array \"MEADOW\", and what was issued was made "
                + "from what the book says of it")
        #expect(try ChangeArray("MEADOW", name: "Meadow")(in: test.book).isEmpty)
    }
}
