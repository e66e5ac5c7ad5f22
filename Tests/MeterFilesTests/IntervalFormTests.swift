import CSVParsing
import Diagnostics
import MeterFiles
import Metering
import Quantities
import Testing

/// Interval CSV as meters, loggers and utilities really write it.
struct IntervalFormTests {
    /// Denver in 2025 and 2026: clocks go back on 2 November, forward on 8 March.
    private let denver = TimeZoneRules(
        identifier: "America/Denver", initialOffset: -21_600,
        transitions: [
            .init(at: Instant(secondsSince1970: 1_762_070_400), offset: -25_200),
            .init(at: Instant(secondsSince1970: 1_772_960_400), offset: -21_600),
        ])

    private func contents(
        _ text: String, form: (inout IntervalForm) -> Void = { _ in }
    ) throws -> MeterFileContents {
        var interval = IntervalForm(times: TimeForm(zone: denver))
        form(&interval)
        return try MeterFileContents(
            MeterFileInput(name: "m.csv", bytes: Array(text.utf8)),
            choosing: MeterFileChoice(flows: [.delivered], form: interval))
    }

    private func series(_ text: String) throws -> ReadingSeries {
        try #require(try contents(text).onlyMeter().series[.delivered])
    }

    private func clock(_ minute: Int) -> String {
        "\(minute / 60 < 10 ? "0" : "")\(minute / 60):\(minute % 60 < 10 ? "0" : "")\(minute % 60)"
    }

    /// The 100 quarter hours of the day of 25 hours, each as many watt-hours as its number, as
    /// clocks show them.
    private var longDay: [String] {
        (0..<100).map { quarter in
            let minute = quarter < 8 ? 15 * quarter : 15 * quarter - 60
            let watts = String(1000 + quarter + 1).dropFirst()
            return "2025-11-02T\(clock(minute)),15,0.\(watts)"
        }
    }

    @Test(arguments: [false, true])
    func readsTheHourThatStandsTwiceInItsOrder(newestFirst: Bool) throws {
        let rows = newestFirst ? longDay.reversed() : longDay
        let series = try series("start,minutes,kwh\n" + rows.joined(separator: "\n"))
        #expect(series.count == 100)
        #expect(series.range?.start.description == "2025-11-02T06:00:00Z")
        #expect(series.range?.end.description == "2025-11-03T07:00:00Z")
        #expect(try series.total().description == "5.05")
        let energies = series.readings.map(\.energy.milliwattHours)
        #expect(energies == (1...100).map { 1000 * $0 })
    }

    /// Rows of several meters and flows may be mixed; each has its order.
    @Test func tellsTheOrderOfEachMeter() throws {
        let rows = longDay.flatMap { ["a,\($0)", "b,\($0)"] }
        let contents = try contents("meter,start,minutes,kwh\n" + rows.joined(separator: "\n"))
        for meter in contents.meters {
            #expect(try meter.series[.delivered]?.total().description == "5.05")
        }
    }

