import Diagnostics
import Operations
import Quantities
import Testing

/// The limits of a program, as an import of members checks and names them.
struct MemberLimitTests {
    private func book(_ limit: String) throws -> TestBook {
        let test = try TestBook()
        var program = ProgramText()
        program.limits = limit
        try test.importProgram(program)
        try test.addArray("MEADOW", meter: "PM")
        return test
    }

    @Test func refusesAMemberWithTooMuch() throws {
        let test = try book(
            """
            <limit name="one member" metric="share" aggregate="max" comparison="at-most"
                bound="0.4" of="project"/>
            """)
        let error = #expect(throws: Problems.self) {
            try test.importMembers([
                "S-1,Ada,residential,S-1-A,MEADOW,001,30%,2026-01-01",
                "S-2,Bob,residential,S-2-A,MEADOW,002,41%,2026-06-15",
            ])
        }
        #expect(
            error?.description
                == "m.csv:3:42: array \"MEADOW\", limit \"one member\": found 41 %, at most 40 % "
                + "allowed (2026-06-15 for \"S-2-A\")")
    }

    @Test func refusesAMemberWithTooLittle() throws {
        let test = try book(
            """
            <limit name="least share" metric="kW" aggregate="min" comparison="at-least"
                bound="1"/>
            """)
        let error = #expect(throws: Problems.self) {
            try test.importMembers(["S-1,Ada,residential,S-1-A,MEADOW,001,0.5%,2026-01-01"])
        }
        #expect(
            error?.description
                == "m.csv:2:43: array \"MEADOW\", limit \"least share\": found 0.5 kW, at least "
                + "1 kW required (2026-01-01 for \"S-1-A\")")
    }

    @Test func warnsWhileAnArrayStillFillsUp() throws {
        let test = try book(
            """
            <limit name="residents together" metric="share" aggregate="sum"
                comparison="at-least" bound="0.5" of="project" classes="residential"/>
            """)
        let outcome = try test.importMembers([
            "S-1,Ada,residential,S-1-A,MEADOW,001,30%,2026-01-01"
        ])
        #expect(
            outcome.warnings.map(\.description) == [
                "m.csv:2:42: warning: array \"MEADOW\", limit \"residents together\": found "
                    + "30 %, at least 50 % required (2026-01-01)"
            ])
    }

    @Test func saysWhatItCannotCheck() throws {
        let test = try book(
            """
            <limit name="own use" metric="kWh" aggregate="max" comparison="at-most" bound="1.2"
                of="usage"/>
            """)
        let outcome = try test.importMembers([
            "S-1,Ada,residential,S-1-A,MEADOW,001,30%,2026-01-01"
        ])
        #expect(
            outcome.warnings.map(\.description) == [
                "m.csv:2:42: warning: array \"MEADOW\", limit \"own use\" cannot be checked, the "
                    + "energy expected in a year is not known (2026-01-01)"
            ])
    }

    @Test func saysWhereNoVersionIsInForce() throws {
        let test = try TestBook()
        var program = ProgramText()
        program.dates = "effectiveFrom=\"2026-03-01\""
        try test.importProgram(program)
        try test.addArray("MEADOW", meter: "PM")
        let outcome = try test.importMembers([
            "S-1,Ada,residential,S-1-A,MEADOW,001,30%,2026-01-01"
        ])
        #expect(
            outcome.warnings.map(\.description) == [
                "m.csv:2:42: warning: array \"MEADOW\": no version of program \"test\" is in "
                    + "force on 2026-01-01, so its limits were not checked"
            ])
    }

    @Test func warnsOfAShareThatIsNoWholeStep() throws {
        let test = try TestBook()
        var program = ProgramText()
        program.allocation = "stepKW=\"1\""
        try test.importProgram(program)
        try test.addArray("MEADOW", meter: "PM")
        let outcome = try test.importMembers([
            "S-1,Ada,residential,S-1-A,MEADOW,001,3%,2026-01-01",
            "S-2,Bob,residential,S-2-A,MEADOW,002,4.5%,2026-01-01",
        ])
        #expect(
            outcome.warnings.map(\.description) == [
                "m.csv:3:43: warning: array \"MEADOW\": the program sells shares in steps of 1 kW, "
                    + "and this is 4.5 kW (2026-01-01)"
            ])
    }
}
