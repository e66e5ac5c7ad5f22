import Quantities
import Tariffs
import Testing

/// What can be said, cannot be computed, and is never passed over.
struct UnsupportedItemTests {
    private func names(
        _ charges: [Charge], _ calendar: TariffCalendar = TariffCalendar()
    ) throws -> [String] {
        let baseline = Baseline(
            territory: "T",
            allowances: [
                Baseline.Allowance(
                    seasons: nil, perDay: try kilowattHours("6.8"), clause: clause("allowance"))
            ], clause: clause("baseline"))
        return try Sample.tariff(charges, calendar: calendar, baselines: [baseline])
            .unsupported.map(\.name)
    }

    private func indexed(_ price: TariffPrice) throws -> Charge {
        let tier = EnergyTier(upTo: nil, price: price, clause: clause("energy"))
        let rate = EnergyRate(
            dates: try days(Sample.start), tiers: [tier], clause: clause("energy"))
        return Sample.energy(EnergyCharge(rates: [rate]))
    }

    @Test func pricesByAnIndex() throws {
        let index = IndexPrice(series: "rt", market: .realTime)
        #expect(try names([indexed(.index(index))]) == ["index price of \"energy\""])
        let block = BlockAndIndexPrice(
            block: try Power(kilowatts: "2"), price: try EnergyPrice("0.08"), index: index,
            settlement: .takeOrPay)
        #expect(
            try names([indexed(.blockAndIndex(block))])
                == ["block-and-index price of \"energy\""])
    }

    @Test(arguments: [
        (Tiering(unit: .kilowattHoursPerKilowatt), "tiers by demand of \"energy\""),
        (Tiering(unit: .kilowattHoursPerKilowattDay), "tiers by demand of \"energy\""),
        (Tiering(unit: .percentOfBaseline), "tiers by baseline of \"energy\""),
        (Tiering(fill: .timeOrder), "tiers filled in order of time of \"energy\""),
    ])
    func tiersInOtherUnits(tiering: Tiering, name: String) throws {
        let calendar = TariffCalendar(timesOfUse: [try Sample.peakHours()])
        let tiers = EnergyCharge(
            timeOfUse: "hours", tiering: tiering, rates: [try Sample.rate("100:0.1 0.2")])
        #expect(try names([Sample.energy(tiers)], calendar) == [name])
        let flat = EnergyCharge(
            timeOfUse: "hours", tiering: tiering, rates: [try Sample.rate("0.1")])
        #expect(try names([Sample.energy(flat)], calendar) == [])
    }

    @Test func otherKinds() throws {
        let amounts = [try Sample.dated("1")]
        let percent = Dated(Ratio.one, dates: try days(Sample.start), clause: clause("p"))
        let demand = DemandRate(
            dates: try days(Sample.start),
            tiers: [
                DemandTier(upTo: nil, amount: try ChargeAmount("9"), clause: clause("d"))
            ], clause: clause("d"))
        let charges = [
            Sample.charge(
                "d", .demand(DemandCharge(peak: .greatest, windowMinutes: 15, rates: [demand]))),
            Sample.charge(
                "r", .reactive(ReactiveCharge(per: .energy, free: nil, amounts: amounts))),
            Sample.charge(
                "p", .percentage(PercentageCharge(of: .all, rates: [percent])), category: .rider),
            Sample.charge(
                "t", .percentage(PercentageCharge(of: .all, rates: [percent])), category: .tax),
            Sample.charge("y", .minimum(MinimumCharge(per: .year, amounts: amounts))),
            Sample.charge("m", .minimum(MinimumCharge(per: .month, amounts: amounts))),
        ]
        #expect(
            try names(charges) == [
                "demand charge \"d\"", "reactive power charge \"r\"", "percentage \"p\"",
                "tax \"t\"", "yearly minimum \"y\"",
            ])
    }
}