    @Test func doesNotTakeAnHourThatStandsOnce() throws {
        let rows = longDay.enumerated().filter { !(8..<12).contains($0.offset) }.map(\.element)
        let problems = #expect(throws: Problems.self) {
            try contents("start,minutes,kwh\n" + rows.joined(separator: "\n"))
        }
        #expect(
            problems?.description
                == """
                m.csv:6:1: start: the clocks of America/Denver showed 2025-11-02T01:00:00 twice, \
                and the order of the rows does not tell which it is; write \
                2025-11-02T01:00:00-06:00 or 2025-11-02T01:00:00-07:00
                """)
    }

    /// What the advice says is read.
    @Test func takesTheAdviceOnAnHourThatStandsOnce() throws {
        let rows = longDay.enumerated().filter { !(8..<12).contains($0.offset) }.map(\.element)
        let written = rows.map { row in
            row.contains("T01:") ? row.replacing(",15,", with: ":00-06:00,15,") : row
        }
        let series = try series("start,minutes,kwh\n" + written.joined(separator: "\n"))
        #expect(series.count == 96)
        #expect(series.gaps(in: try #require(series.range)).count == 1)
    }

    @Test(arguments: [
        // 01:00 to 02:00 is one hour each time.
        "start,end,kwh\n2025-11-02 00:00,2025-11-02 01:00,1\n"
            + "2025-11-02 01:00,2025-11-02 02:00,2\n"
            + "2025-11-02 01:00,2025-11-02 02:00,3\n2025-11-02 02:00,2025-11-02 03:00,4\n",
        "start,end,kwh\n2025-11-02 00:00,2025-11-02 00:59,1\n2025-11-02 01:00,2025-11-02 01:59,2\n"
            + "2025-11-02 01:00,2025-11-02 01:59,3\n2025-11-02 02:00,2025-11-02 02:59,4\n",
        "start,end,kwh\n2025-11-02 00:00,2025-11-02 01:00,1\n2025-11-02 01:00,2025-11-02 01:00,2\n"
            + "2025-11-02 01:00,2025-11-02 02:00,3\n2025-11-02 02:00,2025-11-02 03:00,4\n",
        "end,minutes,kwh\n2025-11-02 01:00,60,1\n2025-11-02 01:00,60,2\n2025-11-02 02:00,60,3\n"
            + "2025-11-02 03:00,60,4\n",
    ])
    func readsEndsInTheHourThatStandsTwice(text: String) throws {
        let series = try series(text)
        #expect(series.runs.map(\.step) == [3600])
        #expect(series.readings.map(\.energy.description) == ["1", "2", "3", "4"])
        #expect(series.range?.start.description == "2025-11-02T06:00:00Z")
        #expect(series.range?.end.description == "2025-11-02T10:00:00Z")
    }

    private func day(end: (Int) -> String) -> String {
        "start,end,kwh\n"
            + (0..<24).map { "2026-07-01T\(clock(60 * $0))-06:00,2026-07-01T\(end($0)),1\n" }
            .joined()
    }

    @Test func takesEndsThatAreWithin() throws {
        for (ends, unit) in [("59", "minute"), ("59:59", "second"), ("44", ""), ("00", "")] {
            let contents = try contents(
                day { "\(clock(60 * $0).prefix(3))\(ends)-06:00" }
                    .replacing(":00-06:00,1\n", with: ":30-06:00,1\n"))
            let series = try #require(try contents.onlyMeter().series[.delivered])
            let gaps = series.gaps(in: try #require(series.range)).count
            #expect(contents.warnings.count == (unit.isEmpty && ends != "44" ? 0 : 1))
            if unit.isEmpty {
                #expect(gaps == 23)
            } else {
                #expect(gaps == 0)
                #expect(series.range?.end.description == "2026-07-02T06:00:00Z")
                #expect(contents.warnings[0].message.contains("ends a \(unit) before the next"))
            }
        }
    }

    @Test func doesNotTakeEndsToBeWithinWhereOneIsNot() throws {
        let text = day { $0 == 5 ? "06:00-06:00" : "\(clock(60 * $0 + 59))-06:00" }
        let contents = try contents(text)
        let series = try #require(try contents.onlyMeter().series[.delivered])
        #expect(series.gaps(in: try #require(series.range)).count == 22)
        #expect(
            contents.warnings.map(\.description) == [
                "m.csv:2:1: warning: 23 of 24 readings end a minute or a second before the next "
                    + "can begin, as in 00:59, and others do not; all ends are taken as they are "
                    + "written"
            ])
    }

    @Test func readsTheEndOfADay() throws {
        let series = try series(day { "\(clock(60 * $0 + 60))-06:00" })
        #expect(series.range?.end.description == "2026-07-02T06:00:00Z")
        #expect(series.runs.count == 1)
    }

    @Test func readsEndsAlone() throws {
        let rows = (1...24).map { "2026-07-01T\(clock(60 * $0))-06:00,60,1\n" }.joined()
        let series = try series("end,minutes,kwh\n" + rows)
        #expect(series.range?.start.description == "2026-07-01T06:00:00Z")
        #expect(series.range?.end.description == "2026-07-02T06:00:00Z")
        #expect(series.runs.count == 1)
    }

    @Test func readsALengthThatIsSaid() throws {
        for column in ["start", "end"] {
            let contents = try contents("\(column),kwh\n2026-07-01 00:00,1\n2026-07-01 00:30,1\n") {
                $0.minutes = 30
            }
            let series = try #require(try contents.onlyMeter().series[.delivered])
            #expect(series.runs.map(\.step) == [1800])
        }
    }

    /// The 48 half hours of a portal, also on the day of 23.
    private func shortDay(_ energy: String) -> String {
        "start,minutes,kwh\n"
            + (0..<48).map {
                "2026-03-08T\(clock(30 * $0)),30,\([4, 5].contains($0) ? energy : "1.5")\n"
            }
            .joined()
    }

    @Test func leavesOutHoursThatNeverWere() throws {
        let contents = try contents(shortDay("0")) { $0.leavesOutSkippedHours = true }
        let series = try #require(try contents.onlyMeter().series[.delivered])
        #expect(series.count == 46)
        #expect(series.runs.count == 1)
        #expect(try series.total().description == "69")
        #expect(
            contents.warnings.map(\.message) == [
                "left out 2 rows without energy at times that clocks never showed"
            ])
        #expect(throws: Problems.self) { try self.contents(shortDay("0")) }
        #expect(throws: Problems.self) {
            try self.contents(shortDay("0.25")) { $0.leavesOutSkippedHours = true }
        }
        // The end of the last half hour before is written as the clock would have gone on.
        let ends = try self.series(
            "start,end,kwh\n2026-03-08 01:30,2026-03-08 02:00,1\n"
                + "2026-03-08 03:00,2026-03-08 03:30,1\n"
        )
        #expect(ends.runs.count == 1)
    }

    private static let portal = """
        "Name : Ann Archer",,,,
        "Address: 1 MAIN ST, SPRINGFIELD",,,,
        ,,,,
        "Meter Number","Date","Start Time","Duration","Consumed"
        "U-1","07/04/2026",12:00:00 AM,"Hour","0.34"
        "U-1","07/04/2026",01:00:00 AM,"1 Hour","0.35000000000000"
        "U-1","07/04/2026",12:00:00 PM,"30 Minutes","0.5"
        """

    private func portalColumns(_ form: inout IntervalForm) throws {
        for name in [
            "meter=Meter Number", "start=Date+Start Time", "minutes=Duration", "kwh=Consumed",
        ] {
            try #require(form.columns.name(name) != nil)
        }
    }

    @Test func readsWhatAPortalHandsOut() throws {
        var form = IntervalForm(times: TimeForm(zone: denver, dates: .monthFirst))
        try portalColumns(&form)
        let contents = try contents(Self.portal) { $0 = form }
        let meter = try contents.onlyMeter()
        #expect(meter.name == "U-1")
        let readings = try #require(meter.series[.delivered]).readings
        #expect(
            readings.map { "\($0.start) \($0.seconds) \($0.energy)" } == [
                "2026-07-04T06:00:00Z 3600 0.34", "2026-07-04T07:00:00Z 3600 0.35",
                "2026-07-04T18:00:00Z 1800 0.5",
            ])
        #expect(
            contents.warnings.map(\.description) == [
                "m.csv:4:1: warning: left out 3 lines before the header"
            ])
        form.times.dates = .dayFirst
        let april = try self.contents(Self.portal) { $0 = form }.onlyMeter().series[.delivered]
        #expect(april?.range?.start.description == "2026-04-07T06:00:00Z")
        form.times.dates = nil
        let problems = #expect(throws: Problems.self) {
            try self.contents(Self.portal) { $0 = form }
        }
        #expect(
            problems?.all.last?.description
                == """
                m.csv:5:7: start: the date of "07/04/2026 12:00:00 AM" may begin with the day or \
                with the month; say which, with --dates day-first or --dates month-first (and 2 \
                more like it, in lines 6 and 7)
                """)
    }

    @Test func passesOverWhatStandsBeforeTheHeader() throws {
        let contents = try contents("Name,Ann,\n\nstart,minutes,kwh\n2026-07-01T00:00Z,60,1\n")
        #expect(try contents.onlyMeter().series[.delivered]?.count == 1)
        #expect(
            contents.warnings.map(\.description) == [
                "m.csv:3:1: warning: left out 2 lines before the header"
            ])
    }

    @Test(arguments: [
        ("07/04/2026 1:00 PM", TimeForm.DateOrder.monthFirst), ("4.7.2026 13:00", .dayFirst),
        ("2026/07/04 13:00:00", .dayFirst), ("4-Jul-26 13:00", .monthFirst),
        ("2026-07-04 01:00 p.m.", .dayFirst), ("20260704 13:00", .monthFirst),
        ("2026-07-04T13:00:00.000", .dayFirst), ("2026-07-04 13:00:00 -06:00", .dayFirst),
    ])
    func readsTimesAsPeopleWriteThem(text: String, dates: TimeForm.DateOrder) throws {
        let contents = try contents("start,minutes,kwh\n\(text),60,1\n") {
            $0.times.dates = dates
        }
        #expect(
            try contents.onlyMeter().series[.delivered]?.range?.start.description
                == "2026-07-04T19:00:00Z")
    }
}
