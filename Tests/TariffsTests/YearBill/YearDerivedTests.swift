import Quantities
import Tariffs
import Testing

/// Percentages, taxes and minimums, and the order in which they are reckoned.
struct YearDerivedTests {
    /// Customer 10, energy 100; a rider of 10 % of energy alone; a minimum of 200; a tax of 5 %.
    private func tariff() throws -> Tariff {
        try Sample.tariff([
            Sample.percentage("tax", "5", category: .tax),
            Sample.minimum(per: .month, "200"),
            Sample.percentage("rider", "10", of: ChargeSelection(charges: ["energy"])),
            Sample.fixed(per: .month, "10"), Sample.flat("0.1"),
        ])
    }

    @Test func ridersComeBeforeMinimumsAndTaxesLast() throws {
        let plan = try BillingPlan(tariff(), month: "2024-01")
        let profile = try Profile(
            load: [kilowattHours("1000")] + [Energy](repeating: .zero, count: 743))
        let bill = try plan.bill(for: profile)
        // 10 + 100 + 10 = 120, so 80 are missing to 200, and the tax is of 200.
        let expected = [
            "customer: 1 month 10.00", "energy: 1000 kWh 100.00", "rider: 10 % of 100 10.00",
            "minimum: what is missing to 200 80.00", "tax: 5 % of 200 10.00",
        ]
        #expect(bill.months[0].summary == expected)
        #expect(bill.months[0].total.description == "210")
        let one = try tariff().bill(for: .total("1000", "2024-01"), zone: .utc)
        #expect(one.summary == expected)
    }

    @Test func aTaxOnATaxCountsWhatItNames() throws {
        let tariff = try Sample.tariff([
            Sample.flat("0.1"), Sample.percentage("state", "10", category: .tax),
            Sample.percentage(
                "city", "10", of: ChargeSelection(charges: ["energy", "state"]), category: .tax),
        ])
        let bill = try tariff.bill(for: .total("1000", "2024-01"), zone: .utc)
        #expect(bill.lines.map(\.amount.description) == ["100.00", "10.00", "11.00"])
    }

    @Test func aCircleIsRefused() throws {
        let defects = #expect(throws: TariffDefects.self) {
            try Sample.tariff([
                Sample.flat("0.1"),
                Sample.percentage("a", "10", of: ChargeSelection(charges: ["energy", "b"])),
                Sample.percentage("b", "10", of: ChargeSelection(charges: ["a"])),
            ])
        }
        #expect(
            defects?.description == "t.xml:1: is reckoned from charges that are reckoned from "
                + "it; leave one of them out of the other")
    }

    @Test func aYearlyMinimumIsSettledInDecember() throws {
        let tariff = try Sample.tariff([
            Sample.fixed(per: .month, "5"), Sample.minimum("least", per: .month, "10"),
            Sample.minimum("year", per: .year, "130"),
        ])
        let plan = try BillingPlan(tariff, year: 2024, calendar: .real(.utc))
        let profile = try plan.profile { _ in 0 }
        let careful = try plan.bill(for: profile)
        let sam = try plan.bill(for: profile, convention: .sam)
        // Billed are 12 × 10; SAM compares the 12 × 5 before the monthly minimum.
        #expect(careful.unroundedTotal.description == "130")
        #expect(sam.unroundedTotal.description == "190")
        #expect(careful.months[11].minimum.description == "15")
        #expect(careful.months[10].minimum.description == "5")
    }

    @Test func aYearlyMinimumGoesOnFromAState() throws {
        let tariff = try Sample.tariff([
            Sample.fixed(per: .month, "5"), Sample.minimum("year", per: .year, "100"),
        ])
        let plan = try BillingPlan(
            tariff, periods: [try month("2024-11"), try month("2024-12")],
            calendar: .real(.utc))
        let state = MeteringState(
            countedThisYear: ["year": UnroundedMoney(try Money("60"))])
        let bill = try plan.bill(for: plan.profile { _ in 0 }, from: state)
        #expect(bill.months.map(\.minimum.description) == ["0", "30"])
        #expect(bill.endState.countedThisYear.isEmpty)
    }

    @Test(arguments: [
        (ReactiveCharge.Basis.energy, "0.5", "700", "200 kvarh", "20.00"),
        (.powerFactor, "0.9", "0.85", "5 power-factor-point", "0.50"),
        (.peak, "0.3", "10", "7 kvar", "0.70"),
    ])
    func reactivePowerBeyondWhatIsFree(
        basis: ReactiveCharge.Basis, free: String, measured: String, quantity: String,
        amount: String
    ) throws {
        let reactive = ReactiveCharge(
            per: basis, free: try Ratio(free), amounts: [try Sample.dated("0.1")])
        let tariff = try Sample.tariff([Sample.charge("reactive", .reactive(reactive))])
        let period = try month("2024-01")
        let usage = TariffUsage(
            period: period,
            imported: .totals([
                UsageTotals(dates: period, total: try kilowattHours("1000"))
            ]), demands: ["d": [try Power(kilowatts: "10")]],
            reactive: ["reactive": try Ratio(measured)])
        let bill = try tariff.bill(for: usage, zone: .utc)
        #expect(bill.summary == ["reactive: \(quantity) \(amount)"])
    }
}
