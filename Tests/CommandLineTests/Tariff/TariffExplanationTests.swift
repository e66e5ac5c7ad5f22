import Foundation
import TestSupport
import Testing

/// The explanation of a month of a customer with generation.
struct TariffExplanationTests {
    private let book: SampleBook

    /// 1 kWh used and 2 made in each hour from eight to seventeen, and 1 used in the others.
    init() throws {
        book = try SampleBook()
        try write("load.csv") { _ in "1" }
        try write("pv.csv") { (8..<17).contains($0 % 24) ? "2" : "0" }
    }

    private func write(_ name: String, _ value: (Int) -> String) throws {
        let rows = (0..<8_760).map { "\($0),\(value($0))\n" }
        try Data(("hour,kwh\n" + rows.joined()).utf8)
            .write(to: book.folder.appending(path: name))
    }

    private func explain(_ month: String, _ arguments: String...) throws -> String {
        let result = try book.runner.run(
            [
                "tariff", "bill", "us.az.aps.et-2", "--load", "load.csv", "--generation",
                "pv.csv", "--calendar", "plain", "--explain", month,
            ] + arguments)
        try #require(result.exitCode == 0, "\(result.errors)")
        return result.output
    }

    /// The rows under a heading, each with single blanks.
    private func rows(under heading: String, in text: String) -> [String] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard let start = lines.firstIndex(of: Substring(heading)) else { return [] }
        return lines[(start + 3)...].prefix { !$0.isEmpty }.map { line in
            line.split(separator: " ").joined(separator: " ")
        }
    }

    /// February has 20 weekdays, whose seven hours on-peak take 2 kWh and give 5; the other
    /// hours take 380 and give 152.
    @Test func showsWhatIsNettedAndWhatEarnsCredit() throws {
        defer { book.remove() }
        let text = try explain("02", "--metering", "net-money")
        #expect(
            rows(under: "Netting, kWh:", in: text) == [
                "Off-peak 380 152 228 0", "On-peak 40 100 0 60",
            ])
        #expect(
            rows(under: "Credit earned:", in: text) == [
                "Energy charge On-peak 60 0.19847 1 11.9082 2016-05-03.xml:33",
                "Adjustments On-peak 60 0.02651779 1 1.5910674 2016-05-03.xml:39",
            ])
        #expect(
            rows(under: "Lines:", in: text) == [
                "Basic service charge 1 month 16.91 16.91 16.91 exact 2016-05-03.xml:28",
                "Energy charge, Off-peak 228 kWh 0.06116 13.94448 13.94 half-away-from-zero "
                    + "2016-05-03.xml:34",
                "Adjustments, Off-peak 228 kWh 0.02138308 4.87534224 4.88 half-away-from-zero "
                    + "2016-05-03.xml:40",
                "Credit for energy delivered credit of 13.50 -13.4992674 -13.50 "
                    + "half-away-from-zero 2016-05-03.xml:33, :39",
            ])
        #expect(text.contains("\nBrought forward, money  0.00\n"))
        #expect(text.contains("\nBill                    22.23\n"))
    }

    /// The 69 kWh that January has left on-peak are set off on-peak.
    @Test func showsWhatIsBroughtForwardByPeriods() throws {
        defer { book.remove() }
        let text = try explain("02", "--metering", "net-energy", "--year-end-price", "0.03")
        #expect(
            rows(under: "Netting, kWh:", in: text) == [
                "Off-peak 380 152 0 228 0", "On-peak 40 100 69 0 129",
            ])
        #expect(text.contains("\nBrought forward, kWh  69\n"))
        #expect(text.contains("\nBanked, kWh           129\n"))
        let last = try explain("12", "--metering", "net-energy", "--year-end-price", "0.03")
        let paid = rows(under: "Lines:", in: last).last ?? ""
        #expect(paid.hasPrefix("Kilowatt-hours paid out "), "\(paid)")
        #expect(paid.hasSuffix(" --year-end-price 0.03"), "\(paid)")
        #expect(last.contains("\nBanked, kWh           0\n"))
    }

    @Test func namesTheOptionWhereNoClauseStatesAPrice() throws {
        defer { book.remove() }
        let text = try explain("02", "--metering", "buy-all-sell-all", "--export", "0.06")
        #expect(
            rows(under: "Lines:", in: text).last
                == "Credit for energy delivered 504 kWh 0.06 -30.24 -30.24 exact --export 0.06")
        let json = try explain(
            "02", "--metering", "buy-all-sell-all", "--export", "0.06", "--format", "json")
        #expect(json.contains("\"netting\":[{\"period\":\"Off-peak\""), "\(json)")
        #expect(json.contains("\"kwh_bank_end\":\"0\""))
    }
}
