import Quantities
import Tariffs
import Testing

/// Blocks of hours of use that tiers of kilowatt-hours divide.
struct YearBlockTests {
    private let perKilowatt = Tiering.Unit.kilowattHoursPerKilowatt

    private func tier(
        _ limit: String?, _ price: String, unit: Tiering.Unit? = nil, in block: TierBlock? = nil
    ) throws -> EnergyTier {
        EnergyTier(
            upTo: try limit.map { try TierLimit($0) }, price: .fixed(try EnergyPrice(price)),
            unit: unit, block: block, clause: clause("tier", line: 3))
    }

    private func block(_ limit: String?) throws -> TierBlock {
        TierBlock(upTo: try limit.map { try TierLimit($0) }, unit: perKilowatt)
    }

    private func charge(_ tiers: [EnergyTier]) throws -> Charge {
        let rate = EnergyRate(
            dates: try days(Sample.start), tiers: tiers, clause: clause("rate"))
        return Sample.energy(EnergyCharge(rates: [rate]))
    }

    /// The first 200 hours' use at two prices, the next 200 at one, the rest at another.
    private func hoursUse() throws -> Charge {
        let first = try block("200")
        return try charge([
            tier("1500", "0.10", in: first), tier(nil, "0.08", in: first),
            tier("400", "0.05", unit: perKilowatt), tier(nil, "0.03"),
        ])
    }

    /// January has 744 hours: at 10 kW the first block ends at 2,000 kWh, at 5 kW at 1,000,
    /// before its first tier does.
    @Test(arguments: [
        (10.0, ["1500 kWh 150.00", "500 kWh 40.00", "2000 kWh 100.00", "3440 kWh 103.20"]),
        (5.0, ["1000 kWh 100.00", "1000 kWh 50.00", "1720 kWh 51.60"]),
    ])
    func tiersEndWithTheirBlock(kilowatts: Double, lines: [String]) throws {
        let plan = try BillingPlan(Sample.tariff([hoursUse()]), month: "2024-01")
        for fill in Tiering.Fill.allCases {
            let bill = try plan.bill(
                for: plan.profile { _ in kilowatts }, under: MeteringRegime(.none, tiers: fill))
            #expect(bill.months[0].lines.map { "\($0.quantity) \($0.amount)" } == lines)
        }
    }

    @Test func aBillOfOnePeriodGoesByReadings() throws {
        let tariff = try Sample.tariff([hoursUse()])
        let bill = try tariff.bill(
            for: .readings(
                [Energy](repeating: try kilowattHours("10"), count: 744), step: 3_600,
                period: month("2024-01")), zone: .utc)
        #expect(bill.total.description == "393.20")
    }

    @Test func statesWhereEachTierEnds() throws {
        let tiers = try hoursUse().statedPrices.compactMap(\.tier)
        #expect(tiers.map(\.upTo) == ["1500", "200", "400", nil])
        #expect(tiers.map(\.unit) == ["kWh", "kWh/kW", "kWh/kW", "kWh/kW"])
        #expect(tiers.map(\.from) == [nil, "1500 kWh", "200", "400"])
        #expect(tiers.map(\.within) == ["200 kWh/kW", nil, nil, nil])
    }

    private func defects(_ tiers: [EnergyTier]) -> [String] {
        let error = #expect(throws: TariffDefects.self) {
            try Sample.tariff([charge(tiers)])
        }
        return error?.all.map(\.description) ?? []
    }

    @Test func theLastTierOfABlockEndsWithIt() throws {
        let found = defects([
            try tier("100", "0.1", in: block("200")), try tier("300", "0.1", in: block("200")),
            try tier(nil, "0.2"),
        ])
        #expect(
            found == [
                "t.xml:3: the last tier ends at 300, so use beyond would have no price; "
                    + "leave the limit of the last tier out"
            ])
    }

    @Test func theLastBlockHasNoEnd() throws {
        let found = defects([
            try tier("100", "0.1", in: block("200")), try tier(nil, "0.1", in: block("200")),
        ])
        #expect(
            found == [
                "t.xml:3: the last tier ends at 200, so use beyond would have no price; "
                    + "leave the limit of the last tier out"
            ])
    }

    @Test func blocksAscend() throws {
        let found = defects([
            try tier(nil, "0.1", in: block("200")),
            try tier("150", "0.1", unit: perKilowatt), try tier(nil, "0.2"),
        ])
        #expect(found == ["t.xml:3: the limit 150 must be above 200, where the tier before ends"])
    }
}
