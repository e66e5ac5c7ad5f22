import Foundation
import Quantities
import RateFiles
import Tariffs
import TestSupport
import Testing

/// The 19 cases of SAM's own tests of `Utilityrate5`, each figure within its tolerance there.
@Suite(.enabled(if: SharedData.isPresent, "the shared data are missing"))
struct SAMTestCaseTests {
    private static let billed = SAMTestCase.all.filter { $0.mustBeRefused != true }

    /// The file prices the block that its tiers divide as well, which SAM leaves out.
    private static let accepted: Set = ["price of a tier that others divide"]

    @Test func coversAllCases() {
        #expect(SAMTestCase.all.count == 19)
        #expect(Self.billed.count == 17)
        #expect(Self.billed.reduce(0) { $0 + $1.expected.count } == 55)
    }

    @Test(arguments: billed)
    func everyFigureIsTheReferencesUnderItsConvention(of one: SAMTestCase) throws {
        #expect(try differences(of: one, .sam) == [])
    }

    /// Those that the careful convention bills otherwise, for kilowatt-hours are banked by
    /// periods of use; the module's page counts them.
    private static let banked: Set = [
        "Test_Residential_TOU_Rates", "Test_Residential_TOU_Rates_w_tiers",
        "Test_Residential_TOU_Rates_subhourly_gen_and_load",
    ]

    @Test(arguments: billed)
    func everyDifferenceHasAName(of one: SAMTestCase) throws {
        #expect(try differences(of: one, .careful).isEmpty == !Self.banked.contains(one.test))
        var convention = BillingConvention.careful
        convention.energyBank = BillingConvention.sam.energyBank
        #expect(try differences(of: one, convention) == [])
    }

    private static func refused(_ name: String) throws -> SAMTestCase {
        try #require(SAMTestCase.all.first { $0.test.hasSuffix(name) && $0.mustBeRefused == true })
    }

    @Test func aTrueUpMonthBeyondTheYearIsRefused() throws {
        let one = try Self.refused("incorrect_month")
        let error = #expect(throws: TariffBillError.self) {
            try plan(one).bill(for: one.profile(), under: one.regime)
        }
        #expect(error?.description == "expected a true-up month from 1 to 12, found 13")
    }

    /// URDB may say such tiers, and has them cut where any of them ends; but a tariff of our
    /// own in which periods of one month fill tiers together that end elsewhere is refused.
    @Test func tiersThatDifferByPeriodAreRefused() throws {
        let one = try Self.refused("w_tiers_exception")
        let tariff = try one.tariff()
        guard case .energy(let energy) = tariff.charge("energy")?.kind else { return }
        #expect(energy.rates[0].tiers.count == 3)
        let dates = DatePeriod(from: try CivilDate("2001-01-01"))
        let rows = Dictionary(grouping: one.table("ur_ec_tou_mat")) { Int($0[0]) - 1 }
        let rates = try rows.sorted { $0.key < $1.key }.map { period, rows in
            let clause = Clause(id: "energy", file: "t", line: 1, column: 1)
            let tiers = try rows.map { row in
                EnergyTier(
                    upTo: row[2] < 1e37 ? try TierLimit("\(row[2])") : nil,
                    price: .fixed(try EnergyPrice("\(row[4])")), clause: clause)
            }
            return EnergyRate(
                periods: ["energy-\(period)"], dates: dates, tiers: tiers, clause: clause)
        }
        let error = #expect(throws: TariffDefects.self) {
            try Tariff(
                identity: tariff.identity, currency: "USD", timeZone: "UTC",
                source: tariff.source, effective: dates, calendar: tariff.calendar,
                charges: [
                    Charge(
                        id: "energy", name: "Energy", component: .bundled,
                        kind: .energy(
                            EnergyCharge(
                                timeOfUse: "energy",
                                tiering: Tiering(unit: .kilowattHoursPerDay), rates: rates)),
                        clause: tariff.clause)
                ], clause: tariff.clause)
        }
        #expect(
            error?.all.contains { "\($0)".contains("end elsewhere than those of") } == true)
    }

    private func differences(
        of one: SAMTestCase, _ convention: BillingConvention
    ) throws -> [String] {
        let plan = try plan(one)
        let profile = try one.profile()
        let without = try plan.bill(
            for: profile,
            under: MeteringRegime(.none, tiers: one.regime.tiers), convention: convention)
        let with = try plan.bill(for: profile, under: one.regime, convention: convention)
        var found: [String] = []
        for figure in one.expected {
            let value: Double
            if figure.output.contains("hourly") {
                value = try -bill(ofHour: figure.place, one, plan, profile, convention)
            } else {
                let bill = figure.output.contains("wo_sys") ? without : with
                value = try #require(Self.value(figure, of: bill), "\(figure.output)")
            }
            guard abs(value - figure.value) > figure.tol else { continue }
            found.append("\(figure.output) \(value), expected \(figure.value)")
        }
        return found
    }

    private func plan(_ one: SAMTestCase) throws -> BillingPlan {
        let hasBlocks = one.test.contains("kWh_per_kW")
        let tariff = try one.tariff()
        #expect(Set(tariff.unsupported.map(\.name)) == (hasBlocks ? Self.accepted : []))
        return try BillingPlan(
            tariff, year: 2018, calendar: .plain(), step: 3_600 / one.stepsPerHour,
            inputs: BillingPlan.Inputs(accepting: Self.accepted))
    }

    private static func value(_ figure: SAMTestCase.Figure, of bill: YearBill) -> Double? {
        let month = bill.months[min(figure.place, 11)]
        switch figure.output {
        case "utility_bill_wo_sys_year1", "utility_bill_w_sys_year1", "utility_bill_wo_sys",
            "utility_bill_w_sys":
            return bill.unroundedTotal.dollars
        case "utility_bill_wo_sys_ym", "utility_bill_w_sys_ym": return month.total.dollars
        case "year1_true_up_credits", "true_up_credits_ym": return month.trueUp.dollars
        case "nm_dollars_applied_ym", "net_billing_credits_ym":
            return month.creditApplied.dollars
        case "two_meter_sales_ym": return month.creditEarned.dollars
        case "charge_w_sys_minimum_ym": return month.minimum.dollars
        case "energy_wo_sys_ec_jul_tp", "energy_w_sys_ec_jul_tp":
            // Its columns are the tiers that hold in a month; the first is a heading.
            let energies = bill.months[6].lines.compactMap { line -> Double? in
                guard case .energy(let energy) = line.quantity else { return nil }
                return Double(energy.milliwattHours) / 1e6
            }
            return energies.indices.contains(figure.place - 1) ? energies[figure.place - 1] : nil
        default: return nil
        }
    }

    /// What an hour adds to the bill of the hours before it.
    private func bill(
        ofHour hour: Int, _ one: SAMTestCase, _ plan: BillingPlan, _ profile: Profile,
        _ convention: BillingConvention
    ) throws -> Double {
        let totals = try [hour, hour + 1].map { count in
            func cut(_ series: [Energy]) -> [Energy] {
                series.prefix(count) + Array(repeating: .zero, count: series.count - count)
            }
            let part = try Profile(load: cut(profile.load), generation: cut(profile.generation))
            return try plan.bill(for: part, under: one.regime, convention: convention)
                .unroundedTotal.dollars
        }
        return totals[1] - totals[0]
    }
}

extension UnroundedMoney {
    fileprivate var dollars: Double { Double(femtos) / 1e15 }
}
