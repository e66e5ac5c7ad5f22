import Diagnostics
import MeterFiles
import Metering
import Quantities
import Testing

struct IntervalCSVTests {
    /// Denver in 2026: clocks go forward on 8 March and back on 1 November.
    private let denver = TimeZoneRules(
        identifier: "America/Denver", initialOffset: -25_200,
        transitions: [
            .init(at: Instant(secondsSince1970: 1_772_960_400), offset: -21_600),
            .init(at: Instant(secondsSince1970: 1_793_520_000), offset: -25_200),
        ])

    private func contents(
        _ text: String, flows: Set<EnergyFlow> = [.received], usagePoint: String? = nil,
        leavesOutOthers: Bool = false
    ) throws -> MeterFileContents {
        try MeterFileContents(
            MeterFileInput(name: "m.csv", bytes: Array(text.utf8)),
            choosing: MeterFileChoice(
                flows: flows, usagePoint: usagePoint, leavesOutOthers: leavesOutOthers,
                form: IntervalForm(times: TimeForm(zone: denver))))
    }

    @Test func readsIntervals() throws {
        let contents = try contents(
            """
            start,end,kwh,quality
            2026-06-01T01:00:00-06:00,2026-06-01T02:00:00-06:00,1.5,
            2026-06-01T06:00:00Z,2026-06-01T07:00:00Z,0.000001,measured
            2026-06-01T08:00Z,2026-06-01T09:00Z,3,estimated
            2026-06-01 03:00,2026-06-01 04:00,2,estimated
            """)
        let series = try #require(try contents.onlyMeter().series[.received])
        #expect(series.readings.map(\.energy.description) == ["0.000001", "1.5", "3", "2"])
        #expect(series.runs.map(\.quality) == [.measured, .estimated])
        #expect(series.range?.start.description == "2026-06-01T06:00:00Z")
        #expect(
            contents.warnings.map(\.description) == [
                "m.csv:2:1: warning: 2 of 4 readings of received energy are estimated, 5 kWh"
            ])
    }

    @Test(
        arguments: [
            ("2026-06-01T00:00:00Z", 1_780_272_000), ("2026-06-01T00:00:00+05:30", 1_780_252_200),
            ("2026-06-01T00:00:00-06:00", 1_780_293_600), ("2026-06-01T00:00Z", 1_780_272_000),
            ("2026-06-01 00:00:00-0600", 1_780_293_600), ("2026-06-01T00:00:59", 1_780_293_659),
            ("2026-11-01T01:30:00-07:00", 1_793_521_800), ("2026-11-01T02:00", 1_793_523_600),
        ] as [(String, Int64)])
    func readsTimes(text: String, seconds: Int64) throws {
        let contents = try contents("start,minutes,kwh\n\(text),60,1\n")
        #expect(
            try contents.onlyMeter().series[.received]?.range?.start.secondsSince1970 == seconds)
    }

    @Test func readsManyMetersAndFlows() throws {
        let contents = try contents(
            """
            \u{FEFF}meter,flow,minutes,kwh,start\r
            "007",delivered,15,1,2026-06-01T00:00:00Z\r
            b,received,15,2,2026-06-01T00:00:00Z\r
            "007",received,15,3,2026-06-01T00:00:00Z\r
            "007",delivered,15,4,2026-06-01T00:15:00Z\r
            """, flows: [.delivered, .received])
        #expect(contents.meters.map(\.name) == ["007", "b"])
        let totals = try contents.meters[0].series.mapValues { try $0.total().description }
        #expect(totals == [.delivered: "5", .received: "3"])
        let problems = #expect(throws: Problems.self) { try contents.onlyMeter() }
        #expect(
            problems?.description
                == "m.csv:1:1: the file has several usage points, choose one: 007, b")
    }

    @Test func takesOneMeterAndLeavesOutFlows() throws {
        let text = """
            start,minutes,kwh,meter,flow
            2026-06-01T00:00:00Z,60,1,a,received
            2026-06-01T00:00:00Z,60,2,a,delivered
            2026-06-01T00:00:00Z,60,x,b,received
            """
        let contents = try contents(text, usagePoint: "a", leavesOutOthers: true)
        #expect(contents.meters.map(\.name) == ["a"])
        #expect(contents.meters[0].series.count == 1)
        #expect(
            contents.warnings.map(\.description) == [
                "m.csv:3:29: warning: found delivered energy, which was not asked for; left out"
            ])
    }

    @Test func countsRepeats() throws {
        let contents = try contents(
            """
            start,minutes,kwh
            2026-06-01T00:00:00Z,60,1
            2026-06-01T00:00:00Z,60,1.0
            """)
        #expect(try contents.onlyMeter().repeats == 1)
        #expect(contents.warnings.count == 1)
    }

    private static let head = "start,minutes,kwh\n"

    private static let faultyFiles: [(text: String, message: String)] = [
        ("", "m.csv:1:1: the file is empty, expected a header"),
        (head, "m.csv:1:1: the file has no readings"),
        (
            "Name : Ann Archer\nDate,Start Time,Consumed\n07/04/2026,12:00 AM,1\n",
            """
            m.csv:1:1: found neither XML, as in Green Button, nor the header of an interval CSV, \
            which has some of the columns start, end, minutes, kwh, flow, meter, quality; line 2 \
            seems to be its header, with "Date", "Start Time", "Consumed": name the columns that \
            are meant, as in --column kwh=NAME --column "start=DATE+TIME" --column minutes=NAME, \
            and the order of its dates with --dates
            """
        ),
        (
            "start,kwh\n",
            """
            m.csv:1:1: the readings have no length: expected "start" and "end", or one of them \
            and "minutes"; or say how long each is, as in --minutes 60
            """
        ),
        (
            "start,end,minutes,kwh\n",
            "m.csv:1:1: expected a column \"end\" or \"minutes\", one of them"
        ),
        ("minutes,kwh\n", "m.csv:1:1: missing column \"start\""),
        ("start,start,minutes,kwh\n", "m.csv:1:7: column \"start\" stands twice"),
        (
            "start,minutes,kwh,cost\n",
            """
            m.csv:1:19: unknown column "cost", expected some of start, end, minutes, kwh, flow, \
            meter, quality
            """
        ),
        (
            head + "2026-06-01T00:00:00Z,60\n",
            "m.csv:2:1: expected 3 fields as in the header, found 2"
        ),
        (
            head + "2026-06-01T00:00:00Z,60,1e3\n",
            "m.csv:2:25: kwh: expected a plain decimal number, found \"e\" in it"
        ),
        (
            head + "2026-06-01T00:00:00Z,60,0.0000001\n",
            "m.csv:2:25: kwh: expected at most 6 decimals"
        ),
        (
            head + "2026-06-01T00:00:00Z,0,1\n",
            """
            m.csv:2:22: minutes: expected a whole number of minutes, 1 to 527040, found "0"
            """
        ),
        (
            head + "2026-06-31T00:00:00Z,60,1\n",
            """
            m.csv:2:1: start: expected a time as in 2026-06-01T00:00:00-06:00, found \
            "2026-06-31T00:00:00Z"
            """
        ),
        (
            head + "2026-11-01T01:30,60,1\n",
            """
            m.csv:2:1: start: the clocks of America/Denver showed 2026-11-01T01:30:00 twice, and \
            the order of the rows does not tell which it is; write 2026-11-01T01:30:00-06:00 or \
            2026-11-01T01:30:00-07:00
            """
        ),
        (
            head + "2026-03-08T02:30,60,1\n",
            """
            m.csv:2:1: start: the clocks of America/Denver never showed 2026-03-08T02:30:00, when \
            1 kWh are said to have flowed: they were put forward from 2026-03-08T02:00:00 to \
            2026-03-08T03:00:00; ask who made the file when it was
            """
        ),
        (
            head + "2026-03-08T02:00,30,0\n2026-03-08T02:30,30,0\n",
            """
            m.csv:2:1: start: the clocks of America/Denver never showed 2026-03-08T02:00:00: they \
            were put forward from 2026-03-08T02:00:00 to 2026-03-08T03:00:00; leave such rows out \
            of the file, or have those without energy left out with --leave-out-skipped-hours \
            (and 1 more like it, in line 3)
            """
        ),
        (
            "start,end,kwh\n2026-06-01T00:00:00Z,2026-06-01T00:00:00Z,1\n",
            """
            m.csv:2:22: end: expected a time after the start 2026-06-01T00:00:00Z, found \
            2026-06-01T00:00:00Z
            """
        ),
        (
            head + "2026-06-01T00:00:00Z,60,1\n\n2026-06-01T00:00:00Z,60,2\n",
            """
            m.csv:4:1: two readings contradict each other: 1 kWh in 3600 s from \
            2026-06-01T00:00:00Z, and 2 kWh in 3600 s from 2026-06-01T00:00:00Z
            """
        ),
        (
            "start,minutes,kwh,flow\n2026-06-01T00:00:00Z,60,1,up\n",
            "m.csv:2:27: flow: expected one of delivered, received, net, total, found \"up\""
        ),
        (
            "start,minutes,kwh,flow\n2026-06-01T00:00:00Z,60,1,net\n",
            """
            m.csv:2:27: found net energy, which was not asked for; if it is what is to be billed \
            as received energy, take it with --flow net --as delivered --below-zero as-received, \
            or where the file counts what was received as above zero with --flow net --as \
            received --below-zero as-delivered
            """
        ),
        (
            "start,minutes,kwh,quality\n2026-06-01T00:00:00Z,60,1,good\n",
            """
            m.csv:2:27: quality: expected one of measured, edited, estimated, questionable, \
            found "good"
            """
        ),
    ]

    @Test(arguments: faultyFiles)
    func refuses(text: String, message: String) {
        let problems = #expect(throws: Problems.self) { try contents(text) }
        #expect(problems?.description == message)
    }

    @Test func needsAFlowWhereSeveralAreTaken() {
        let problems = #expect(throws: Problems.self) {
            try contents(
                "start,minutes,kwh\n2026-06-01T00:00:00Z,60,1\n", flows: [.delivered, .received])
        }
        #expect(
            problems?.description == "m.csv:2:1: the row does not say which way the energy went")
    }

    @Test func needsAZoneForLocalTimes() {
        let problems = #expect(throws: Problems.self) {
            try MeterFileContents(
                MeterFileInput(
                    name: "m.csv",
                    bytes: Array("start,minutes,kwh\n2026-06-01T00:00,60,1\n".utf8)),
                choosing: MeterFileChoice(flows: [.received]))
        }
        #expect(
            problems?.description == """
                m.csv:2:1: start: the time "2026-06-01T00:00" must end in Z or an offset as in \
                -06:00, or its zone be named, as in --time-zone America/Denver
                """)
    }
}
