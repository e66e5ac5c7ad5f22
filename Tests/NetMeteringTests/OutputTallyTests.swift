import NetMetering
import Quantities
import Testing

struct OutputTallyTests {
    private let afternoon: HourMask
    private let zone = TimeZoneRules(
        identifier: "America/Denver", initialOffset: -6 * 3600, transitions: [])

    init() throws {
        let window = try #require(
            HourMask.Window(weekdays: Set(1...5), startMinute: 14 * 60, endMinute: 19 * 60))
        afternoon = HourMask(
            name: "afternoon", windows: [window], exceptions: [Sample.date("2026-07-03")])
    }

    private func program(hourly: Bool) throws -> Program {
        let reference = PriceReference(
            name: "lbmp", kind: .hourly(series: "s"), clause: .none)
        let energy = ValueTerm(
            name: "energy", price: PriceFormula(references: [ReferenceFactor(0)]))
        return try Program(
            identity: Sample.identity(timeZone: "America/Denver"),
            references: hourly ? [reference] : [], masks: [afternoon],
            value: ValueRule(unit: .money, at: .host, terms: hourly ? [energy] : []))
    }

    private func quarter(_ text: String, minutes: Int64 = 15) throws -> TimeRange {
        let start = try Instant(text)
        return try #require(TimeRange(from: start, to: start.adding(seconds: minutes * 60)))
    }

    @Test
    func sortsReadingsIntoMasksAndHours() throws {
        var tally = OutputTally(for: try program(hourly: true), zone: zone)
        // 13:45 and 14:00 of a Thursday, 14:00 of an excepted Friday and of a Saturday.
        for start in [
            "2026-07-02T19:45:00Z", "2026-07-02T20:00:00Z", "2026-07-02T20:15:00Z",
            "2026-07-03T20:00:00Z", "2026-07-04T20:00:00Z",
        ] {
            try tally.add(Sample.energy("1"), over: try quarter(start))
        }
        #expect(tally.output.energy == Sample.energy("5"))
        #expect(tally.output.masked == [Sample.energy("2")])
        #expect(tally.output.hours.map(\.energy.description) == ["1", "2", "1", "1"])
    }

    @Test
    func saysWhyReadingsDoNotFit() throws {
        var tally = OutputTally(for: try program(hourly: true), zone: zone)
        let long = try quarter("2026-07-02T00:00:00Z", minutes: 90)
        var error = #expect(throws: OutputError.self) {
            try tally.add(Sample.energy("1"), over: long)
        }
        #expect(
            error?.description
                == "the program tells hours apart, but the reading "
                + "2026-07-02T00:00:00Z..<2026-07-02T01:30:00Z does not lie within one; "
                + "import interval data")
        try tally.add(Sample.energy("1"), over: quarter("2026-07-02T05:00:00Z"))
        let early = try quarter("2026-07-02T04:00:00Z")
        error = #expect(throws: OutputError.self) {
            try tally.add(Sample.energy("1"), over: early)
        }
        #expect(
            error?.description == "the reading of 2026-07-02T04:00:00Z comes after later ones")
        let next = try quarter("2026-07-02T06:00:00Z")
        error = #expect(throws: OutputError.self) {
            try tally.add(Energy(milliwattHours: .max), over: next)
        }
        #expect(error?.description == "the output is too large to be added up")
    }

    @Test
    func knowsWhatAProgramNeeds() throws {
        #expect(try program(hourly: true).needsHours)
        #expect(try !program(hourly: false).needsHours)
        #expect(try program(hourly: false).needsIntervals)
        #expect(!Sample.program().needsIntervals)
    }
}
