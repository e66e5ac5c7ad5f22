import Quantities
import Tariffs
import Testing

/// Prices that are not in the tariff: indexes, blocks, events.
struct YearPriceTests {
    /// Three hours of prices, then nothing.
    private func inputs(_ prices: [String] = ["0.03", "0.05", "0.2"]) throws
        -> BillingPlan.Inputs
    {
        let known = try prices.map { try EnergyPrice($0) }
        let rest = [EnergyPrice](repeating: .zero, count: 744 - known.count)
        let series = try PriceSeries(
            name: "lmp", start: instant("2024-01-01T00:00:00Z"), seconds: 3_600,
            prices: known + rest)
        return BillingPlan.Inputs(prices: ["lmp": series])
    }

    private let use = [1.5, 2.5, 4.0]

    private func cost(_ price: TariffPrice) throws -> String {
        let plan = try BillingPlan(
            Sample.tariff([Sample.priced(price)]), month: "2024-01", inputs: inputs())
        let bill = try plan.bill(for: plan.profile { $0 < 3 ? use[$0] : 0 })
        return bill.months[0].energyGross.description
    }

    @Test func anIndexWithAdderAndMultiplier() throws {
        let plain = IndexPrice(
            series: "lmp", market: .dayAhead, adder: try EnergyPrice("0.012"))
        #expect(try cost(.index(plain)) == "1.066")
        let raised = IndexPrice(
            series: "lmp", market: .dayAhead, multiplier: try Ratio("1.1"))
        // 1.1 × (1.5 × 0.03 + 2.5 × 0.05 + 4 × 0.2)
        #expect(try cost(.index(raised)) == "1.067")
    }

    /// Two kilowatts at 0.08 in each hour, the rest at the index, plus 0.012 on all.
    ///
    /// The first three hours are 0.986 where an unused part is sold and 1.001 where it is not
    /// (the figures of three hours alone); the other 741 cost the block.
    @Test(arguments: [
        (BlockAndIndexPrice.Settlement.soldAtIndex, "119.546"), (.takeOrPay, "119.561"),
    ])
    func aBlockAndTheRestAtAnIndex(
        settlement: BlockAndIndexPrice.Settlement, cost expected: String
    ) throws {
        let index = IndexPrice(
            series: "lmp", market: .dayAhead, adder: try EnergyPrice("0.012"))
        let block = BlockAndIndexPrice(
            block: try Power(kilowatts: "2"), price: try EnergyPrice("0.08"), index: index,
            settlement: settlement)
        #expect(try cost(.blockAndIndex(block)) == expected)
    }

