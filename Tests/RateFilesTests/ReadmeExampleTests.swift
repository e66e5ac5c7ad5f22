import Foundation
import Quantities
import RateFiles
import SystemTimeZones
import Tariffs
import TestSupport
import Testing

/// The lines of Swift that the README shows to users of the library.
struct ReadmeExampleTests {
    @Test func givesTheWorkedBill() throws {
        let file = PackageRoot.folder.appending(path: "rates/us/fl/jea/rs/2024-04-01.xml").path
        let bytes = [UInt8](try Data(contentsOf: URL(filePath: file)))
        let tariff = try TariffFile.read(bytes, file: file, schema: nil)
        let zone = try TimeZoneRules(loading: tariff.timeZone)
        let july = try Month("2024-07").days
        let used = UsageTotals(dates: july, total: try Energy(kilowattHours: "787.2408"))
        let usage = TariffUsage(period: july, imported: .totals([used]))
        let bill = try tariff.bill(for: usage, zone: zone)
        #expect(bill.total.description == "98.78")
    }

    /// What the README shows stands above, but for the path and what is done with the bill.
    @Test func isTheReadmes() throws {
        func lines(_ url: URL) throws -> [String] {
            try String(decoding: Data(contentsOf: url), as: UTF8.self)
                .components(separatedBy: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
        }
        let own = Set(try lines(URL(filePath: #filePath)))
        let shown = try lines(PackageRoot.folder.appending(path: "README.md"))
            .drop { $0 != "```swift" }.dropFirst().prefix { $0 != "```" }
        #expect(shown.count > 5)
        for line in shown where !line.hasPrefix("print(") && !line.hasPrefix("let file") {
            #expect(own.contains(line), "\(line)")
        }
    }
}
