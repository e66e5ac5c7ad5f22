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
}
