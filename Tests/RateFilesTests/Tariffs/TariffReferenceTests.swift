import Foundation
import Quantities
import RateFiles
import Tariffs
import TestSupport
import Testing

/// A year of the shared sample home, hour by hour, against NREL-PySAM 7.1.1.
///
/// The reference bills a year that begins on a Monday and knows no daylight saving time; so
/// the hours are laid over 2029 in UTC, and tiers are filled by the month (`none_monthly`).
@Suite(.enabled(if: SharedData.isPresent, "the shared data are missing"))
struct TariffReferenceTests {
    private static func rows(_ path: String) throws -> [[String: Substring]] {
        let text = try String(contentsOf: SharedData.file("data/rates/" + path), encoding: .utf8)
        let lines = text.split(whereSeparator: \.isNewline)
        let names = lines[0].split(separator: ",").map(String.init)
        return lines.dropFirst().map { line in
            let fields = line.split(separator: ",", omittingEmptySubsequences: false)
            return Dictionary(uniqueKeysWithValues: zip(names, fields))
        }
    }

    @Test(arguments: [
        ("us/fl/jea/rs/2024-04-01.xml", "res-jea-rs"),
        ("us/ga/jackson-emc/a/2017-01-01.xml", "res-jackson-emc-a"),
        ("us/ca/pge/e-1-t/2021-03-01.xml", "res-pge-e1-t"),
        ("us/az/aps/et-2/2016-05-03.xml", "res-aps-et2"),
    ])
    func everyMonthIsTheReferences(path: String, reference: String) throws {
        let file = TariffShippedFilesTests.folder.appending(path: path)
        let tariff = try TariffFile.read(
            Array(Data(contentsOf: file)), file: path, schema: nil)
        let year = try #require(
            DatePeriod(from: CivilDate("2029-01-01"), to: CivilDate("2030-01-01")))
        let compiled = try CompiledTariff(tariff, zone: .utc, dates: year)
        let load = try Self.rows("profiles/load_res.csv").map {
            try Energy(kilowattHours: $0["kwh"] ?? "")
        }
        #expect(load.count == 8_760)
        let readings = try IntervalUsage(
            start: TimeZoneRules.utc.start(of: year.start), step: 3_600, energies: load)
        let expected = try Self.rows("expected/\(reference).csv").filter {
            $0["regime"] == "none_monthly"
        }
        #expect(expected.count == 12)
        for row in expected {
            let month = try #require(Month(year: 2029, month: Int(row["month"] ?? "") ?? 0))
            let usage = TariffUsage(period: month.days, imported: .intervals([readings]))
            let bill = try compiled.bill(for: usage)
            // The reference prints millionths; the bill is exact.
            let amount = try Numeral.scaled((row["bill"] ?? "").utf8, decimals: 6)
            let difference = bill.unroundedTotal.femtos - Int128(amount) * 1_000_000_000
            #expect(difference.magnitude <= 1_000_000_000, "\(month): \(bill.unroundedTotal)")
        }
    }
}
