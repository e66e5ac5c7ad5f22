import Diagnostics
import Operations
import Quantities
import Sharing
import Storage
import Testing

struct AddArrayTests {
    let test: TestBook

    init() throws {
        test = try TestBook.withArray()
    }

    private func verb(_ change: (inout AddArray) -> Void = { _ in }) -> AddArray {
        var verb = AddArray(
            "NORTH", name: "North", capacity: Power(milliwatts: 5_000_000), utility: "Valley",
            program: "test", timeZone: "America/Denver", meter: "NM",
            shareUnit: .partsPerMillion)
        change(&verb)
        return verb
    }

    private func refusal(_ change: (inout AddArray) -> Void) -> String {
        let error = #expect(throws: OperationError.self) { try verb(change)(in: test.book) }
        return error.map(\.description) ?? ""
    }

    @Test func addsAnArrayOnce() throws {
        #expect(try verb()(in: test.book) == .added)
        #expect(try verb()(in: test.book) == .alreadyThere)
        let list = try ListArrays(on: day("2026-06-01"))(in: test.book)
        #expect(list.map(\.row.key) == ["MEADOW", "NORTH"])
        #expect(list.map(\.meter) == ["PM", "NM"])
    }

    /// The program's hours are those of Los Angeles.
    @Test func warnsOfAnotherTimeZoneThanTheProgram() throws {
        #expect(
            try verb().warnings(in: test.book).map(\.description) == [
                "warning: the program \"test\" is of America/Los_Angeles and the array of "
                    + "America/Denver, whose days and hours are the ones that count; is that right?"
            ])
        #expect(
            try verb { $0.timeZone = "America/Los_Angeles" }.warnings(in: test.book).isEmpty)
    }

    @Test func countsSharesInWattsOfTheCapacity() throws {
        _ = try verb { $0.shareUnit = .watts }(in: test.book)
        let array = try test.book.read { try $0.array("NORTH") }
        #expect(array?.shareTotal == 5000)
    }

    @Test func refusesAnotherArrayOfTheSameID() throws {
        _ = try verb()(in: test.book)
        #expect(
            refusal {
                $0.name = "South"
                $0.meter = "SM"
            }
                == "the book has an array \"NORTH\" with another name, meter; choose another id, "
                + "or "
                + "until its first month is issued correct it with: commonwatt array change NORTH")
    }

    @Test func refusesWhatCannotBe() {
        #expect(
            refusal { $0.program = "oregon" }
                == "there is no program \"oregon\" in the book, expected one of test")
        #expect(
            refusal { $0.meter = "PM" }
                == "the meter \"PM\" is already the production meter of array \"MEADOW\"; a "
                + "meter has one purpose")
        #expect(
            refusal { $0.timeZone = "Denver" }
                == "time zone: no time zone is called \"Denver\", expected a name of the IANA "
                + "database as in America/Denver")
        #expect(
            refusal { $0.capacity = .zero }
                == "capacity: expected above 0 to 100000000 kW, found 0 kW")
        #expect(
            refusal { $0.shareUnit = .blocks }
                == "blocks: expected how many blocks the array has")
        #expect(
            refusal { $0.blocks = 3 }
                == "blocks: only an array shared in blocks has them, found one in ppm")
        #expect(
            refusal { $0.dueDays = 400 } == "due days: expected from 0 to 366, found 400")
        #expect(
            refusal { $0.key = " N" }
                == "id: an identifier is made of the letters A to Z and a to z, digits, \"-\", "
                + "\"_\" and \".\", and begins with a letter, a digit or \"_\", found \" N\"; "
                + "write N"
        )
        #expect(
            refusal { $0.name = "a\u{7}b" }
                == "name: expected one line without control characters")
    }

    @Test func countsSharesAsTheProgramDoes() throws {
        var program = ProgramText()
        program.id = "blocks"
        program.key = "blocks"
        try test.importProgram(program)
        #expect(
            refusal { $0.program = "blocks" }
                == "the program \"blocks\" counts shares in blocks, found ppm; leave "
                + "the share unit out, and they are counted so")
        // What the program counts in need not be said, the second time either.
        for outcome in [AddArray.Outcome.added, .alreadyThere] {
            let add = verb {
                $0.program = "blocks"
                $0.shareUnit = nil
                $0.blocks = 40
            }
            #expect(try add(in: test.book) == outcome)
        }
        #expect(try test.book.read { try $0.array("NORTH") }?.row.shareUnit == "blocks")
    }
}
