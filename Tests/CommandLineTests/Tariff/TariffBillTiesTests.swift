import Foundation
import TestSupport
import Testing

/// What a reader can add up on a printed year of bills.
struct TariffBillTiesTests {
    private let book: SampleBook

    init() throws {
        book = try SampleBook()
    }

    private func write(_ name: String, _ value: (Int) -> Int) throws {
        let rows = (0..<8_760).map { hour in
            let watts = value(hour)
            let rest = "\(watts % 1_000)"
            return "\(hour),\(watts / 1_000)." + String(repeating: "0", count: 3 - rest.count)
                + rest + "\n"
        }
        try Data(("hour,kwh\n" + rows.joined()).utf8)
            .write(to: book.folder.appending(path: name))
    }

    private func bill(_ arguments: [String]) throws -> String {
        let result = try book.runner.run(
            ["tariff", "bill", "us.az.aps.et-2", "--load", "load.csv", "--calendar", "plain"]
                + arguments)
        try #require(result.exitCode == 0, "\(result.errors)")
        return result.output
    }

    private static let regimes = [
        "none", "net-energy --year-end-price 0.0314 --true-up-month 4", "net-money",
        "net-money --true-up-month 7 --at-true-up forfeit", "net-billing --export retail*0.5",
        "net-billing --export retail*0.5 --carry next-month",
        "net-billing --export 0.0712345 --carry same-month --true-up-month 2",
        "buy-all-sell-all --export 0.0612345",
    ]

    /// Every column of the table sums to its last row, every row to its bill, and the bank
    /// goes from month to month without a cent lost.
    @Test(arguments: Array(zip(regimes, Seed.few)))
    func theTableAddsUp(regime: String, seed: Seed) throws {
        defer { book.remove() }
        var seed = seed
        try write("load.csv") { _ in .random(in: 0...3_000, using: &seed) }
        try write("pv.csv") { hour in
            (8..<17).contains(hour % 24) ? .random(in: 0...8_000, using: &seed) : 0
        }
        let words = regime.split(separator: " ").map(String.init)
        let table = FixedTable(
            try bill(
                (regime == "none" ? [] : ["--generation", "pv.csv"]) + ["--metering"] + words))
        try #require(table.rows.count == 13)
        let months = table.rows.prefix(12)
        let all = table.rows[12]
        for (heading, sum) in all where heading != "Month" && !sum.isEmpty {
            let parts = months.map { Self.units($0[heading]) }
            #expect(parts.reduce(0, +) == Self.units(sum), "\(regime): \(heading)")
        }
        let signs = [
            "Energy": 1, "Credit": -1, "Demand": 1, "TOU demand": 1, "Fixed": 1, "Minimum": 1,
            "Other": 1, "True-up": -1,
        ]
        for row in months {
            let sum = signs.reduce(0) { $0 + $1.value * Self.units(row[$1.key]) }
            #expect(sum == Self.units(row["Bill"]), "\(regime): \(row)")
        }
        guard all["Banked"] != nil else { return }
        var bank = 0
        for row in months {
            bank += Self.units(row["Earned"]) - Self.units(row["Credit"])
            if Self.units(row["Banked"]) == 0 { bank = 0 }
            #expect(bank == Self.units(row["Banked"]), "\(regime): \(row)")
        }
    }

    /// A figure without its point.
    private static func units(_ text: String?) -> Int {
        Int((text ?? "").filter { $0 != "." }) ?? 0
    }

    /// What was paid out is not banked any more; the reference's column has it still.
    @Test func aTrueUpEmptiesTheBank() throws {
        defer { book.remove() }
        try write("load.csv") { _ in 500 }
        try write("pv.csv") { (10..<14).contains($0 % 24) ? 6_000 : 0 }
        let arguments = [
            "--generation", "pv.csv", "--metering", "net-energy", "--year-end-price", "0.03",
            "--true-up-month", "4",
        ]
        let table = FixedTable(try bill(arguments))
        // 24 - 12 kWh are left each day.
        #expect(
            table.rows.map { $0["Banked kWh"] }.prefix(5) == [
                "372.000", "708.000", "1080.000", "0.000", "372.000",
            ])
        #expect(table.rows[3]["True-up"] == "43.20")
        let csv = try bill(arguments + ["--format", "csv"]).split(separator: "\n")
        #expect(csv[4].hasSuffix(",1440.000,0.00"))
        let json = try bill(arguments + ["--format", "json"])
        #expect(json.contains("\"kwh_bank_end\":\"1440.000\""))
        #expect(json.contains("\"kwh_carried\":\"0.000\""))
    }
}

/// The rows of a printed table by its headings, cut where its rule says.
struct FixedTable {
    let rows: [[String: String]]

    /// The last table of `text`.
    init(_ text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard let rule = lines.lastIndex(where: { $0.hasPrefix("--") }), rule > 0 else {
            rows = []
            return
        }
        let widths = lines[rule].split(separator: " ").map(\.count)
        func cells(_ line: String) -> [String] {
            var rest = Substring(line)
            return widths.map { width in
                let cell = rest.prefix(width).trimmingCharacters(in: .whitespaces)
                rest = rest.dropFirst(width + 2)
                return cell
            }
        }
        let headings = cells(lines[rule - 1])
        rows = lines[(rule + 1)...].prefix { !$0.isEmpty }.map { line in
            Dictionary(zip(headings, cells(line)), uniquingKeysWith: { first, _ in first })
        }
    }
}
