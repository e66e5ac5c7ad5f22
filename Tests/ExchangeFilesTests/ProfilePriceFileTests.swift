import Diagnostics
import ExchangeFiles
import Foundation
import Quantities
import Tariffs
import TestSupport
import Testing

struct ProfilePriceFileTests {
    private static func read(
        _ text: String, _ options: ProfilePriceFile.Options = .init()
    ) throws(Problems) -> ProfilePriceFile {
        try ProfilePriceFile([UInt8](text.utf8), file: "hub.csv", name: "hub", options: options)
    }

    private static let newYear = Instant(secondsSince1970: 1_767_225_600)

    @Test(arguments: [
        ("price", "kWh", nil, "0.025"), ("price", "MWh", nil, "0.000025"),
        ("usd_per_kwh", "kWh", "USD", "0.025"), ("EUR_per_MWh", "kWh", "EUR", "0.000025"),
        ("da_cad_per_kwh", "MWh", "CAD", "0.025"),
    ])
    func readsPricesPerUnit(column: String, unit: String, currency: String?, price: String) throws {
        let options = ProfilePriceFile.Options(
            unit: try #require(ReferencePriceFile.Unit(rawValue: unit)))
        let series = try Self.read(
            "start,\(column)\n2026-01-01T00:00Z,0.025\n2026-01-01T01:00Z,-1e-3\n", options
        ).series
        #expect(series.name == "hub")
        #expect(series.currency == currency)
        #expect(series.start == Self.newYear)
        #expect(series.stepSeconds == 3600)
        #expect(series.price(at: Self.newYear) == (try EnergyPrice(price)))
        #expect(series.steps[1].price < .zero)
    }

    @Test func aFileThatCountsItsHoursNeedsAStart() throws {
        let text = "hour,usd_per_kwh\n0,0.04625\n1,0.0444\n"
        let problems = #expect(throws: Problems.self) { try Self.read(text) }
        #expect(
            problems?.description
                == "hub.csv:1:6: the file counts its steps; say when the first begins, or name "
                + "the time of each row in a column start")
        let series = try Self.read(text, .init(start: Self.newYear)).series
        #expect(series.end == Self.newYear.adding(seconds: 7200))
    }

    @Test(arguments: [
        (
            "start,eur_per_kwh\n2026-01-01T00:00Z,1\n2026-01-01T01:00Z,1\n",
            "hub.csv:1:7: expected prices in USD, found EUR"
        ),
        (
            "start,price\n2026-01-01T00:00Z,1000.1\n2026-01-01T01:00Z,1\n",
            "hub.csv:2:19: price: the figure is too large"
        ),
        (
            "start,kwh\n2026-01-01T00:00Z,1\n",
            "hub.csv:1:7: expected a column with price or a name as in usd_per_kwh, found \"kwh\""
        ),
    ])
    func saysWhatIsWrong(text: String, message: String) {
        let problems = #expect(throws: Problems.self) {
            try Self.read(text, .init(currency: "USD"))
        }
        #expect(problems?.description == message)
    }

    @Test func remarksOnPricesThatAreTooFine() throws {
        let file = try Self.read(
            "start,price\n2026-01-01T00:00Z,0.1234567895\n2026-01-01T01:00Z,1\n")
        #expect(file.series.steps[0].price.nanosPerKilowattHour == 123_456_790)
        #expect(
            file.remarks.description
                == "hub.csv:2:19: warning: price: 1 figures are finer than a billionth of the "
                + "currency unit, and rounded to it")
    }
}

/// The profiles that the rate acceptance cases are billed on.
@Suite(.enabled(if: SharedData.isPresent, "the shared rates are missing"))
struct ProfileSampleTests {
    private static func bytes(_ path: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: SharedData.file("data/rates/\(path)")))
    }

    private static func sum(_ file: ProfileFile) throws -> Energy {
        try Energy.sum(of: file.energies)
    }

    /// The sums are those of the README, and of awk.
    @Test(arguments: [
        ("load_res", "kwh", 9352), ("load_com", "kwh", 726_208),
        ("pv_phx_per_kw", "kwh", 1739), ("pv_dsm_per_kw", "kwh", 1309),
    ])
    func profilesOfTheCases(name: String, column: String, kilowattHours: Int64) throws {
        let path = "profiles/\(name).csv"
        let file = try ProfileFile(Self.bytes(path), file: path)
        #expect(file.energies.count == 8760)
        #expect(file.step == 3600)
        #expect(file.column == column)
        #expect(file.remarks.all.isEmpty)
        let sum = try Self.sum(file).milliwattHours
        #expect((sum + 500_000) / 1_000_000 == kilowattHours)
        let scaled = try ProfileFile(
            Self.bytes(path), file: path, options: .init(scale: try Ratio("600")))
        #expect(try Self.sum(scaled).milliwattHours == sum * 600)
    }

    @Test(arguments: [
        ("commercial_gen_path", 3600), ("gen_path", 3600), ("large_load_commercial", 3600),
        ("load_commercial", 3600), ("load_profile_path", 3600),
        ("load_residential_subhourly", 900), ("one_year_gen_path", 3600),
        ("subhourly_gen_path", 900),
    ])
    func profilesOfTheReference(name: String, step: Int) throws {
        let path = "ssc/\(name).csv"
        let file = try ProfileFile(
            Self.bytes(path), file: path, options: .init(allowsNegative: true))
        #expect(file.step == step)
        #expect(file.energies.count == 8760 * 3600 / step)
        #expect(file.start == nil)
    }

    @Test func columnsOfLoadAndArray() throws {
        let bytes = try Self.bytes("beopt/hourly.csv")
        let one = try ProfileFile(
            bytes, file: "a", options: .init(column: "pv_1kw_kwh", allowsNegative: true))
        let ten = try ProfileFile(
            bytes, file: "a", options: .init(column: "pv_10kw_kwh", allowsNegative: true))
        let load = try ProfileFile(bytes, file: "a", options: .init(column: "load_kwh"))
        #expect(one.energies.count == 8760)
        #expect(try Self.sum(ten) > Self.sum(one))
        #expect(try Self.sum(load) > .zero)
    }

    @Test func hourlyPrices() throws {
        let file = try ProfilePriceFile(
            Self.bytes("beopt/rtp_price.csv"), file: "rtp", name: "rtp",
            options: .init(start: Instant(secondsSince1970: 1_167_609_600)))
        #expect(file.series.steps.count == 8760)
        #expect(file.series.currency == "USD")
        #expect(file.series.gaps.isEmpty)
        #expect(file.remarks.all.isEmpty)
    }
}
