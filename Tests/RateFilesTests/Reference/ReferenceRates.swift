import Foundation
import Quantities
import RateFiles
import Tariffs
import TestSupport

/// The cases of the shared rate data: tariffs, loads, generation and what NREL-PySAM bills.
enum ReferenceRates {
    /// A tariff with a load, generation and a regime.
    struct Case: Hashable, CustomStringConvertible {
        let tariff: String
        let combo: String
        let regime: String
        /// Whether the figure follows from the tariff and the regime alone.
        let isCertain: Bool
        let reason: String

        var description: String { "\(tariff) \(combo) \(regime)" }
    }

    static func rows(_ path: String) throws -> [[String: String]] {
        let text = try String(contentsOf: SharedData.file("data/rates/" + path), encoding: .utf8)
        let lines = text.split(whereSeparator: \.isNewline)
        let names = lines[0].split(separator: ",").map(String.init)
        return lines.dropFirst().map { line in
            let fields = line.split(separator: ",", omittingEmptySubsequences: false)
            return Dictionary(uniqueKeysWithValues: zip(names, fields.map(String.init)))
        }
    }

    /// The cases in the order of their file; empty where the data are missing.
    static let cases: [Case] = {
        guard SharedData.isPresent,
            let text = try? String(
                contentsOf: SharedData.file("data/rates/cases.csv"), encoding: .utf8)
        else { return [] }
        return text.split(whereSeparator: \.isNewline).dropFirst().map { line in
            let fields = line.split(
                separator: ",", maxSplits: 4, omittingEmptySubsequences: false
            ).map(String.init)
            return Case(
                tariff: fields[0], combo: fields[1], regime: fields[2],
                isCertain: fields[3] == "A", reason: fields[4])
        }
    }()

    static func tariff(_ id: String) throws -> Tariff {
        let file = "data/rates/tariffs/\(id).json"
        return try URDBFile.read(
            Array(Data(contentsOf: SharedData.file(file))), file: "\(id).json",
            options: URDBFile.Options(timeZone: "UTC", read: CivilDate("2026-01-01")))
    }

    /// Kilowatt-hours by hour, times a whole number of kilowatts.
    static func series(_ name: String, times factor: Int64 = 1) throws -> [Energy] {
        try rows("profiles/\(name).csv").map {
            let text = $0["kwh"] ?? ""
            // A few values are written with an exponent, as in 5e-05.
            let plain = text.contains("e") ? String(format: "%.6f", Double(text) ?? 0) : text
            let energy = try Energy(kilowattHours: plain)
            return Energy(milliwattHours: energy.milliwattHours * factor)
        }
    }

    /// Each is read once, whichever tariff asks for it first.
    static let profiles: [String: Result<Profile, any Error>] = [
        "res_phx", "res_dsm", "com_phx", "com_dsm",
    ].reduce(into: [:]) { profiles, combo in
        profiles[combo] = Result { try profile(combo) }
    }

    private static func profile(_ combo: String) throws -> Profile {
        let load = try series(combo.hasPrefix("res") ? "load_res" : "load_com")
        let (name, kilowatts): (String, Int64) =
            switch combo {
            case "res_phx": ("pv_phx_per_kw", 6)
            case "res_dsm": ("pv_dsm_per_kw", 4)
            case "com_phx": ("pv_phx_per_kw", 300)
            default: ("pv_dsm_per_kw", 600)
            }
        return try Profile(load: load, generation: series(name, times: kilowatts))
    }

    static let regimes: [String: MeteringRegime] = {
        let half = MeteringRegime.ExportPrice.retail(Ratio(billionths: 500_000_000))
        let threeCents = EnergyPrice(nanosPerKilowattHour: 30_000_000)
        let sixCents = EnergyPrice(nanosPerKilowattHour: 60_000_000)
        return [
            "none_monthly": MeteringRegime(.none, tiers: .proRata),
            "none_hourly": MeteringRegime(.none, tiers: .timeOrder),
            "nm_kwh": MeteringRegime(.netEnergy, yearEndPrice: threeCents),
            "nm_kwh_apr": MeteringRegime(
                .netEnergy, trueUpMonth: 4, yearEndPrice: threeCents),
            "nm_usd": MeteringRegime(.netMoney),
            "nb": MeteringRegime(.netBilling, export: half),
            "nb_carry": MeteringRegime(.netBilling, export: half, carry: .nextMonth),
            "nb_carry_now": MeteringRegime(
                .netBilling, export: half, carry: .sameMonth, atTrueUp: .forfeit),
            "bas": MeteringRegime(.buyAllSellAll, export: .flat(sixCents)),
        ]
    }()
}

extension MonthBill {
    /// Its figures by the columns of the expected files, each in millionths of a unit.
    var columns: [(name: String, millionths: Int128)] {
        func money(_ amount: UnroundedMoney) -> Int128 { amount.femtos / 1_000_000_000 }
        return [
            ("import_kwh", Int128(imported.milliwattHours)),
            ("export_kwh", Int128(exported.milliwattHours)),
            ("net_kwh", Int128(net.milliwattHours)),
            ("peak_kw", Int128(peak.milliwatts)),
            ("billing_demand_kw", Int128(billingDemand.milliwatts)),
            ("energy_gross", money(energyGross)), ("credit_earned", money(creditEarned)),
            ("credit_applied", money(creditApplied)), ("energy_net", money(energyNet)),
            ("demand_flat", money(demandFlat)), ("demand_tou", money(demandTimeOfUse)),
            ("fixed", money(fixed)), ("minimum", money(minimum)), ("true_up", money(trueUp)),
            ("bill", money(total)), ("kwh_bank_end", Int128(energyBank.milliwattHours)),
            ("usd_bank_end", money(moneyBank)),
        ]
    }
}
