import Diagnostics
import Foundation
import RateFiles
import Testing
import TestSupport

struct RateFormatTests {
    private func detect(_ text: String) throws -> RateFormat {
        try RateFormat.detect(Array(text.utf8), file: "file")
    }

    @Test(arguments: [
        ("<tariff xmlns=\"https://commonwatt.org/schema/tariff/1\"/>", RateFormat.tariff),
        (
            "\u{FEFF}<!-- a --><c:program xmlns:c='https://commonwatt.org/schema/program/1'/>",
            .program
        ),
        (" \n<tariffBooks>", .iedr),
        ("<supplyChargesExtracts><broken", .iedr),
        ("<DemandData/>", .midasUpload),
        ("<TariffProfile xmlns='urn:ieee:std:2030.5:ns'/>", .ieee2030),
        ("<oadrPayload xmlns='http://openadr.org/oadr-2.0b/2012/07'/>", .openADR),
        ("{\"energyratestructure\": []}", .urdb),
        ("{\"items\": [{\"fixedChargeFirstMeter\": 1}]}", .urdb),
        ("[{\"energyRateStrux\": []}]", .urdb),
        ("{\"RateID\": \"\", \"ValueInformation\": []}", .midasAnswer),
        ("start,price\n", .csv),
        ("start;price", .csv),
    ])
    func isToldByTheContent(text: String, format: RateFormat) throws {
        #expect(try detect(text) == format)
    }

    @Test(arguments: [
        ("", "file:1:1: the file is empty"),
        (" \n", "file:1:1: the file is empty"),
        (
            "<feed xmlns='http://www.w3.org/2005/Atom'/>",
            "file:1:1: expected rates in XML, JSON or CSV in UTF-8, found the root element "
                + "\"feed\" of \"http://www.w3.org/2005/Atom\""
        ),
        (
            "<tariff/>",
            "file:1:1: expected rates in XML, JSON or CSV in UTF-8, found the root element "
                + "\"tariff\" of no namespace"
        ),
        (
            "{\"a\": 1}",
            "file:1:1: expected rates in XML, JSON or CSV in UTF-8, found JSON of another kind"
        ),
        (
            "[1]",
            "file:1:1: expected rates in XML, JSON or CSV in UTF-8, found JSON without an object"
        ),
        ("{\"energyratestructure\": [}", "file:1:26: expected a value, found \"}\""),
        (
            "plain text\n",
            "file:1:1: expected rates in XML, JSON or CSV in UTF-8, found something else"
        ),
        (
            "a\u{0},b\n",
            "file:1:1: expected rates in XML, JSON or CSV in UTF-8, found something else"
        ),
        (
            "<m xmlns='un:unece:260:data:EEM-DK_RequestChangeOfPrices:v3'/>",
            "file:1:1: an ebIX message is not supported yet"
        ),
    ])
    func saysWhatElseWasFound(text: String, message: String) {
        let error = #expect(throws: Problems.self) { try detect(text) }
        #expect(error?.description == message)
    }

    @Test func aDocumentTypeIsRefused() {
        let error = #expect(throws: Problems.self) {
            try detect("<!DOCTYPE tariff [<!ENTITY a 'b'>]><tariff/>")
        }
        #expect(error?.description.contains("DOCTYPE") == true)
    }

    @Test func aFloodBeforeTheRootIsRefused() {
        let blanks = String(repeating: "<!-- -->", count: 100_000)
        let error = #expect(throws: Problems.self) { try detect(blanks + "<tariff/>") }
        #expect(error?.description == "file:1:1: no element begins in the first 262144 bytes")
    }

    @Test(
        .enabled(if: SharedData.isPresent, "the shared data are missing"),
        arguments: [
            ("ny_iedr_rateplan", "xml", RateFormat.iedr), ("midas", "xml", .midasUpload),
            ("midas", "json", .midasAnswer), ("ieee2030_5", "xml", .ieee2030),
            ("openadr", "xml", .openADR),
        ])
    func everySampleIsRecognized(folder: String, ending: String, format: RateFormat) throws {
        let files = try samples(folder, ending)
        #expect(!files.isEmpty)
        for file in files {
            let bytes = try Array(Data(contentsOf: file))
            let found = try RateFormat.detect(bytes, file: file.lastPathComponent)
            #expect(found == format, "\(file.lastPathComponent)")
        }
    }

    @Test(
        .enabled(if: SharedData.isPresent, "the shared data are missing"),
        arguments: [
            ("at_ebutilities", "xml", "a message of the Austrian market (ebUtilities)"),
            ("dk_datahub_charges", "xml", "a message of the Danish DataHub"),
            ("entsoe_price", "xml", "a market document of ENTSO-E"),
            ("openadr", "json", "an event of OpenADR 3"),
        ])
    func messagesOfOtherMarketsAreRefusedByName(
        folder: String, ending: String, name: String
    ) throws {
        let files = try samples(folder, ending)
        #expect(!files.isEmpty)
        for file in files {
            let bytes = try Array(Data(contentsOf: file))
            let error = #expect(throws: Problems.self) {
                try RateFormat.detect(bytes, file: "file")
            }
            #expect(error?.description == "file:1:1: \(name) is not supported yet")
        }
    }

    private func samples(_ folder: String, _ ending: String) throws -> [URL] {
        let url = try SharedData.file("data/xml/\(folder)")
        return try FileManager.default.contentsOfDirectory(
            at: url, includingPropertiesForKeys: nil
        ).filter { $0.pathExtension == ending }
    }
}