    @Test func aSeriesFinerThanTheReadingsCountsByItsMean() throws {
        let prices = try ["0.10", "0.20", "0.30", "0.40"].map { try EnergyPrice($0) }
        let series = try PriceSeries(
            name: "lmp", start: instant("2024-01-01T00:00:00Z"), seconds: 900,
            prices: prices + [EnergyPrice](repeating: .zero, count: 744 * 4 - 4))
        let index = IndexPrice(series: "lmp", market: .realTime)
        let plan = try BillingPlan(
            Sample.tariff([Sample.priced(.index(index))]), month: "2024-01",
            inputs: BillingPlan.Inputs(prices: ["lmp": series]))
        let bill = try plan.bill(for: plan.profile { $0 == 0 ? 10 : 0 })
        #expect(bill.months[0].summary == ["energy: 10 kWh 2.50"])
        #expect(
            bill.months[0].lines[0].formula
                == "10 kWh at the prices of lmp = 2.5")
    }

    @Test func whatIsMissingIsNamed() throws {
        let index = IndexPrice(series: "lmp", market: .realTime)
        let tariff = try Sample.tariff([Sample.priced(.index(index))])
        let none = #expect(throws: TariffBillError.self) {
            try BillingPlan(tariff, month: "2024-01")
        }
        #expect(
            none?.description == "charge \"energy\" goes by the prices of \"lmp\", which are "
                + "missing; give that series, see t.xml:1")
        let short = #expect(throws: TariffBillError.self) {
            try BillingPlan(tariff, month: "2024-02", inputs: inputs())
        }
        #expect(
            short?.description
                == "the series \"lmp\" has no price at 2024-02-01T00:00:00Z")
        let plan = try BillingPlan(tariff, month: "2024-01", inputs: inputs())
        let netted = #expect(throws: TariffBillError.self) {
            try plan.bill(for: plan.profile { _ in 1 }, under: MeteringRegime(.netMoney))
        }
        #expect(
            netted?.description == "charge \"energy\" changes from hour to hour, and net-money "
                + "settles whole months; use net-billing")
    }

    @Test func twoPricesAtOnceAreRefused() throws {
        let hour = try #require(
            TimeRange(
                from: try instant("2024-01-01T00:00:00Z"),
                to: try instant("2024-01-01T01:00:00Z")))
        let steps = [
            PriceSeries.Step(hour, price: .zero),
            PriceSeries.Step(hour, price: EnergyPrice(nanosPerKilowattHour: 1)),
        ]
        let refused = #expect(throws: PriceSeriesError.self) {
            try PriceSeries(name: "lmp", steps: steps)
        }
        #expect(
            refused?.description == "the series \"lmp\" has two prices at 2024-01-01T00:00:00Z; "
                + "leave one of them out")
        let endless = #expect(throws: PriceSeriesError.self) {
            try PriceSeries(
                name: "lmp", start: hour.start, seconds: .max / 2, prices: [.zero])
        }
        #expect(endless?.description.hasSuffix("runs beyond the calendar") == true)
    }

    /// A call from 16:00 to 18:00 of 2 January.
    private func call(_ baseline: String?) throws -> TariffEvent {
        let range = try #require(
            TimeRange(
                from: try instant("2024-01-02T16:00:00Z"),
                to: try instant("2024-01-02T18:00:00Z")))
        return TariffEvent(range, baseline: try baseline.map { try kilowattHours($0) })
    }

    private func event(
        _ measure: EventRule.Measure, baseline: String?, direction: ChargeDirection
    ) throws -> YearBill {
        let charge = EnergyCharge(
            rates: [try Sample.rate("0.75")], event: EventRule(name: "peak", measure: measure))
        let tariff = try Sample.tariff([
            Sample.flat("0.1"), Sample.charge("event", .energy(charge), direction: direction),
        ])
        let plan = try BillingPlan(
            tariff, month: "2024-01",
            inputs: BillingPlan.Inputs(events: ["peak": [try call(baseline)]]))
        return try plan.bill(for: plan.profile { _ in 2 })
    }

    @Test func aCriticalPeakCostsMore() throws {
        let bill = try event(.use, baseline: nil, direction: .charge)
        #expect(bill.months[0].summary == ["energy: 1488 kWh 148.80", "event: 4 kWh 3.00"])
    }

    @Test(arguments: [
        ("6.5", ["energy: 1488 kWh 148.80", "event: 2.5 kWh -1.88"]),
        ("3", ["energy: 1488 kWh 148.80"]),
    ])
    func whatIsSavedIsRebated(baseline: String, lines: [String]) throws {
        let bill = try event(.reduction, baseline: baseline, direction: .credit)
        #expect(bill.months[0].summary == lines)
    }

    @Test func aRebateNeedsABaseline() throws {
        let refused = #expect(throws: TariffBillError.self) {
            try event(.reduction, baseline: nil, direction: .credit)
        }
        #expect(
            refused?.description == "the event \"peak\" at 2024-01-02T16:00:00Z has no "
                + "baseline to measure a reduction by")
    }

    @Test func tiersOfTheBaseline() throws {
        let tiered = EnergyCharge(
            tiering: Tiering(unit: .percentOfBaseline), rates: [try Sample.rate("100:0.2 0.3")])
        func baseline(_ territory: String) throws -> Baseline {
            Baseline(
                territory: territory,
                allowances: [
                    Baseline.Allowance(
                        seasons: nil, perDay: try kilowattHours("10"), clause: clause("a"))
                ], clause: clause("b"))
        }
        let one = try Sample.tariff([Sample.energy(tiered)], baselines: [baseline("T")])
        let plan = try BillingPlan(one, month: "2024-01")
        // 310 kWh at 0.2 and 434 at 0.3.
        let bill = try plan.bill(for: plan.profile { _ in 1 })
        #expect(bill.months[0].energyGross.description == "192.2")
        #expect(
            try one.bill(for: .total("744", "2024-01"), zone: .utc).total.description
                == "192.20")
        let two = try Sample.tariff(
            [Sample.energy(tiered)], baselines: [baseline("T"), baseline("X")])
        let refused = #expect(throws: TariffBillError.self) {
            try BillingPlan(two, month: "2024-01")
        }
        #expect(
            refused?.description
                == "say which baseline is the customer's: T, X, see t.xml:1")
        _ = try BillingPlan(
            two, month: "2024-01", inputs: BillingPlan.Inputs(territory: "X"))
    }
}
