import Quantities
import Tariffs
import Testing

/// Delivery and supply of two tariffs on one bill.
struct EnergyChoiceTests {
    private func delivery() throws -> Tariff {
        try Sample.tariff([
            Sample.fixed("customer", per: .month, "12"),
            Sample.flat("0.06", id: "wires", component: .delivery),
            Sample.flat("0.09", id: "default-supply", component: .supply),
            Sample.percentage("tax", "10", of: ChargeSelection(components: [.delivery])),
        ])
    }

    @Test func theSuppliersPriceReplacesTheUtilitys() throws {
        let supply = try Sample.tariff([
            Sample.flat("0.07", id: "green", component: .supply)
        ])
        let choice = try EnergyChoice(delivery: delivery(), supply: supply)
        #expect(choice.replaced.map(\.id) == ["default-supply"])
        let bill = try choice.bill(for: .total("500", "2024-01"), zone: .utc)
        #expect(
            bill.lines.map { "\($0.label) \($0.amount)" } == [
                "customer 12.00", "wires 30.00", "tax 3.00", "green 35.00",
            ])
        #expect(bill.total.description == "80.00")
    }

    @Test func twoTimeZonesAreRefused() throws {
        let tariff = try delivery()
        let other = try Tariff(
            identity: tariff.identity, currency: "USD", timeZone: "America/New_York",
            source: tariff.source, effective: tariff.effective, charges: tariff.charges,
            clause: tariff.clause)
        let zones = #expect(throws: EnergyChoiceError.self) {
            try EnergyChoice(delivery: tariff, supply: other)
        }
        #expect(
            zones?.description == "delivery is read in UTC and supply in America/New_York; "
                + "choose tariffs of one time zone")
        let abroad = try Tariff(
            identity: tariff.identity, currency: "CAD", timeZone: "UTC",
            source: tariff.source, effective: tariff.effective, charges: tariff.charges,
            clause: tariff.clause)
        let money = #expect(throws: EnergyChoiceError.self) {
            try EnergyChoice(delivery: tariff, supply: abroad)
        }
        #expect(
            money?.description == "delivery is in USD and supply in CAD; "
                + "choose tariffs of one currency")
    }

    // MARK: - A year

    private func plan(_ supply: Tariff) throws -> EnergyChoicePlan {
        try EnergyChoicePlan(
            EnergyChoice(delivery: delivery(), supply: supply),
            periods: [month("2024-01"), month("2024-02")], calendar: .real(.utc))
    }

    /// Green energy is a premium beside the price; the utility's default supply is left out,
    /// and its tax counts its own charges.
    @Test func aYearOfBothOnOneBill() throws {
        let plan = try plan(
            Sample.tariff([
                Sample.flat("0.07", id: "variable", component: .supply),
                Sample.flat("0.015", id: "green-premium", component: .supply),
            ]))
        let profile = try plan.delivery.profile { _ in 1 }
        let year = try plan.bill(for: profile)
        #expect(
            year.together.months[0].summary == [
                "customer: 1 month 12.00", "wires: 744 kWh 44.64",
                "tax: 10 % of 44.64 4.46", "variable: 744 kWh 52.08",
                "green-premium: 744 kWh 11.16",
            ])
        #expect(year.together.months[0].amount.description == "124.34")
        #expect(
            year.together.unroundedTotal
                == year.delivery.unroundedTotal + year.supply.unroundedTotal)
        #expect(year.together.remarks.isEmpty)
    }

    /// A price that follows the market differs by the hour; each of the two keeps its own bank.
    @Test func exportsAreCreditedByBothAndAFlatPriceOnce() throws {
        let plan = try plan(
            Sample.tariff([Sample.flat("0.07", id: "fixed", component: .supply)]))
        let profile = try plan.delivery.profile({ _ in 1 }, generation: { _ in 3 })
        func total(_ regime: MeteringRegime) throws -> String {
            try plan.bill(for: profile, under: regime).together.months[0].creditEarned.description
        }
        // 1,488 kWh at 0.06 + 0.07, then at the supplier's 0.05.
        #expect(try total(MeteringRegime(.netBilling)) == "193.44")
        let price = EnergyPrice(nanosPerKilowattHour: 50_000_000)
        #expect(try total(MeteringRegime(.netBilling, export: .flat(price))) == "74.4")
        let paid = try plan.bill(
            for: profile,
            under: MeteringRegime(.netEnergy, trueUpMonth: 2, yearEndPrice: price))
        // Of January and of February, 2 kWh in each of 1,440 hours.
        #expect(paid.together.months[1].trueUp.description == "144")
        #expect(paid.together.months[1].energyBank.description == "2880")
    }

    @Test func aBundledPriceIsRemarkedOn() throws {
        let choice = try EnergyChoice(
            delivery: Sample.tariff([Sample.flat("0.2")]),
            supply: Sample.tariff([Sample.flat("0.07", id: "fixed", component: .supply)]))
        let plan = try EnergyChoicePlan(
            choice, periods: [month("2024-01")], calendar: .real(.utc))
        let year = try plan.bill(for: plan.delivery.profile { _ in 1 })
        #expect(
            year.together.remarks == [
                "t.xml:1: \"energy\" is for delivery and supply together; the supplier's prices "
                    + "come on top of it"
            ])
    }
}
