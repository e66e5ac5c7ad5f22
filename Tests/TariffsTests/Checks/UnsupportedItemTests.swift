import Quantities
import Tariffs
import Testing

/// What can be said, cannot be computed, and is never passed over.
struct UnsupportedItemTests {
    private func names(
        _ charges: [Charge], _ calendar: TariffCalendar = TariffCalendar()
    ) throws -> [String] {
        try Sample.tariff(charges, calendar: calendar).unsupported.map(\.name)
    }

    private func indexed(_ price: TariffPrice) throws -> Charge {
        let tier = EnergyTier(upTo: nil, price: price, clause: clause("energy"))
        let rate = EnergyRate(
            dates: try days(Sample.start), tiers: [tier], clause: clause("energy"))
        return Sample.energy(EnergyCharge(rates: [rate]))
    }

    private let index = IndexPrice(series: "rt", market: .realTime)

    @Test func pricesByAnIndexInTiers() throws {
        #expect(try names([indexed(.index(index))]) == [])
        func tiers(_ price: TariffPrice) throws -> Charge {
            let tiers = [
                EnergyTier(
                    upTo: TierLimit(millionths: 1), price: price, clause: clause("energy")),
                EnergyTier(upTo: nil, price: .fixed(.zero), clause: clause("energy")),
            ]
            let rate = EnergyRate(
                dates: try days(Sample.start), tiers: tiers, clause: clause("energy"))
            return Sample.energy(EnergyCharge(rates: [rate]))
        }
        #expect(try names([tiers(.index(index))]) == [])
        let block = BlockAndIndexPrice(
            block: .zero, price: .zero, index: index, settlement: .takeOrPay)
        #expect(
            try names([tiers(.blockAndIndex(block))])
                == ["tiers of blocks and an index of \"energy\""])
    }

    @Test func tiersDuringEvents() throws {
        let charge = EnergyCharge(
            rates: [try Sample.rate("100:0.1 0.2")], event: EventRule(name: "critical"))
        #expect(try names([Sample.energy(charge)]) == ["tiers of event \"energy\""])
    }

    @Test func whatTheReaderOfTheFileLeftOut() throws {
        let item = UnsupportedItem(name: "lighting charge \"lamps\"", clause: clause("x", line: 7))
        let tariff = try Sample.tariff([Sample.flat("0.1")], notUnderstood: [item])
        #expect(tariff.unsupported == [item])
        let usage = try TariffUsage.total("100", "2024-01")
        let refused = #expect(throws: TariffBillError.self) {
            try tariff.bill(for: usage, zone: .utc)
        }
        #expect(
            refused?.description == "the tariff cannot be billed by: "
                + "t.xml:7: lighting charge \"lamps\" cannot be computed")
        let compiled = try CompiledTariff(
            tariff, zone: .utc, dates: month("2024-01"), accepting: [item.name])
        #expect(try compiled.bill(for: usage).accepted == [item])
    }
}
