import Diagnostics
import Foundation
import Quantities
import RateFiles
import Tariffs
import Testing

/// What a hostile or broken file of prices may say, for each of the readers.
struct PriceSeriesHostileTests {
    /// The readers, each with a file it accepts: price 0.25, for one hour from 2026-06-01T00:00Z.
    enum Format: String, CaseIterable, CustomTestStringConvertible {
        case midas, openADR, ieee20305

        var testDescription: String { rawValue }

        var file: String {
            switch self {
            case .midas: PriceSeriesFiles.midas
            case .openADR: PriceSeriesFiles.openADR
            case .ieee20305: PriceSeriesFiles.ieee20305[0]
            }
        }

        /// The file, and others that belong to it.
        func read(_ bytes: [UInt8]) throws(Problems) -> PriceSeriesReading {
            let others = self == .ieee20305 ? Array(PriceSeriesFiles.ieee20305.dropFirst()) : []
            return try PriceSeriesFile.read(
                [PriceDocument(bytes, file: "p.xml")]
                    + others.enumerated().map {
                        PriceDocument([UInt8]($1.utf8), file: "other\($0).xml")
                    })
        }

        func read(_ text: String) throws(Problems) -> PriceSeriesReading {
            try read([UInt8](text.utf8))
        }

        /// The element that holds the price, and the price in it.
        var price: String { self == .ieee20305 ? "<price>250000</price>" : "alue>0.25</" }
        var priceText: String { self == .ieee20305 ? "250000" : "0.25" }
    }

    private static func refusal(_ format: Format, _ text: String) -> String {
        refusal(format, [UInt8](text.utf8))
    }

    private static func refusal(_ format: Format, _ bytes: [UInt8]) -> String {
        do throws(Problems) {
            let reading = try format.read(bytes)
            return "accepted: \(reading.series)"
        } catch {
            return error.description
        }
    }

    @Test(arguments: Format.allCases)
    func theFilesThemselvesAreAccepted(format: Format) throws {
        let series = try #require(try format.read(format.file).series.first)
        #expect(series.steps.map(\.price) == [try EnergyPrice("0.25")])
        #expect(series.start == (try Instant("2026-06-01T00:00:00Z")))
        #expect(series.stepSeconds == 3600)
    }

    @Test(
        arguments: Format.allCases,
        [
            "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>",
            "<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x.dtd\">",
            "<!DOCTYPE x [<!ENTITY % p SYSTEM \"http://127.0.0.1:1/p\"> %p;]>",
            "<!DOCTYPE x [<!ENTITY a \"aa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>",
        ])
    func aDocumentTypeIsRefused(format: Format, doctype: String) {
        let refusal = Self.refusal(format, doctype + "\n" + format.file)
        #expect(refusal.contains("the document has a DOCTYPE, which is not accepted; remove it"))
        #expect(refusal.hasPrefix("p.xml:1:"))
    }

