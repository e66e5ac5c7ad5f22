import Foundation
import TestSupport
import Testing

/// A year billed by the versions of a tariff in a book, each month by its own.
struct TariffVersionTests {
    private let book: SampleBook

    init() throws {
        book = try SampleBook()
        try book.run("book", "create", "--name", "Sunny Valley Energy Co-op")
        try writeHours("load.csv", "1")
        try writeHours("pv.csv", "2")
    }

    private func writeHours(_ name: String, _ energy: String) throws {
        let rows = (0..<8_760).map { "\($0),\(energy)\n" }
        try write("hour,kwh\n" + rows.joined(), to: name)
    }

    private func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: book.folder.appending(path: name))
    }

    /// Imports a version with one price of energy and 10.00 a month.
    private func version(from start: String, to end: String? = nil, price: String) throws {
        try write(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <tariff xmlns="https://commonwatt.org/schema/tariff/1" id="us.xx.two" currency="USD"
              timeZone="America/Phoenix" effectiveFrom="\(start)"
              \(end.map { "effectiveTo=\"\($0)\"" } ?? "")>
              <utility name="Desert Power" country="US"/>
              <schedule code="T" name="Two" sector="residential" service="bundled"/>
              <source document="Written for this test" read="2025-01-01" illustrative="true"/>
              <charges>
                <fixed id="customer" name="Customer charge" component="bundled" per="month"
                  amount="10"/>
                <energy id="energy" name="Energy charge" component="bundled" price="\(price)"/>
              </charges>
            </tariff>
            """, to: "\(start).xml")
        try book.run("tariff", "import", "\(start).xml")
    }

    private func bill(_ arguments: String...) throws -> CommandResult {
        let result = try book.runner.run(
            [
                "tariff", "bill", "us.xx.two", "--book", "coop.book", "--load", "load.csv",
                "--year", "2025",
            ] + arguments)
        try #require(result.exitCode == 0, "\(result.errors)")
        return result
    }

    @Test func billsEachMonthByTheVersionInForce() throws {
        defer { book.remove() }
        try version(from: "2024-01-01", price: "0.10")
        try version(from: "2025-07-01", price: "0.20")
        let json = try bill("--format", "json")
        // 4,344 h at 0.10, 4,416 h at 0.20, and 120.00.
        #expect(json.output.contains("\"total\":\"1437.60\""), "\(json.output)")
        #expect(json.output.contains("\"months_billed\":12,\"months_not_billed\":\"\""))
        #expect(
            json.output.contains(
                "\"versions\":\"2025-01 to 2025-06 by that of 2024-01-01, 2025-07 to 2025-12 by "
                    + "that of 2025-07-01\""))
        #expect(json.errors.isEmpty)
        let table = try bill().output
        #expect(table.contains("\nTotal          1437.60\n"), "\(table)")
        let day = try bill("--on", "2025-08-01")
        // 883.20 and 60.00.
        #expect(day.output.contains("\nTotal of 6 of 12 months  943.20\n"), "\(day.output)")
    }

    /// Credit that the first version has left pays for energy by the second.
    @Test func banksGoFromVersionToVersion() throws {
        defer { book.remove() }
        try version(from: "2024-01-01", price: "0.10")
        try version(from: "2025-07-01", price: "0.20")
        let rows = try bill(
            "--generation", "pv.csv", "--metering", "net-money", "--format", "csv"
        ).output.split(separator: "\n")
        #expect(rows.count == 13)
        // 4,344 kWh at 0.10; then 744 more at 0.20.
        #expect(rows[6].hasSuffix(",434.40"), "\(rows[6])")
        #expect(rows[7].hasSuffix(",583.20"), "\(rows[7])")
    }

    @Test func aTotalOfLessThanAYearSaysSo() throws {
        defer { book.remove() }
        try version(from: "2024-01-01", to: "2025-03-01", price: "0.10")
        try version(from: "2025-07-01", price: "0.20")
        let result = try bill()
        #expect(result.output.contains("Total of 8 of 12 months"), "\(result.output)")
        #expect(result.output.contains("\n8 months  "), "\(result.output)")
        #expect(
            result.output.contains(
                "2025-03 to 2025-06: no version of the tariff is in force in all of it"))
        #expect(result.errors.contains("not billed: 2025-03 to 2025-06: no version"))
        let json = try bill("--format", "json").output
        #expect(
            json.contains(
                "\"months_billed\":8,\"months_not_billed\":\"2025-03 to 2025-06: no version"))
    }

    @Test func aMonthOfTwoVersionsIsNamedAndNotBilled() throws {
        defer { book.remove() }
        try version(from: "2024-01-01", price: "0.10")
        try version(from: "2025-07-15", price: "0.20")
        let result = try bill("--format", "csv")
        #expect(result.output.split(separator: "\n").count == 12)
        #expect(
            result.errors.contains(
                "not billed: 2025-07: another version of the tariff begins on 2025-07-15, within "
                    + "it"), "\(result.errors)")
    }
}
