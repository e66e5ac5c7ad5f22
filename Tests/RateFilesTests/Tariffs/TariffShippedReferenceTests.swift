import Foundation
import Quantities
import RateFiles
import Tariffs
import TestSupport
import Testing

/// The shipped tariffs bill a year of readings as NREL-PySAM 7.1.1 does.
@Suite(.enabled(if: SharedData.isPresent, "the shared data are missing"))
struct TariffShippedReferenceTests {
    /// The name of each shipped tariff in the reference's figures.
    static let names = [
        "us/ar/entergy/pst/2018-01-01.xml": "com-entergy-ar-lps-tou",
        "us/az/aps/et-2/2016-05-03.xml": "res-aps-et2",
        "us/ca/pge/a-1-tou/2017-12-01.xml": "com-pge-a1-tou",
        "us/ca/pge/a-10-tou/2017-01-01.xml": "com-pge-a10-tou",
        "us/ca/pge/e-1-t/2021-03-01.xml": "res-pge-e1-t",
        "us/ca/pge/e-19-tou/2019-05-01.xml": "com-pge-e19-tou",
        "us/ca/sce/tou-8-d/2024-10-01.xml": "com-sce-tou8-d",
        "us/ca/sce/tou-ev-9/2024-10-01.xml": "com-sce-touev9",
        "us/ca/sce/tou-gs-3/2016-01-01.xml": "com-sce-tougs3",
        "us/ca/smud/ci-tod4/2025-05-01.xml": "com-smud-citod4",
        "us/co/xcel/rd/2018-01-01.xml": "res-xcel-co-rd",
        "us/ct/wallingford/primary-northford/2013-07-01.xml": "com-wallingford-ratchet",
        "us/fl/fpl/gsld-1/2025-01-01.xml": "com-fpl-gsld1",
        "us/fl/jea/rs/2024-04-01.xml": "res-jea-rs",
        "us/ga/jackson-emc/a/2017-01-01.xml": "res-jackson-emc-a",
        "us/ne/seward/d28/2012-01-01.xml": "com-seward-rppd-d28",
        "us/ny/coned/sc-9-tod/2025-02-01.xml": "com-coned-sc9",
        "us/va/dominion/gs-3/2023-09-01.xml": "com-dominion-gs3",
        "us/xx/illustrative/hours-use/2026-01-01.xml": "com-synth-kwh-per-kw",
    ]

    /// Every tariff of a utility is among them.
    @Test func noTariffOfAUtilityIsLeftOut() {
        let real = TariffShippedFilesTests.paths.filter { !$0.hasPrefix("us/xx/") }
        #expect(Set(real).subtracting(Self.names.keys) == [])
    }

    @Test(arguments: names.keys.sorted())
    func everyMonthIsTheReferences(path: String) throws {
        let name = try #require(Self.names[path])
        let file = TariffShippedFilesTests.folder.appending(path: path)
        let tariff = try TariffFile.read(
            Array(Data(contentsOf: file)), file: path, schema: TariffShippedFilesTests.schema())
        let plan = try BillingPlan(tariff, year: 2018, calendar: .plain())
        let combo = name.hasPrefix("res") ? "res_phx" : "com_phx"
        let profile = try #require(ReferenceRates.profiles[combo]).get()
        let expected = try ReferenceRates.rows("expected/\(name).csv")
        for regime in ["none_monthly", "none_hourly", "nm_usd", "nb", "bas"] {
            let rows = expected.filter { $0["combo"] == combo && $0["regime"] == regime }
            if rows.isEmpty { continue }
            let bill = try plan.bill(
                for: profile, under: #require(ReferenceRates.regimes[regime]),
                convention: .sam, explained: false)
            #expect(bill.months.count == rows.count)
            for (month, row) in zip(bill.months, rows) {
                #expect(try Self.differences(month, row) == [], "\(regime) \(month.month)")
            }
        }
    }

    /// The columns that are more than a thousandth off.
    private static func differences(
        _ month: MonthBill, _ row: [String: String]
    ) throws -> [String] {
        try month.columns.compactMap { name, value in
            let wanted = try Numeral.scaled((row[name] ?? "").utf8, decimals: 6)
            // The reference shows a peak here where a tariff has no demand charge.
            if name == "billing_demand_kw", value == 0 { return nil }
            guard (value - Int128(wanted)).magnitude > 1_000 else { return nil }
            return "\(name) \(value), expected \(wanted)"
        }
    }
}
