import Foundation
import TestSupport
import Testing

/// Cases of the shared rate data, billed by the command as a user gives it, against
/// NREL-PySAM 7.1.1.
@Suite(.enabled(if: SharedData.isPresent, "the shared data are missing"))
struct TariffBillReferenceTests {
    /// How each regime of the reference is said on the command line.
    private static let regimes: [String: [String]] = [
        "none_monthly": ["--metering", "none", "--tiers", "month"],
        "none_hourly": ["--metering", "none", "--tiers", "interval"],
        "nm_kwh": ["--metering", "net-energy", "--year-end-price", "0.03"],
        "nm_kwh_apr": [
            "--metering", "net-energy", "--year-end-price", "0.03", "--true-up-month", "4",
        ],
        "nm_usd": ["--metering", "net-money"],
        "nb": ["--metering", "net-billing", "--export", "retail*0.5", "--carry", "none"],
        "nb_carry": [
            "--metering", "net-billing", "--export", "retail*0.5", "--carry", "next-month",
            "--at-true-up", "pay",
        ],
        "nb_carry_now": [
            "--metering", "net-billing", "--export", "retail*0.5", "--carry", "same-month",
            "--at-true-up", "forfeit",
        ],
        "bas": ["--metering", "buy-all-sell-all", "--export", "0.06"],
    ]

    private static let header =
        "month,import_kwh,export_kwh,net_kwh,peak_kw,billing_demand_kw,energy_gross,"
        + "credit_earned,credit_applied,energy_net,demand_flat,demand_tou,fixed,minimum,true_up,"
        + "bill,kwh_bank_end,usd_bank_end"

    @Test(
        arguments: [
            ("res-aps-et2", "res_phx", "none_monthly", false),
            ("res-pge-e1-t", "res_phx", "none_hourly", false),
            ("res-aps-et2", "res_phx", "nm_kwh", true),
            ("res-jea-rs", "res_dsm", "nm_kwh_apr", false),
            ("com-coned-sc9", "com_phx", "nm_usd", false),
            ("res-sample-tou-minyear", "res_phx", "nb", true),
            ("com-sce-tou8-d", "com_dsm", "nb_carry", true),
            ("res-sample-tiered", "res_phx", "nb_carry_now", true),
            ("com-smud-citod4", "com_phx", "bas", false),
            ("com-wallingford-ratchet", "com_phx", "none_monthly", true),
            ("com-synth-kwh-per-kw", "com_dsm", "nm_usd", true),
            ("com-pge-e19-tou", "com_phx", "nm_kwh", true),
        ])
    func everyColumnIsTheReferences(
        tariff: String, combo: String, regime: String, bySAM: Bool
    ) throws {
        let book = try SampleBook()
        defer { book.remove() }
        let rates = try SharedData.file("data/rates").path
        var arguments = [
            "tariff", "bill", "\(rates)/tariffs/\(tariff).json", "--load",
            "\(rates)/profiles/load_\(combo.prefix(3)).csv", "--calendar", "plain",
            "--unrounded", "--format", "csv",
        ]
        arguments += try #require(Self.regimes[regime])
        if !regime.hasPrefix("none") {
            let kilowatts = ["res_phx": 6, "res_dsm": 4, "com_phx": 300, "com_dsm": 600]
            arguments += [
                "--generation", "\(rates)/profiles/pv_\(combo.suffix(3))_per_kw.csv",
                "--generation-scale", "\(try #require(kilowatts[combo]))",
            ]
        }
        if bySAM { arguments += ["--convention", "sam"] }
        let result = try book.runner.run(arguments)
        try #require(result.exitCode == 0, "\(result.errors)")
        let lines = result.output.split(separator: "\n").map(String.init)
        #expect(lines.first == Self.header)
        let found = Self.rows(lines)
        let expected = Self.rows(
            try String(contentsOfFile: "\(rates)/expected/\(tariff).csv", encoding: .utf8)
                .split(whereSeparator: \.isNewline).map(String.init)
        ).filter { $0["combo"] == combo && $0["regime"] == regime }
        try #require(expected.count == 12 && found.count == 12)
        for (row, wanted) in zip(found, expected) {
            for column in Self.header.split(separator: ",").map(String.init) {
                let value = try #require(row[column].flatMap(Double.init))
                let reference = try #require(wanted[column].flatMap(Double.init))
                // The reference shows a peak here where a tariff has no demand charge.
                if column == "billing_demand_kw", value == 0 { continue }
                #expect(
                    abs(value - reference) <= 0.001,
                    "month \(row["month"] ?? "") \(column)")
            }
        }
    }

    private static func rows(_ lines: [String]) -> [[String: String]] {
        let names = (lines.first ?? "").split(separator: ",").map(String.init)
        return lines.dropFirst().map { line in
            let fields = line.split(separator: ",", omittingEmptySubsequences: false)
            return Dictionary(
                zip(names, fields.map(String.init)), uniquingKeysWith: { first, _ in first })
        }
    }
}
