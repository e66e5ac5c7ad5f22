import ExchangeFiles
import Operations
import Quantities
import RateFiles
import Tariffs

/// Bills a year of a load by one tariff, again and again, as NREL's SAM bills it.
///
/// The tariff is made ready once; a bill has its figures and no lines. Where the regime is not
/// `none`, the year is billed without generation too, since SAM bills both in one go.
struct RateBenchmark {
    let tariff: String
    let load: String
    let generation: String
    let regime: String

    private static let rounds = 400
    private static let bills = 20

    func result() throws -> String {
        guard let kind = MeteringRegime.Kind(rawValue: regime) else {
            throw UnknownRegime(name: regime)
        }
        let plan = try plan()
        let profile = try profile()
        let year = MeteringRegime(kind)
        // SAM fills the tiers of both bills in the same way.
        let regimes = kind == .none ? [year] : [MeteringRegime(.none, tiers: year.tiers), year]
        let totals = try regimes.map { try total(plan, profile, $0) }
        let times = try regimes.map { try microseconds(plan, profile, $0) }
        let bills = totals.map { Numeral.text($0, decimals: 6, trimming: false) }
        return """
            {"bills": [\(bills.joined(separator: ", "))], \
            "microseconds": \(times.reduce(0, +) / Double(times.count))}
            """
    }

    func plan() throws -> BillingPlan {
        let source = try InputFile(path: tariff)
        let read = try URDBFile.read(
            source.bytes, file: tariff,
            options: URDBFile.Options(timeZone: "UTC", read: CivilDate("2026-01-01")))
        return try BillingPlan(read, year: BillingCalendar.plainYear, calendar: .plain())
    }

    func profile() throws -> Profile {
        try Profile(load: energies(load), generation: energies(generation))
    }

    private func energies(_ path: String) throws -> [Energy] {
        let file = try InputFile(path: path, limit: InputFile.listLimit)
        return try ProfileFile(file.bytes, file: path).energies
    }

    private func bill(
        _ plan: BillingPlan, _ profile: Profile, _ regime: MeteringRegime
    ) throws -> YearBill {
        try plan.bill(for: profile, under: regime, convention: .sam, explained: false)
    }

    /// What the year comes to, in millionths.
    private func total(
        _ plan: BillingPlan, _ profile: Profile, _ regime: MeteringRegime
    ) throws -> Int128 {
        try bill(plan, profile, regime).unroundedTotal.femtos / 1_000_000_000
    }

    /// What a year's bill takes of the processor: the median of many.
    private func microseconds(
        _ plan: BillingPlan, _ profile: Profile, _ regime: MeteringRegime
    ) throws -> Double {
        var times: [Double] = []
        for _ in 0..<Self.rounds {
            let start = ProcessUse.processorSeconds
            for _ in 0..<Self.bills { _ = try bill(plan, profile, regime) }
            times.append((ProcessUse.processorSeconds - start) / Double(Self.bills) * 1e6)
        }
        return times.sorted()[Self.rounds / 2]
    }
}

/// A metering regime that there is none of.
struct UnknownRegime: Error, CustomStringConvertible {
    let name: String

    var description: String { "no metering regime is called \"\(name)\"" }
}
