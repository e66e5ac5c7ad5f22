import Diagnostics
import Foundation
import Quantities
import RateFiles
import Tariffs
import TestSupport
import Testing

/// Real messages, and what others computed from them with tools of their own.
@Suite(.enabled(if: SharedData.isPresent, "the shared samples are missing"))
struct PriceSeriesSampleTests {
    private static func document(_ path: String) throws -> PriceDocument {
        let url = try SharedData.file("data/xml/\(path)")
        return PriceDocument([UInt8](try Data(contentsOf: url)), file: url.lastPathComponent)
    }

    /// The facts of one file, by column of `expected.csv`.
    private static func facts(_ folder: String, _ file: String) throws -> [String: String] {
        let url = try SharedData.file("data/xml/\(folder)/expected.csv")
        let lines = try String(contentsOf: url, encoding: .utf8).split(whereSeparator: \.isNewline)
        func fields(_ line: Substring) -> [String] {
            line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        let header = fields(lines[0])
        let row = try #require(lines.map(fields).first { $0.first == file })
        return Dictionary(uniqueKeysWithValues: zip(header, row))
    }

    private static func sum(_ series: PriceSeries?) -> EnergyPrice {
        (series?.steps ?? []).map(\.price).reduce(.zero, +)
    }

    @Test func midasUpload() throws {
        let file = "MIDAS_Test_TOU.xml"
        let facts = try Self.facts("midas", file)
        let reading = try PriceSeriesFile.read([Self.document("midas/\(file)")], currency: "USD")
        let series = try #require(reading.series.first)
        #expect(reading.series.count == 1)
        #expect(reading.remarks.all.isEmpty)
        #expect(series.name == facts["rate_ids"])
        #expect(series.currency == "USD")
        #expect(series.steps.count == Int(facts["value_data"] ?? ""))
        #expect(Self.sum(series) == (try EnergyPrice(facts["sum_value"] ?? "")))
        let prices = series.steps.map(\.price)
        #expect(prices.min() == (try EnergyPrice(facts["min_value"] ?? "")))
        #expect(prices.max() == (try EnergyPrice(facts["max_value"] ?? "")))
        #expect(series.start == (try Instant((facts["first"] ?? "") + "Z")))
        #expect(
            series.end.adding(seconds: -1) == (try Instant((facts["last"] ?? "") + "Z")))
        #expect(series.stepSeconds == 3600)
        #expect(series.gaps.isEmpty)
    }

    @Test func midasHolidays() throws {
        let file = "MIDAS_Test_Holidays.xml"
        let count = try #require(try Self.facts("midas", file)["holidays"])
        Self.expectRefusal(
            try Self.document("midas/\(file)"),
            "\(file):1:1: a list of \(count) MIDAS holidays has no prices; give the file of a "
                + "rate's values")
    }

    /// The four values of the answer are two hours that follow one another, and two apart.
    @Test func midasAnswer() throws {
        let reading = try PriceSeriesFile.read([
            Self.document("midas/tou-rate-response-sample.json")
        ])
        let series = try #require(reading.series.first)
        #expect(reading.series.count == 1)
        #expect(series.name == "USCA-TSTS-TTOU-TEST")
        #expect(series.start == (try Instant("2023-05-01T07:00:00Z")))
        #expect(series.end == (try Instant("2023-05-03T09:00:00Z")))
        #expect(series.steps.map(\.price.description) == ["0.1006", "0.1006", "0.1388", "0.1006"])
        #expect(series.gaps.count == 2)
    }

    @Test func midasListOfRates() throws {
        Self.expectRefusal(
            try Self.document("midas/rin-list-sample.json"),
            "rin-list-sample.json:1:1: a list of 3 MIDAS rates has no prices; ask for the values "
                + "of a rate")
    }

    @Test func openADR3IsNotRead() throws {
        Self.expectRefusal(
            try Self.document("openadr/openadr3_ug_event_price_post.json"),
            "openadr3_ug_event_price_post.json:1:1: expected the answer of MIDAS, an object with "
                + "RateID and ValueInformation, found an object")
    }

