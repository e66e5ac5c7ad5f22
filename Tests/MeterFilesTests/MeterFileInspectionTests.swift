import Diagnostics
import MeterFiles
import Testing
import XMLParsing

struct MeterFileInspectionTests {
    private func inspect(_ text: String) throws -> MeterFileInspection {
        try MeterFileInspection(MeterFileInput(name: "a/f.xml", bytes: Array(text.utf8)))
    }

    @Test func writesJSON() throws {
        let feed = Feed([
            Feed.hour(0, 1500)
                + Feed.reading("1780279200", "2.5", more: "<espi:cost>12940</espi:cost>")
        ])
        #expect(
            MeterFileInspection.json([try inspect(feed.text), try inspect("<xyz a='\"'/>")]) == """
                {"files":[
                {"file":"f.xml","path":"a/f.xml","usage_points":1,"meter_readings":1,\
                "reading_types":1,"interval_blocks":1,"usage_summaries":0,"intervals":2,\
                "first_start_epoch":1780272000,"last_end_epoch":1780282800,\
                "kwh_flow1":"1.5025","kwh_flow19":null,"kwh_flow4":null,"kwh_flow_other":null,\
                "kwh_total":"1.5025","other_uom_sums":null,"cost_raw_sum":"12940",\
                "readings_with_cost":1,"duplicates":0,"out_of_order":0,"gaps":1,"overlaps":0,\
                "non_numeric_values":0,"warnings":[],"omitted_warnings":0},
                {"file":"f.xml","path":"a/f.xml","usage_points":0,"meter_readings":0,\
                "reading_types":0,"interval_blocks":0,"usage_summaries":0,"intervals":0,\
                "first_start_epoch":null,"last_end_epoch":null,"kwh_flow1":null,\
                "kwh_flow19":null,"kwh_flow4":null,"kwh_flow_other":null,"kwh_total":null,\
                "other_uom_sums":null,"cost_raw_sum":null,"readings_with_cost":0,\
                "duplicates":0,"out_of_order":0,"gaps":0,"overlaps":0,"non_numeric_values":0,\
                "warnings":["a/f.xml:1:1: warning: the root element is xyz, expected an Atom \
                feed or an ESPI resource; nothing in it was read"],"omitted_warnings":0}
                ]}

                """)
    }

    @Test func looksIntoIntervalCSV() throws {
        let inspection = try inspect(
            """
            meter,start,minutes,kwh,flow,quality
            U-1,2026-06-01T01:00Z,60,1.5,delivered,
            U-1,2026-06-01T00:00Z,60,2.25,delivered,estimated
            U-1,2026-06-01T03:00Z,60,1,delivered,
            U-1,2026-06-01T03:00Z,60,1,delivered,
            U-1,2026-06-01T03:00Z,60,-0.5,net,
            U-2,2026-06-01T03:00Z,60,7,,
            """)
        #expect(inspection.usagePoints == 2)
        #expect(inspection.meterReadings == 3)
        #expect(inspection.intervals == 6)
        #expect(inspection.forwardEnergy == "4.75")
        #expect(inspection.reverseEnergy == nil)
        #expect(inspection.netEnergy == "-0.5")
        #expect(inspection.otherEnergy == "7")
        #expect(inspection.totalEnergy == "11.25")
        #expect(inspection.duplicates == 1)
        #expect(inspection.gaps == 1)
        #expect(inspection.outOfOrder == 1)
        #expect(inspection.firstStart == 1_780_272_000)
        #expect(
            inspection.warnings.map(\.description) == [
                "a/f.xml:2:1: warning: 1 of 3 readings of delivered energy is estimated, 2.25 kWh",
                "a/f.xml:1:1: warning: the rows do not say which way the energy went; an import "
                    + "takes it for what its meter counts",
            ])
    }

    @Test(arguments: [
        ("hello", "a/f.xml:1:1: found neither XML, as in Green Button, nor the header of an"),
        ("PK\u{03}\u{04}", "a/f.xml:1:1: the file is a zip archive; unpack it"),
        ("start,minutes,kwh\nx,60,1", "a/f.xml:2:1: start: "),
    ])
    func saysWhatItReads(text: String, message: String) {
        let error = #expect(throws: Problems.self) { try inspect(text) }
        #expect(error?.description.hasPrefix(message) == true, "\(String(describing: error))")
    }

    @Test func warnsOfWhatIsOdd() throws {
        let twice = [
            Feed.hour(0, 1), Feed.hour(0, 1), Feed.hour(1, 1), Feed.hour(1, 2),
            Feed.reading("1780279200", "4a"), Feed.reading("0", "1"),
        ]
        let inspection = try inspect(Feed([twice.joined(separator: "\n")]).text)
        #expect(inspection.intervals == 6)
        #expect(inspection.duplicates == 2)
        #expect(inspection.nonNumericValues == 1)
        #expect(inspection.forwardEnergy == "0.006")
        #expect(
            inspection.warnings.map(\.message) == [
                "expected a number, found \"4a\"",
                "the reading starts at 0 s since 1970, expected a time from 1980 to 2100",
                "1 reading comes again with equal values",
                """
                the reading from 2026-06-01T01:00:00Z contradicts that in line 11: it differs \
                in value
                """,
            ])
        #expect(inspection.warnings.allSatisfy { $0.severity == .warning && $0.place != nil })
    }

    @Test(
        arguments: [
            (Feed.type(unit: nil), "the reading type has no unit"),
            ("", "no link leads from 1 interval block to a reading type; the unit is unknown"),
            (
                Feed.type(id: "other"),
                "no link leads from 1 interval block to a reading type; the only one was taken"
            ),
            (
                Feed.type() + Feed.type(multiplier: "3"),
                "two reading types have the same link but differ; the first counts"
            ),
            (
                Feed.type() + Feed.entry("x", "y", "<other><espi:IntervalBlock/></other>"),
                "there is an interval block where no resource belongs"
            ),
            (
                Feed.type()
                    + Feed.entry(
                        "x", "y",
                        "<espi:UsagePoint><espi:ServiceCategory><espi:kind/></espi:ServiceCategory>"
                            + "</espi:UsagePoint>"),
                "the kind of service is \"\", expected a number"
            ),
            (
                Feed.type()
                    + Feed.entry(
                        "x", "y",
                        "<espi:UsagePoint><espi:ServiceDeliveryPoint/></espi:UsagePoint>"),
                "found ServiceDeliveryPoint, expected serviceDeliveryPoint"
            ),
        ] as [(String, String)])
    func warnsOfStructure(type: String, message: String) throws {
        let warnings = try inspect(Feed([Feed.hour(0, 1)], type: type).text).warnings
        #expect(warnings.map(\.message).contains(message))
    }

    @Test func readsABareResourceAndABareEntry() throws {
        let block = """
            <IntervalBlock xmlns="http://naesb.org/espi"><IntervalReading><timePeriod>\
            <duration>60</duration><start>1780272000</start></timePeriod><value>7</value>\
            </IntervalReading></IntervalBlock>
            """
        let inspection = try inspect(block)
        #expect(inspection.intervals == 1)
        #expect(inspection.otherSums == "uom?/flow?=7")
        let entry = "<entry xmlns='http://www.w3.org/2005/Atom'><content>\(block)</content></entry>"
        #expect(try inspect(entry).intervals == 1)
        #expect(try inspect("\u{FEFF}\(entry)").intervals == 1)
        #expect(try inspect("\n \(entry)").intervals == 1)
    }

    @Test func survivesNestingThatMakesNoSense() throws {
        let block = "<espi:IntervalBlock>\(Feed.hour(0, 1))</espi:IntervalBlock>"
        let reading = Feed.reading("1780275600", "2", more: Feed.hour(3, 4))
        let inspection = try inspect(Feed(["\(block)\(reading)\(Feed.block(block))"]).text)
        #expect(inspection.intervalBlocks == 1)
        #expect(inspection.intervals == 3)
    }

    @Test func doesNotReadLookalikes() throws {
        let foreign = Feed([Feed.hour(0, 1)]).text
            .replacing("http://naesb.org/espi", with: "http://naesb.org/espi/")
        #expect(try inspect(foreign).intervals == 0)
    }

    @Test(arguments: [
        "<!DOCTYPE feed [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><feed>&x;</feed>",
        "<!DOCTYPE feed [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]><feed>&b;</feed>",
        String(repeating: "<entry>", count: 100_000),
        "<feed" + (0..<100_000).map { " a\($0)='1'" }.joined() + "/>",
        "<feed>\u{1}</feed>",
        "<feed><entry></feed>",
        "<feed><espi:x/></feed>",
        "<?xml version='1.0' encoding='ISO-8859-1'?><feed/>",
        "",
    ])
    func refusesHostileAndBrokenFiles(text: String) {
        #expect(throws: Problems.self) { try inspect(text) }
    }

    @Test func refusesAFileThatIsTooLarge() {
        var limits = XMLLimits.meterFile
        limits.bytes = 100
        let problems = #expect(throws: Problems.self) {
            try MeterFileInspection(Feed([Feed.hour(0, 1)]).input, limits: limits)
        }
        #expect(problems?.description.contains("is larger than 100 bytes, the limit") == true)
    }
}
