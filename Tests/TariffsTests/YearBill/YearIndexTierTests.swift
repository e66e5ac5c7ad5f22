import Quantities
import Tariffs
import TestSupport
import Testing

/// Tiers whose prices follow an index.
struct YearIndexTierTests {
    private func series(_ prices: [EnergyPrice]) throws -> BillingPlan.Inputs {
        let series = try PriceSeries(
            name: "lmp", start: instant("2024-01-01T00:00:00Z"), seconds: 3_600,
            prices: prices)
        return BillingPlan.Inputs(prices: ["lmp": series])
    }

    private func charge(_ tiers: [(limit: String?, price: TariffPrice)]) throws -> Charge {
        let rate = EnergyRate(
            dates: try days(Sample.start),
            tiers: try tiers.map {
                EnergyTier(
                    upTo: try $0.limit.map { try TierLimit($0) }, price: $0.price,
                    clause: clause("tier"))
            }, clause: clause("rate"))
        return Sample.energy(EnergyCharge(rates: [rate]))
    }

    private func index(_ multiplier: String, adder: String = "0") throws -> TariffPrice {
        .index(
            IndexPrice(
                series: "lmp", market: .realTime, multiplier: try Ratio(multiplier),
                adder: try EnergyPrice(adder)))
    }

    /// Three hours of 1.5, 2.5 and 4 kWh at 0.03, 0.05 and 0.2; the first 3 kWh cost the
    /// index, the rest twice that and a cent more.
    ///
    /// In order of time 1.5 × 0.03 + 1.5 × 0.05, then 1 × 0.11 + 4 × 0.41; by the total the
    /// eight kWh cost 0.97 at the index, three eighths of which are the first tier's, and
    /// 2 × 0.97 + 0.08 at the other price, of which five eighths are the second's.
    @Test(arguments: [
        (Tiering.Fill.timeOrder, ["0.12", "1.75"]), (.proRata, ["0.36375", "1.2625"]),
    ])
    func areFilledByTheTotalOrInOrder(fill: Tiering.Fill, amounts: [String]) throws {
        let prices = try ["0.03", "0.05", "0.2"].map { try EnergyPrice($0) }
        let plan = try BillingPlan(
            Sample.tariff([charge([("3", index("1")), (nil, index("2", adder: "0.01"))])]),
            month: "2024-01",
            inputs: series(prices + [EnergyPrice](repeating: .zero, count: 741)))
        let bill = try plan.bill(
            for: plan.profile { [1.5, 2.5, 4, 0][min($0, 3)] },
            under: MeteringRegime(.none, tiers: fill))
        #expect(bill.months[0].lines.map(\.unrounded.description) == amounts)
        #expect(bill.months[0].lines.map(\.tier) == [1, 2])
        #expect(bill.months[0].lines.map(\.price) == [.series("lmp"), .series("lmp")])
        #expect(bill.months[0].energyGross == bill.months[0].total)
    }

    /// A fixed price up to a limit, the index beyond.
    @Test func aTierMayHaveAStatedPrice() throws {
        let plan = try BillingPlan(
            Sample.tariff([
                charge([("744", .fixed(try EnergyPrice("0.1"))), (nil, index("1"))])
            ]), month: "2024-01",
            inputs: series([EnergyPrice](repeating: try EnergyPrice("0.04"), count: 744)))
        let bill = try plan.bill(for: plan.profile { _ in 2 })
        #expect(
            bill.months[0].summary == [
                "energy, tier 1: 744 kWh 74.40", "energy, tier 2: 744 kWh 29.76",
            ])
    }

    private func random(using seed: inout Seed) throws -> (BillingPlan.Inputs, Profile) {
        let prices = (0..<744).map { _ in
            EnergyPrice(nanosPerKilowattHour: .random(in: -50_000_000...300_000_000, using: &seed))
        }
        func energies(_ most: Int64) -> [Energy] {
            (0..<744).map { _ in
                Energy(milliwattHours: .random(in: 0...most, using: &seed))
            }
        }
        let profile = try Profile(load: energies(4_000_000), generation: energies(3_000_000))
        return (try series(prices), profile)
    }

    /// Tiers of one price are no tiers, in time order to the last digit; by the total, each
    /// tier's part is rounded to a femto.
    @Test(arguments: Seed.few)
    func tiersOfOneIndexAreNone(seed: Seed) throws {
        var seed = seed
        let (inputs, profile) = try random(using: &seed)
        let limit = "\(Int.random(in: 1...2_000, using: &seed))"
        let price = try index("1.05", adder: "0.004")
        let tiered = try BillingPlan(
            Sample.tariff([charge([(limit, price), (nil, price)])]), month: "2024-01",
            inputs: inputs)
        let whole = try BillingPlan(
            Sample.tariff([charge([(nil, price)])]), month: "2024-01", inputs: inputs)
        for kind in [MeteringRegime.Kind.none, .netBilling, .buyAllSellAll] {
            for fill in Tiering.Fill.allCases {
                let regime = MeteringRegime(kind, tiers: fill)
                let one = try whole.bill(for: profile, under: regime, convention: .sam)
                let two = try tiered.bill(for: profile, under: regime, convention: .sam)
                let difference = one.months[0].total.femtos - two.months[0].total.femtos
                #expect(difference.magnitude <= (fill == .timeOrder ? 0 : 1))
            }
        }
    }
}