    @Test func resourcesOfIEEE20305() throws {
        let names = [
            "consumptiontariffintervallist", "ratecomponentlist", "readingtype_pricing",
            "tariffprofile", "timetariffintervallist",
        ]
        let reading = try PriceSeriesFile.read(
            names.map { try Self.document("ieee2030_5/envoy_\($0).xml") })
        let series = try #require(reading.series.first)
        #expect(reading.series.count == 1)
        #expect(series.name == "TOU-D-PEV Baseline 6")
        #expect(series.currency == "USD")
        let profile = try Self.facts("ieee2030_5", "envoy_tariffprofile.xml")
        let raw = try Self.facts("ieee2030_5", "envoy_consumptiontariffintervallist.xml")
        #expect(profile["pricePowerOfTenMultiplier"] == "-6")
        #expect(
            Self.sum(series).nanosPerKilowattHour == (Int64(raw["prices_raw"] ?? "") ?? 0) * 1000)
        let intervals = try Self.facts("ieee2030_5", "envoy_timetariffintervallist.xml")
        #expect(series.start.secondsSince1970 == Int64(intervals["first_start"] ?? ""))
        #expect(series.steps.map(\.range.seconds) == [28_800])
        // The file holds the price of one interval only; the other four have a link to theirs.
        let missing = reading.remarks.warnings.count { $0.message.contains("there is no price") }
        #expect(series.steps.count + missing == Int(intervals["TimeTariffInterval"] ?? ""))
    }

    @Test(arguments: [
        (
            "envoy_tariffprofile.xml",
            "envoy_tariffprofile.xml:2:1: <TariffProfile>: the list that RateComponentListLink "
                + "refers to is not among the files; give it too"
        ),
        (
            "envoy_readingtype_pricing.xml",
            "expected a <TariffProfile> among the files, found none; the price of a "
                + "ConsumptionTariffInterval means nothing without its TimeTariffInterval, "
                + "RateComponent, ReadingType and TariffProfile"
        ),
    ])
    func aResourceAloneTellsNoPrice(file: String, message: String) throws {
        Self.expectRefusal(try Self.document("ieee2030_5/\(file)"), message)
    }

    @Test(arguments: [
        ("epri_distribute_event_active.xml", "http://MarketContext1", nil, 0),
        ("epri_distribute_event_price_and_simple.xml", "http://MarketContext1", nil, 3),
        ("peer_openleadr_electricity_price_24h.xml", "http://example.org/program", "USD", 0),
    ])
    func openADREvents(file: String, name: String, currency: String?, others: Int) throws {
        let facts = try Self.facts("openadr", file)
        let reading = try PriceSeriesFile.read([Self.document("openadr/\(file)")])
        let series = try #require(reading.series.first)
        #expect(reading.series.count == 1)
        #expect(series.name == name)
        #expect(series.currency == currency)
        #expect(series.kind == .price)
        #expect(series.steps.count + others == Int(facts["intervals"] ?? ""))
        if others == 0 {
            #expect(Self.sum(series) == (try EnergyPrice(facts["payload_sum"] ?? "")))
        } else {
            // The other signal has 0, 1 and 2.
            #expect(Self.sum(series) == (try EnergyPrice("1.25")))
            #expect(facts["payload_sum"] == "4.25")
            #expect(
                reading.remarks.warnings.contains {
                    $0.message == "the signal \"simple\" of type \"delta\" tells no price of "
                        + "energy, its \(others) intervals are left out"
                })
        }
        let first = try #require(facts["dtstart"]?.split(separator: " ").first)
        #expect("\(series.start)" == first.replacing(".000000", with: ""))
    }

    @Test(arguments: [
        (
            "openadr/peer_openleadr_simple_level.xml",
            "expected prices per kilowatt-hour, found none"
        ),
        ("openadr/epri_currency_per_kwh.xml", "a part of an OpenADR message has no prices"),
        ("openadr/epri_currency_per_kw.xml", "a part of an OpenADR message has no prices"),
        (
            "dk_datahub_charges/CreateTariffsBundle.xml",
            "price lists of the Danish DataHub (<RequestChangeOfPriceList_MarketDocument>) are "
                + "not supported yet; give the prices as CSV with the columns start and price"
        ),
        (
            "dk_datahub_charges/Syntax_Valid_CIM_Charge.xml",
            "price lists of the Danish DataHub"
        ),
        (
            "dk_datahub_charges/TariffHourlyPricesSample.xml",
            "price lists of the Danish DataHub"
        ),
        (
            "at_ebutilities/consumptionrecord_daily.xml",
            "Austrian ebUtilities messages (<ConsumptionRecord>) are not supported yet"
        ),
        (
            "at_ebutilities/ecmplist.xml",
            "Austrian ebUtilities messages (<ECMPList>) are not supported yet"
        ),
        (
            "entsoe_price/publication_a03_curvetype.xml",
            "ENTSO-E publications (<Publication_MarketDocument>) are not supported yet"
        ),
        (
            "ny_iedr_rateplan/CONED_SC1_tariff_books_v0.99.7.xml",
            "expected prices as MIDAS <DemandData>, IEEE 2030.5 resources or OpenADR 2.0b "
                + "events, found <"
        ),
    ])
    func othersAreRefusedByName(path: String, message: String) throws {
        let document = try Self.document(path)
        let problems = #expect(throws: Problems.self) { try PriceSeriesFile.read([document]) }
        let errors = problems?.all.filter { $0.severity == .error } ?? []
        #expect(errors.count == 1)
        #expect(errors.first?.message.contains(message) == true, "\(problems?.description ?? "")")
        #expect(errors.first?.place?.file == document.file)
    }

    private static func expectRefusal(_ document: PriceDocument, _ message: String) {
        let problems = #expect(throws: Problems.self) { try PriceSeriesFile.read([document]) }
        #expect(problems?.description == message)
    }
}
