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
}
