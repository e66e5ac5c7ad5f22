import Diagnostics
import Operations
import Quantities
import Storage
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

    /// All who break a limit are named, with the lines of those in the list.
    @Test func namesAllMembersWithTooMuch() throws {
        let test = try book(
            """
            <limit name="one member" metric="share" aggregate="max" comparison="at-most"
                bound="0.1" of="project"/>
            """)
        let error = #expect(throws: Problems.self) {
            try test.importMembers([
                "S-1,Ada,residential,S-1-A,MEADOW,001,11%,2026-01-01",
                "S-2,Bob,residential,S-2-A,MEADOW,002,13%,2026-01-01",
                "S-3,Cid,residential,S-3-A,MEADOW,003,10%,2026-01-01",
                "S-4,Dee,residential,S-4-A,MEADOW,004,12%,2026-01-01",
                "S-5,Eve,residential,S-5-A,MEADOW,005,14%,2026-03-01",
            ])
        }
        let limit = "array \"MEADOW\", limit \"one member\": found"
        #expect(
            error?.all.map(\.description) == [
                "m.csv:3:42: \(limit) 13 %, at most 10 % allowed (2026-01-01 for \"S-2-A\"); "
                    + "others "
                    + "are \"S-4-A\" with 12 %, line 5; \"S-1-A\" with 11 %, line 2",
                "m.csv:6:42: \(limit) 14 %, at most 10 % allowed (2026-03-01 for \"S-5-A\")",
            ])
    }

    /// Who has the most of what members hold together too much of, and where.
    @Test func namesThoseWhoHoldTooMuchTogether() throws {
        let test = try book(
            """
            <limit name="anchors" metric="share" aggregate="sum" comparison="at-most"
                bound="0.4" of="project" classes="anchor"/>
            """)
        let error = #expect(throws: Problems.self) {
            try test.importMembers([
                "S-1,Ada,residential,S-1-A,MEADOW,001,20%,2026-01-01",
                "S-2,Bob,anchor,S-2-A,MEADOW,002,17%,2026-01-01",
                "S-3,Cid,anchor,S-3-A,MEADOW,003,30%,2026-01-01",
            ])
        }
        #expect(
            error?.description
                == "m.csv:4:37: array \"MEADOW\", limit \"anchors\": found 47 %, at most 40 % "
                + "allowed (2026-01-01); the largest are \"S-3-A\" with 30 %, line 4; \"S-2-A\" "
                + "with 17 %, line 3")
    }

    /// One who lacks a figure does not hide one who breaks the limit.
    @Test func namesAllWhoHaveMoreThanTheirUse() throws {
        let test = try book(
            """
            <limit name="own use" metric="kWh" aggregate="max" comparison="at-most" bound="1"
                of="usage"/>
            """)
        let error = #expect(throws: Problems.self) {
            try test.importMembers(
                [
                    "S-1,Ada,residential,S-1-A,MEADOW,001,1%,2026-01-01,",
                    "S-2,Bob,residential,S-2-A,MEADOW,002,10%,2026-01-01,9000",
                    "S-3,Cid,residential,S-3-A,MEADOW,003,20%,2026-01-01,8000",
                ], also: ",yearly_kwh", yield: try Energy(kilowattHours: "1000"))
        }
        #expect(
            error?.description
                == "m.csv:3:42: array \"MEADOW\", limit \"own use\": found 10000 kWh, at most 9000 "
                + "kWh allowed (2026-01-01 for \"S-2-A\"); others are \"S-3-A\" with 20000 kWh, "
                + "line 4")
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
                "m.csv:2:42: warning: array \"MEADOW\": the limit \"own use\" cannot be checked; "
                    + "fill in the column yearly_kwh, what a subscriber uses in a year, which 1 of "
                    + "1 subscriptions lack, and say with --yield how many kWh a kilowatt of the "
                    + "array yields in a year"
            ])
    }

    /// 30 kW at 1,000 kWh are 30,000 kWh, and 1.2 times 20,000 kWh are 24,000.
    @Test func checksALimitOnUseOnceItIsKnown() throws {
        let test = try book(
            """
            <limit name="own use" metric="kWh" aggregate="max" comparison="at-most" bound="1.2"
                of="usage"/>
            """)
        let yield = try Energy(kilowattHours: "1000")
        let row = "S-1,Ada,residential,S-1-A,MEADOW,001,30%,2026-01-01,"
        let error = #expect(throws: Problems.self) {
            try test.importMembers([row + "20000"], also: ",yearly_kwh", yield: yield)
        }
        #expect(
            error?.description
                == "m.csv:2:42: array \"MEADOW\", limit \"own use\": found 30000 kWh, at most "
                + "24000 kWh allowed (2026-01-01 for \"S-1-A\")")
        let outcome = try test.importMembers(
            [row + "25000"], also: ",yearly_kwh", yield: yield)
        #expect(outcome.warnings.isEmpty)
        let stored = try test.book.read { try $0.subscription("S-1-A")?.yearlyUse }
        #expect(stored == (try Energy(kilowattHours: "25000")))
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
            "S-3,Cy,residential,S-3-A,MEADOW,003,2.5%,2026-01-01",
        ])
        #expect(
            outcome.warnings.map(\.description) == [
                "m.csv:3:43: warning: array \"MEADOW\": the program sells shares in steps of 1 kW, "
                    + "and this, 4.5 kW (2026-01-01), is no whole number of them; others like it: 1"
            ])
    }
}