    @Test(arguments: Format.allCases)
    func limitsHold(format: Format) {
        let price = format.price
        let deep = String(repeating: "<d>", count: 70) + String(repeating: "</d>", count: 70)
        let file = format.file
        #expect(
            Self.refusal(format, file.replacing("</", with: deep + "</", maxReplacements: 1))
                .contains("elements are nested more than 64 deep, the limit"))
        let long = String(repeating: "1", count: 2 << 20)
        let refusal = Self.refusal(
            format, file.replacing(price, with: price.replacing(format.priceText, with: long)))
        #expect(refusal.contains("longer than 1048576 bytes, the limit"))
    }

    @Test(arguments: Format.allCases)
    func tooManyAttributesAreRefused(format: Format) {
        let attributes = (0..<300).map { " a\($0)=\"\"" }.joined()
        let file = format.file.replacing(
            "</", with: "<q\(attributes)/></", maxReplacements: 1)
        #expect(Self.refusal(format, file).contains("300 attributes, more than 256, the limit"))
    }

    @Test(arguments: Format.allCases)
    func bytesThatAreNoTextAreRefused(format: Format) {
        for hostile: [UInt8] in [[0xFF], [0xE9], [0x00], [0x01], [UInt8]("&#1;".utf8)] {
            var bytes = [UInt8](format.file.utf8)
            let at = bytes.count / 2
            bytes.insert(contentsOf: hostile, at: at)
            #expect(Self.refusal(format, bytes).hasPrefix("p.xml:"), "\(hostile)")
            #expect(!Self.refusal(format, bytes).contains("accepted"), "\(hostile)")
        }
        let utf16: [UInt8] = [0xFF, 0xFE] + format.file.utf8.flatMap { [$0, UInt8(0)] }
        #expect(!Self.refusal(format, utf16).contains("accepted"))
    }

    @Test(arguments: Format.allCases)
    func whatIsNotWellFormedIsRefused(format: Format) {
        let file = format.file
        for hostile in [
            String(file.dropLast(20)), file + "junk", file + file, "<a><b></a></b>", "", "\n",
            file.replacing("<", with: "<u:", maxReplacements: 1),
            file.replacing(">", with: " x=\"1\" x=\"2\">", maxReplacements: 1),
            "\n<?xml version=\"1.0\"?>" + file,
        ] {
            let refusal = Self.refusal(format, hostile)
            #expect(refusal.hasPrefix("p.xml:"), "\(hostile.prefix(60))")
            #expect(!refusal.contains("accepted"), "\(hostile.prefix(60))")
        }
    }

    @Test(arguments: Format.allCases)
    func aLoginPageIsRefused(format: Format) {
        #expect(
            Self.refusal(format, "<html><body>Sign in</body></html>").hasPrefix(
                "p.xml:1:1: expected prices as MIDAS <DemandData>, IEEE 2030.5 resources or "
                    + "OpenADR 2.0b events, found <html> of no namespace"))
    }

    /// A number is all of its text, and nothing but text.
    @Test(arguments: Format.allCases)
    func textsAreJoinedAcrossCommentsAndSections(format: Format) throws {
        let text = format.priceText
        for split in [
            "\(text.prefix(2))<!-- -->\(text.dropFirst(2))",
            "\(text.prefix(2))<?p?>\(text.dropFirst(2))", "<![CDATA[\(text)]]>", " \n\(text)\t",
        ] {
            let file = format.file.replacing(
                format.price, with: format.price.replacing(text, with: split))
            #expect(try format.read(file).series.first?.steps.map(\.price) == [EnergyPrice("0.25")])
        }
        let mixed = format.file.replacing(
            format.price, with: format.price.replacing(text, with: "2<b/>5"))
        #expect(
            Self.refusal(format, mixed).contains("expected a text, found the element <b> in it"))
    }

    @Test(
        arguments: Format.allCases,
        [
            "", "1e3", "+5", "1,000", "0x10", "NaN", "INF", "٣", "5.", ".5", "- 5", "1 000",
            "123456789012345678901234567890", "9999999999999999999", "=1+1",
        ])
    func onlyPlainDecimalNumbersAreRead(format: Format, number: String) {
        let file = format.file.replacing(
            format.price, with: format.price.replacing(format.priceText, with: number))
        let refusal = Self.refusal(format, file)
        #expect(refusal.hasPrefix("p.xml:") || refusal.contains("xml:"), "\(refusal)")
        #expect(!refusal.contains("accepted"), "\(refusal)")
    }

    @Test(arguments: Format.allCases)
    func aPriceFinerThanABillionthIsRefused(format: Format) {
        let number = format == .ieee20305 ? "1.5" : "0.0000000001"
        let file = format.file.replacing(
            format.price, with: format.price.replacing(format.priceText, with: number))
        #expect(!Self.refusal(format, file).contains("accepted"))
    }

    @Test func namespacesAreMatchedToTheLetter() {
        for (format, namespace) in [
            (Format.openADR, "http://openadr.org/oadr-2.0b/2012/07"),
            (.openADR, "http://docs.oasis-open.org/ns/energyinterop/201110"),
            (.openADR, "urn:ietf:params:xml:ns:icalendar-2.0:stream"),
            (.ieee20305, "urn:ieee:std:2030.5:ns"),
        ] {
            for other in [namespace + "/", "urn:other"] {
                let file = format.file.replacing("\"\(namespace)\"", with: "\"\(other)\"")
                #expect(!Self.refusal(format, file).contains("accepted"), "\(other)")
            }
        }
        let midas = PriceSeriesFiles.midas
        for swapped in [
            midas.replacing("<DemandData>", with: "<DemandData xmlns=\"urn:other\">"),
            midas.replacing("<Value>", with: "<Value xmlns=\"urn:other\">"),
            midas.replacing("<ValueData>", with: "<ValueData xmlns=\"urn:other\">"),
        ] {
            #expect(!Self.refusal(.midas, swapped).contains("accepted"))
        }
    }

    @Test func whatIsOptionalIsNotPassedOverInAnotherNamespace() {
        let scaled = PriceSeriesFiles.openADR.replacing(
            "<o:currencyPerKWh>", with: "<o:currencyPerKWh xmlns:o=\"urn:other\">")
        #expect(
            Self.refusal(.openADR, scaled).contains(
                "<eiEventSignal>: expected <currencyPerKWh> of "
                    + "http://openadr.org/oadr-2.0b/2012/07, found one of urn:other"))
        let power = PriceSeriesFiles.ieee20305[0].replacing("<price>", with: "<price xmlns=\"\">")
        #expect(Self.refusal(.ieee20305, power).contains("expected <price> of urn:ieee"))
    }

    @Test(arguments: [
        ("0001-01-01T00:00:00Z", "expected a time with its offset"),
        ("1970-01-01T00:00:00Z", "expected a time from 1980 to 2099, found 1970-01-01T00:00:00Z"),
        ("2106-02-07T06:28:16Z", "expected a time from 1980 to 2099, found 2106-02-07T06:28:16Z"),
        ("2026-06-01T00:00:00.5Z", "expected a time of whole seconds"),
        ("2026-06-01T00:00:00", "expected a time with its offset"),
        ("2026-06-31T00:00:00Z", "expected a time with its offset"),
        ("1780272000", "expected a time with its offset"),
    ])
    func absurdTimesOfOpenADRAreRefused(time: String, message: String) {
        let file = PriceSeriesFiles.openADR.replacing("2026-06-01T00:00:00Z", with: time)
        #expect(Self.refusal(.openADR, file).contains(message))
    }

    @Test(arguments: [
        ("PT0S", "expected an interval of one second to 366 days, found 0 s"),
        ("P367D", "expected an interval of one second to 366 days, found 31708800 s"),
        ("PT2147483648S", "expected a duration of days"), ("P1M", "expected a duration of days"),
        ("P1Y", "expected a duration of days"), ("-PT1H", "expected a duration of days"),
        ("PT1.5H", "expected a duration of days"), ("P", "expected a duration of days"),
        ("PT", "expected a duration of days"), ("P1DT", "expected a duration of days"),
        ("PT1M1H", "expected a duration of days"), ("PT1H1H", "expected a duration of days"),
        ("PTH", "expected a duration of days"), ("1H", "expected a duration of days"),
        ("P1H", "expected a duration of days"), ("PT99999999999999999999S", "expected a duration"),
        ("", "expected a duration of days"),
    ])
    func absurdDurationsOfOpenADRAreRefused(duration: String, message: String) {
        let file = PriceSeriesFiles.openADR.replacing(">PT1H<", with: ">\(duration)<")
        #expect(Self.refusal(.openADR, file).contains(message))
    }

    @Test(arguments: [
        ("<start>1780272000</start>", "<start>0</start>", "found 1970-01-01T00:00:00Z"),
        (
            "<start>1780272000</start>", "<start>1780272000000</start>",
            "found 1780272000000 s since 1970; are its seconds milliseconds?"
        ),
        ("<start>1780272000</start>", "<start>-1</start>", "expected a whole number from 0"),
        (
            "<start>1780272000</start>", "<start>9223372036854775807</start>",
            "found 9223372036854775807 s since 1970"
        ),
        ("<start>1780272000</start>", "<start>9223372036854775808</start>", "whole number"),
        ("<duration>3600</duration>", "<duration>0</duration>", "found 0 s"),
        ("<duration>3600</duration>", "<duration>2147483648</duration>", "found 2147483648 s"),
        ("<duration>3600</duration>", "<duration>1.0</duration>", "whole number"),
    ])
    func absurdTimesOfIEEE20305AreRefused(text: String, other: String, message: String) {
        let interval = PriceSeriesFiles.ieee20305[1]
        let documents = PriceSeriesFiles.ieee20305.map {
            $0 == interval ? $0.replacing(text, with: other) : $0
        }
        let problems = #expect(throws: Problems.self) {
            try PriceSeriesFile.read(
                documents.map { PriceDocument([UInt8]($0.utf8), file: "p.xml") })
        }
        #expect(problems?.description.contains(message) == true, "\(problems?.description ?? "")")
    }

    /// Names that a spreadsheet would run are text; they are escaped where a table is written.
    @Test func formulasInNamesAreText() throws {
        let name = "=HYPERLINK(\"http://127.0.0.1\")"
        let file = PriceSeriesFiles.openADR.replacing("http://example.org/hub", with: name)
        #expect(try Format.openADR.read(file).series.first?.name == name)
        let rate = PriceSeriesFiles.midas.replacing("USCA-TSTS-TTOU-0000", with: "=1+1")
        #expect(
            Self.refusal(.midas, rate).contains("expected a RIN as in USCA-PGPG-TOU4-0000"))
    }

    /// Style sheets and schemas that a file names are never fetched: nothing listens there.
    @Test(arguments: Format.allCases)
    func nothingIsFetched(format: Format) throws {
        let file = format.file.replacing(
            ">",
            with: " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
                + "xsi:schemaLocation=\"urn:x http://127.0.0.1:1/x.xsd\">", maxReplacements: 1)
        let sheet = "<?xml-stylesheet href=\"http://127.0.0.1:1/x.xsl\" type=\"text/xsl\"?>\n"
        #expect(try format.read(sheet + file).series.count == 1)
    }

    /// Thousands of intervals in the worst order are as good as in the best.
    @Test func manyIntervalsInReverse() throws {
        let start = PriceSeriesFiles.midas
        let (head, row, tail) = PriceSeriesFiles.midasParts
        let rows = (0..<3_000).reversed().map { index in
            let day = CivilDate(year: 2026, month: 1, day: 1)?.adding(days: index / 24)
            let hour = index % 24 < 10 ? "0\(index % 24)" : "\(index % 24)"
            return row.replacing("2026-06-01", with: day?.description ?? "")
                .replacing("00:00:00", with: "\(hour):00:00")
                .replacing("00:59:59", with: "\(hour):59:59")
        }
        let reading = try Format.midas.read(head + rows.joined() + tail)
        #expect(reading.series.first?.steps.count == 3_000)
        #expect(reading.series.first?.gaps == [])
        #expect(start == head + row + tail)
    }
}
