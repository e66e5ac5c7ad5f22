import Quantities
import Tariffs
import Testing

/// What a bill is told of that is not as it was worked.
struct WorkedBillTests {
    private func differences(_ lines: [(String, String?, Int64)], total: Int64) throws -> [String] {
        let worked = WorkedBill(
            id: "a", usage: try .total("100", "2024-01"),
            lines: try lines.enumerated().map { index, line in
                WorkedBill.Line(
                    charge: line.0, quantity: try line.1.map { try kilowattHours($0) },
                    amount: Money(cents: line.2), clause: clause("a", line: index + 2))
            }, total: Money(cents: total), clause: clause("a"))
        let tariff = try Sample.tariff([
            Sample.fixed("fee", per: .month, "5"), Sample.flat("0.10"),
        ])
        return worked.differences(from: try tariff.bill(for: worked.usage, zone: .utc))
    }

    @Test func aBillAsWorkedHasNone() throws {
        #expect(try differences([("energy", "100", 1000), ("fee", nil, 500)], total: 1500) == [])
    }

    @Test func namesEachLineAndTheTotal() throws {
        #expect(
            try differences([("energy", "99", 990), ("tax", nil, 100)], total: 1090) == [
                "t.xml:2: energy is for 100 kWh, expected 99 kWh",
                "t.xml:2: energy is 10.00, expected 9.90",
                "t.xml:3: tax is not on the bill",
                "t.xml:1: fee on the bill was not expected",
                "t.xml:1: the total is 15.00, expected 10.90",
            ])
    }

    /// A demand that was stated is charged as it is, and a line says for how much.
    @Test func namesTheDemandThatIsCharged() throws {
        let dates = DatePeriod(from: try CivilDate("2024-01-01"))
        let tier = DemandTier(
            upTo: nil, amount: try ChargeAmount("8.5"), clause: clause("demand"))
        let demand = DemandCharge(
            peak: .greatest, windowMinutes: 15,
            rates: [DemandRate(dates: dates, tiers: [tier], clause: clause("demand"))])
        let charge = Charge(
            id: "demand", name: "demand", component: .delivery,
            kind: .demand(demand), clause: clause("demand"))
        let month = try Month("2024-01").days
        let usage = TariffUsage(
            period: month, imported: .none,
            demands: ["demand": [try Power(kilowatts: "12.5")]])
        let bill = try Sample.tariff([charge]).bill(for: usage, zone: .utc)
        #expect(bill.total.description == "106.25")
        let line = WorkedBill.Line(
            charge: "demand", power: try Power(kilowatts: "12"), amount: Money(cents: 106_25),
            clause: clause("demand", line: 3))
        let worked = WorkedBill(
            id: "a", usage: usage, lines: [line], total: bill.total, clause: clause("a"))
        #expect(
            worked.differences(from: bill) == [
                "t.xml:3: demand is for 12.5 kW, expected 12 kW"
            ])
    }
}
