import Diagnostics
import Foundation
import MeterFiles
import Metering
import TestSupport
import Testing

/// What an import of a feed does not take, and how it says so.
struct FeedRefusalTests {
    private func refusal(
        _ text: String, _ choice: MeterFileChoice = MeterFileChoice(flows: [.delivered])
    ) -> String? {
        #expect(throws: Problems.self) {
            try MeterFileContents(
                MeterFileInput(name: "f.xml", bytes: Array(text.utf8)), choosing: choice)
        }?.description
    }

    private func refusal(
        _ feed: Feed, _ choice: MeterFileChoice = MeterFileChoice(flows: [.delivered])
    ) -> String? {
        refusal(feed.text, choice)
    }

    private static func line(_ reading: String) -> String { "\n\(reading)" }

    private static let faultyReadings: [(block: String, message: String)] = [
        (
            "\(Feed.hour(0, 1))\n\(Feed.hour(0, 2))",
            """
            f.xml:10:1: the reading from 2026-06-01T00:00:00Z contradicts that in line 9: it \
            differs in value
            """
        ),
        (
            [Feed.hour(0, 1), Feed.reading("1780272000", "1", seconds: "900")].joined(
                separator: "\n"),
            """
            f.xml:10:1: the reading from 2026-06-01T00:00:00Z contradicts that in line 9: it \
            lasts 900 s instead of 3600 s
            """
        ),
        (
            [Feed.hour(0, 1), Feed.reading("1780273800", "1")].joined(separator: "\n"),
            """
            f.xml:10:1: two readings overlap: 0.001 kWh in 3600 s from 2026-06-01T00:00:00Z, and \
            0.001 kWh in 3600 s from 2026-06-01T00:30:00Z
            """
        ),
        (line(Feed.reading("1780272000", "4a")), "expected a number, found \"4a\""),
        (line(Feed.reading("1780272000", "")), "expected a number, found \"\""),
        (line(Feed.reading("1780272000", "1e3")), "expected a number, found \"1e3\""),
        (line(Feed.reading("1780272000", "+5")), "expected a number, found \"+5\""),
        (line(Feed.reading("1780272000", "1,000")), "expected a number, found \"1,000\""),
        (line(Feed.reading("1780272000", "0x10")), "expected a number, found \"0x10\""),
        (line(Feed.reading("1780272000", "٣")), "expected a number, found \"٣\""),
        (line(Feed.reading("1780272000", "1<x/>0")), "expected a number, found \"\""),
        (
            line(Feed.reading("1780272000", "123456789012345678901234567890123456")),
            "expected a number, found \"12345678901234567890123456789012…\""
        ),
        (
            line(Feed.reading("1780272000", "0.0001")),
            "f.xml:10:1: the energy is not a whole number of milliwatt-hours"
        ),
        (
            line(Feed.reading("1780272000", "10000000001")),
            "f.xml:10:1: the energy is more than 10000000 kWh, the limit"
        ),
        (
            line(Feed.reading("0", "1")),
            """
            f.xml:10:1: the reading starts at 0 s since 1970, expected a time from 1980 to 2100
            """
        ),
        (
            line(Feed.reading("1780272000000", "1")),
            """
            f.xml:10:1: the reading starts at 1780272000000 s since 1970, expected a time from \
            1980 to 2100
            """
        ),
        (
            line(Feed.reading("1780272000", "1", seconds: "0")),
            "f.xml:10:1: the reading lasts 0 s, expected 1 s to 366 days"
        ),
        (
            line(Feed.reading("1780272000", "1", seconds: "2147483648")),
            "f.xml:10:1: the reading lasts 2147483647 s, expected 1 s to 366 days"
        ),
        (
            "\n<espi:IntervalReading><espi:value>1</espi:value></espi:IntervalReading>",
            "f.xml:10:1: the reading has no start"
        ),
        ("", "f.xml:1:1: the file has no readings of energy to take"),
    ]

    @Test(arguments: faultyReadings)
    func refusesReadings(block: String, message: String) {
        #expect(refusal(Feed([block]))?.hasSuffix(message) == true)
    }

    @Test func placesABadDigit() {
        let text = Feed([Self.line(Feed.reading("1780272000", "4a"))]).text
        #expect(refusal(text) == "f.xml:10:128: expected a number, found \"4a\"")
    }

    @Test(
        arguments: [
            (Feed.type(unit: "38"), "the readings are in W, expected Wh"),
            (Feed.type(unit: "169"), "the readings are in therm, expected Wh"),
            (Feed.type(unit: "999"), "the readings are in unit 999, expected Wh"),
            (Feed.type(unit: nil), "no reading type tells the unit of these readings"),
            (
                Feed.type(accumulation: "3"),
                """
                the readings are not the energy of each interval (accumulation behaviour 3, \
                expected 4)
                """
            ),
            (
                Feed.type(flow: nil),
                "the file does not say which way the energy went; state it with --flow"
            ),
            (
                Feed.type(flow: "19"),
                """
                found received energy, which was not asked for; if it is what is to be billed \
                as delivered energy, take it with --flow received --as delivered
                """
            ),
            (
                Feed.type(flow: "4"),
                """
                found net energy, which was not asked for; if it is what is to be billed as \
                delivered energy, take it with --flow net --as delivered --below-zero as-received
                """
            ),
            (Feed.type(multiplier: "99"), "the power of ten is 99, expected -12 to 12"),
            (Feed.type(multiplier: "x"), "expected an integer, found \"x\""),
            ("", "no reading type tells the unit of these readings"),
        ] as [(String, String)])
    func refusesTypes(type: String, message: String) {
        #expect(refusal(Feed([Feed.hour(0, 1)], type: type))?.hasSuffix(message) == true)
    }

    @Test func refusesToAddParallelRegisters() {
        var feed = Feed([Feed.hour(0, 5)])
        feed.entries += [Feed.meterReading(id: "2"), Feed.block(Feed.hour(0, 7), id: "2")]
        #expect(
            refusal(feed) == """
                f.xml:9:10: usage point "1" has several meter readings of delivered energy, \
                choose one: 1, 2
                """)
        #expect(
            refusal(feed, MeterFileChoice(flows: [.delivered], meterReading: "3")) == """
                f.xml:1:1: there is no meter reading "3" in the file, only 1, 2
                """)
        #expect(
            refusal(feed, MeterFileChoice(flows: [.delivered], usagePoint: "x"))?
                .hasPrefix("f.xml:1:1: there are no readings of usage point \"x\"") == true)
    }

    @Test(arguments: [
        (
            "<html><body>Please log in</body></html>",
            "f.xml:1:1: the root element is html, expected an Atom feed or an ESPI resource"
        ),
        (
            "<!DOCTYPE html><html></html>",
            "f.xml:1:15: the document has a DOCTYPE, which is not accepted; remove it"
        ),
        (
            "<feed xmlns='http://www.w3.org/2005/Atom/'/>",
            "f.xml:1:1: the root element is feed, expected an Atom feed or an ESPI resource"
        ),
        (
            "PK\u{03}\u{04}...",
            "f.xml:1:1: the file is a zip archive; unpack it, and import what is in it"
        ),
    ])
    func refusesOtherFiles(text: String, message: String) {
        #expect(refusal(text) == message)
    }

    @Test func refusesATruncatedFile() {
        let text = Feed([Feed.hour(0, 1), Feed.hour(1, 2)]).text
        for count in stride(from: 1, to: text.utf8.count - 1, by: 97) {
            let part = String(decoding: text.utf8.prefix(count), as: UTF8.self)
            #expect(refusal(part)?.contains("not well-formed XML") == true)
        }
    }

    /// The published feed whose author lost an hour to daylight saving time.
    @Test(.enabled(if: SharedData.isPresent))
    func refusesContradictingHoursOfARealFeed() throws {
        let path = try SharedData.file("data/xml/greenbutton/sdk_coastal_12hr_2011.xml").path
        let problems = #expect(throws: Problems.self) {
            try MeterFileContents(
                MeterFileInput(path: path), choosing: MeterFileChoice(flows: [.delivered]))
        }
        let errors = problems?.all.filter { $0.severity == .error }
        #expect(errors?.count == 3)
        #expect(
            errors?.first?.description.hasSuffix(
                """
                sdk_coastal_12hr_2011.xml:13126:5: the reading from 2011-03-13T17:00:00Z \
                contradicts that in line 13119: it differs in value
                """) == true)
    }
}
