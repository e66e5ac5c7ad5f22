import Foundation
import Quantities
import Tariffs
import TestSupport
import Testing

/// Every case of the shared rate data against NREL-PySAM 7.1.1, month by month.
@Suite(.enabled(if: SharedData.isPresent, "the shared data are missing"))
struct ReferenceRateTests {
    static let tariffs = Set(ReferenceRates.cases.map(\.tariff)).sorted()

    @Test(arguments: tariffs)
    func everyMonthIsTheReferencesUnderItsConvention(tariff: String) throws {
        try check(tariff) { _ in .sam }
    }

    /// What follows from the tariff alone is billed as the reference does; what does not,
    /// once the one rule is switched that the case says it hangs on.
    @Test(arguments: tariffs)
    func everyDifferenceHasAName(tariff: String) throws {
        try check(tariff) { one in
            if one.isCertain { return .careful }
            var convention = BillingConvention.careful
            if one.reason.contains("kWh bank per TOU period") {
                convention.energyBank = BillingConvention.sam.energyBank
            }
            if one.reason.contains("tiered export") || one.reason.contains("tiered surplus") {
                convention.exportTier = BillingConvention.sam.exportTier
            }
            if one.reason.contains("annual minimum") {
                convention.yearlyMinimum = BillingConvention.sam.yearlyMinimum
            }
            // The one tariff whose minimum meets a negative bill.
            if one.tariff == "res-pge-e1-t", one.regime == "nb" {
                convention.minimum = BillingConvention.sam.minimum
            }
            return convention
        }
    }

    @Test func coversAllCases() {
        #expect(ReferenceRates.cases.count == 528)
        #expect(ReferenceRates.cases.count { $0.isCertain } == 298)
        #expect(Self.tariffs.count == 33)
    }

    /// The cases that the careful convention bills otherwise, which the module's page counts.
    @Test func theCarefulConventionDiffersWhereThePageSays() throws {
        var differing: [String: Int] = [:]
        for tariff in Self.tariffs {
            let plan = try plan(tariff)
            let expected = try ReferenceRates.rows("expected/\(tariff).csv")
            for one in ReferenceRates.cases where one.tariff == tariff {
                let found = try differences(one, plan, expected, .careful)
                if !found.isEmpty { differing[one.regime, default: 0] += 1 }
            }
        }
        #expect(
            differing == [
                "nm_kwh": 24, "nm_kwh_apr": 24, "nm_usd": 6, "nb": 14, "nb_carry": 14,
                "nb_carry_now": 14,
            ])
    }
}

// MARK: - Comparing

extension ReferenceRateTests {
    private func plan(_ tariff: String) throws -> BillingPlan {
        try BillingPlan(ReferenceRates.tariff(tariff), year: 2018, calendar: .plain())
    }

    private func check(
        _ tariff: String, _ convention: (ReferenceRates.Case) -> BillingConvention
    ) throws {
        let plan = try plan(tariff)
        let expected = try ReferenceRates.rows("expected/\(tariff).csv")
        for one in ReferenceRates.cases where one.tariff == tariff {
            let found = try differences(one, plan, expected, convention(one))
            #expect(found.isEmpty, "\(one) \(one.reason)")
        }
    }

    /// Where the months of a case differ from the reference by more than a thousandth.
    private func differences(
        _ one: ReferenceRates.Case, _ plan: BillingPlan, _ expected: [[String: String]],
        _ convention: BillingConvention
    ) throws -> [String] {
        let profile = try #require(ReferenceRates.profiles[one.combo]).get()
        let regime = try #require(ReferenceRates.regimes[one.regime])
        let bill = try plan.bill(
            for: profile, under: regime, convention: convention, explained: false)
        let rows = expected.filter { $0["combo"] == one.combo && $0["regime"] == one.regime }
        #expect(rows.count == 12)
        var found: [String] = []
        for (month, row) in zip(bill.months, rows) {
            #expect(month.month == Int(row["month"] ?? ""))
            for (name, value) in month.columns {
                let wanted = try Numeral.scaled((row[name] ?? "").utf8, decimals: 6)
                // The reference shows a peak here where a tariff has no demand charge.
                if name == "billing_demand_kw", value == 0 { continue }
                guard (value - Int128(wanted)).magnitude > 1_000 else { continue }
                let text = Numeral.text(value, decimals: 6, trimming: true)
                found.append("\(month.month) \(name) \(text), expected \(row[name] ?? "")")
            }
        }
        return found
    }
}
