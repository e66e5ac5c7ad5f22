import Foundation
import Quantities
import RateFiles
import Tariffs
import TestSupport
import Testing

/// Published figures of engines other than SAM: BEopt 2.9 and REopt.
@Suite(.enabled(if: SharedData.isPresent, "the shared data are missing"))
struct OtherEngineTests {
    private struct Cases<Case: Decodable>: Decodable { let cases: [Case] }

    /// A year BEopt bills; what stands beside `expected` is the case's regime.
    private struct BEoptCase: Decodable {
        struct Expected: Decodable { let total: Double }
        let `case`: String
        let tariff: String
        let pvKw: Int
        let compensation: String
        let expectedUsdPerYear: Expected
        let yearEndExcess: Excess?
        let monthlyGridFeeUsd: Double?
        let pysamAgrees: Bool
    }

    /// What a kilowatt-hour left at the end of the year is paid with.
    private enum Excess: Decodable {
        case retail
        case price(Double)

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let price = try? container.decode(Double.self) {
                self = .price(price)
            } else {
                self = .retail
            }
        }
    }

    private static func data(_ path: String) throws -> Data {
        try Data(contentsOf: SharedData.file("data/rates/" + path))
    }

    private static func tariff(_ path: String) throws -> Tariff {
        try tariff(Array(data(path)))
    }

    private static func tariff(_ bytes: [UInt8]) throws -> Tariff {
        try URDBFile.read(
            bytes, file: "t.json",
            options: URDBFile.Options(timeZone: "UTC", read: CivilDate("2026-01-01")))
    }

    private static func nanos(_ price: Double) -> EnergyPrice {
        EnergyPrice(nanosPerKilowattHour: Int64((price * 1e9).rounded()))
    }

    private static func regime(_ one: BEoptCase) -> MeteringRegime {
        switch (one.compensation, one.yearEndExcess) {
        case ("none", _): .none
        case ("net_metering", .retail): MeteringRegime(.netMoney)
        case ("net_metering", .price(let price)):
            MeteringRegime(.netEnergy, yearEndPrice: nanos(price))
        default: MeteringRegime(.buyAllSellAll, export: .flat(nanos(0.12)))
        }
    }

    /// BEopt cashes a surplus out at the first tier's price; SAM lets it climb the tiers, so
    /// the careful convention agrees where SAM does not.
    @Test func everyYearOfBEoptIsWithinADollar() throws {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        let cases = try decoder.decode(
            Cases<BEoptCase>.self, from: Self.data("beopt/cases.json")
        ).cases
        #expect(cases.count == 21)
        let rows = try ReferenceRates.rows("beopt/hourly.csv")
        func column(_ name: String) throws -> [Energy] {
            try rows.map { try Energy(kilowattHours: $0[name] ?? "") }
        }
        let load = try column("load_kwh")
        let made = [1: try column("pv_1kw_kwh"), 10: try column("pv_10kw_kwh")]
        for one in cases {
            let plan = try BillingPlan(
                Self.tariff("beopt/\(one.tariff).json"), year: 2018, calendar: .plain())
            let profile = try Profile(load: load, generation: made[one.pvKw] ?? [])
            let bill = try plan.bill(for: profile, under: Self.regime(one))
            let total = Double(bill.unroundedTotal.femtos) / 1e15
            let fee = 12 * (one.monthlyGridFeeUsd ?? 0)
            #expect(
                abs(total + fee - one.expectedUsdPerYear.total) <= 1,
                "\(one.case): \(total), expected \(one.expectedUsdPerYear.total)")
        }
    }

    @Test func tiersByREoptsFormula() throws {
        let hours = "[" + Array(repeating: "0", count: 24).joined(separator: ",") + "]"
        let year = "[" + Array(repeating: hours, count: 12).joined(separator: ",") + "]"
        let text = """
            {"label": "x", "name": "x", "utility": "x", "sector": "Residential",
            "startdate": "2020-01-01", "energyweekdayschedule": \(year),
            "energyweekendschedule": \(year), "energyratestructure": [[
            {"max": 1000, "rate": 0.07531, "adj": 0.0119, "unit": "kWh"},
            {"rate": 0.09613, "adj": 0.0119, "unit": "kWh"}]]}
            """
        let plan = try BillingPlan(
            Self.tariff(Array(text.utf8)), year: 2018, calendar: .plain())
        // 24,000 kWh, every month above 1,000: 2 kWh an hour and the rest in the last.
        var load = [Energy](repeating: Energy(milliwattHours: 2_000_000), count: 8_760)
        load[8_759] = try Energy(kilowattHours: "6482")
        let bill = try plan.bill(for: Profile(load: load))
        let energy = bill.months.reduce(UnroundedMoney.zero) { $0 + $1.energyGross }
        #expect(try energy.rounded(.halfEven).description == "2342.88")
    }

    @Test func aRatchetByREoptsFormula() throws {
        let plan = try BillingPlan(
            ReferenceRates.tariff("com-wallingford-ratchet"), year: 2018, calendar: .plain())
        var load = [Energy](repeating: Energy(milliwattHours: 1_000_000), count: 8_760)
        load[6] = Energy(milliwattHours: 100_000_000)
        let bill = try plan.bill(for: Profile(load: load))
        let demand = bill.months.reduce(UnroundedMoney.zero) { $0 + $1.demandFlat }
        #expect(demand.description == "5302.5")
    }

    @Test func tiersOfDemandByREoptsFormula() throws {
        let plan = try BillingPlan(
            ReferenceRates.tariff("com-reopt-tiered-tou-demand"), year: 2018,
            calendar: .plain())
        let hour = Energy(milliwattHours: 114_155_251)
        let bill = try plan.bill(
            for: Profile(load: [Energy](repeating: hour, count: 8_760)))
        let demand = bill.months.reduce(UnroundedMoney.zero) { $0 + $1.demandTimeOfUse }
        #expect(try demand.rounded(.halfEven).description == "9238.36")
    }
}
