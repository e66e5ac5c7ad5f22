import Quantities
import Tariffs
import Testing

/// The metering regimes, each against months worked by hand.
struct YearRegimeTests {
    /// Three months of 1 kWh used in the first hour and so many made in the second, at 0.10.
    private func bills(
        _ generation: [Double], _ regime: MeteringRegime,
        _ convention: BillingConvention = .careful, from state: MeteringState = .init()
    ) throws -> YearBill {
        let months = ["2024-10", "2024-11", "2024-12"]
        let plan = try BillingPlan(
            Sample.tariff([Sample.flat("0.1"), Sample.fixed(per: .month, "2")]),
            periods: months.map { try month($0) }, calendar: .real(.utc))
        let starts = [0, 744, 744 + 720]
        let profile = try plan.profile(
            { starts.contains($0) ? 100 : 0 },
            generation: { hour in
                starts.firstIndex(of: hour - 1).map { generation[$0] } ?? 0
            })
        return try plan.bill(for: profile, under: regime, convention: convention, from: state)
    }

    private func totals(_ bill: YearBill) -> [String] { bill.months.map(\.total.description) }

    @Test func withoutRegimeGenerationIsNotLookedAt() throws {
        let bill = try bills([500, 500, 500], .none)
        #expect(totals(bill) == ["12", "12", "12"])
        #expect(bill.months.map(\.exported) == [.zero, .zero, .zero])
    }

    @Test func energyGoesOnAndIsPaidAtTrueUp() throws {
        let price = try EnergyPrice("0.03")
        let bill = try bills([130, 90, 100], MeteringRegime(.netEnergy, yearEndPrice: price))
        // 30 kWh go on, 20 are left, 20 more are not used; 20 × 0.03 are paid.
        #expect(bill.months.map(\.energyBank.description) == ["30", "20", "20"])
        #expect(totals(bill) == ["2", "2", "1.4"])
        #expect(bill.endState.energyByPeriod.isEmpty)
        let lapsed = try bills(
            [130, 90, 100],
            MeteringRegime(.netEnergy, atTrueUp: .forfeit, yearEndPrice: price))
        #expect(totals(lapsed) == ["2", "2", "2"])
    }

    @Test func theBankOfTheMonthsBeforeComesWithTheState() throws {
        let first = try bills([160, 120, 100], MeteringRegime(.netEnergy, trueUpMonth: 3))
        #expect(first.endState.energy.description == "80")
        let next = try bills(
            [0, 100, 100], MeteringRegime(.netEnergy, trueUpMonth: 3), from: first.endState)
        // 80 of the 100 kWh are banked already.
        #expect(next.months[0].energyGross.description == "2")
    }

    @Test func moneyGoesOnAndIsPaidAtTrueUp() throws {
        let bill = try bills([150, 80, 110], MeteringRegime(.netMoney))
        #expect(bill.months.map(\.creditEarned.description) == ["5", "0", "1"])
        #expect(bill.months.map(\.creditApplied.description) == ["0", "2", "0"])
        #expect(bill.months.map(\.moneyBank.description) == ["5", "3", "4"])
        #expect(totals(bill) == ["2", "2", "-2"])
    }

    @Test func intervalsStandAlone() throws {
        let half = MeteringRegime.ExportPrice.retail(try Ratio("0.5"))
        let bill = try bills([150, 300, 0], MeteringRegime(.netBilling, export: half))
        #expect(totals(bill) == ["4.5", "-3", "12"])
        #expect(
            bill.months[1].summary == [
                "energy: 100 kWh 10.00", "customer: 1 month 2.00",
                "export-credit: 300 kWh -15.00",
            ])
    }

    @Test func creditWaitsOrPaysInItsMonth() throws {
        let half = MeteringRegime.ExportPrice.retail(try Ratio("0.5"))
        let late = try bills(
            [300, 40, 0], MeteringRegime(.netBilling, export: half, carry: .nextMonth))
        #expect(totals(late) == ["12", "2", "5"])
        #expect(late.months.map(\.moneyBank.description) == ["15", "7", "0"])
        let now = try bills(
            [300, 40, 0],
            MeteringRegime(.netBilling, export: half, carry: .sameMonth, atTrueUp: .forfeit))
        #expect(totals(now) == ["2", "5", "12"])
        let price = MeteringRegime.ExportPrice.flat(try EnergyPrice("0.01"))
        let paid = try bills(
            [300, 40, 2000], MeteringRegime(.netBilling, export: price, carry: .sameMonth))
        // 20 against 10 in December, and what is left is paid.
        #expect(totals(paid) == ["9", "11.6", "-8"])
    }

    @Test func twoMeters() throws {
        let price = MeteringRegime.ExportPrice.flat(try EnergyPrice("0.06"))
        let bill = try bills([100, 0, 300], MeteringRegime(.buyAllSellAll, export: price))
        #expect(totals(bill) == ["6", "12", "-6"])
        #expect(bill.months.map(\.imported.description) == ["100", "100", "100"])
        #expect(bill.months.map(\.exported.description) == ["100", "0", "300"])
    }

    @Test func exportsAtTheTariffsOwnPrice() throws {
        let sell = EnergyCharge(flow: .exported, rates: [try Sample.rate("0.04")])
        let tariff = try Sample.tariff([
            Sample.flat("0.1"),
            Sample.charge(
                "sell", .energy(sell), component: .export, category: .buyBack,
                direction: .credit),
        ])
        let plan = try BillingPlan(tariff, month: "2024-01")
        let profile = try plan.profile({ _ in 0 }, generation: { $0 == 0 ? 50 : 0 })
        let bill = try plan.bill(
            for: profile, under: MeteringRegime(.netBilling, export: .tariff))
        #expect(bill.months[0].creditEarned.description == "2")
    }

    /// A series of two prices: 100 kWh in the first hour at 0.02, 50 in the second at 0.5.
    @Test func exportsAtTheHourlyPrice() throws {
        let plan = try BillingPlan(Sample.tariff([Sample.flat("0.1")]), month: "2024-01")
        let prices =
            [try EnergyPrice("0.02")]
            + [EnergyPrice](repeating: try EnergyPrice("0.5"), count: 743)
        let series = try PriceSeries(
            name: "lbmp", start: instant("2024-01-01T00:00:00Z"), seconds: 3_600, prices: prices)
        let profile = try plan.profile(
            { _ in 0 }, generation: { $0 == 0 ? 100 : $0 == 1 ? 50 : 0 })
        let regime = MeteringRegime(.netBilling, export: .series(series))
        #expect(
            try plan.bill(for: profile, under: regime).months[0].creditEarned.description == "27")
    }
}

// MARK: - Tiers and banks

extension YearRegimeTests {
    private func tiered(_ tiers: String) throws -> Tariff {
        let charge = EnergyCharge(
            timeOfUse: "hours",
            rates: [
                try Sample.rate(tiers, periods: ["on"]),
                try Sample.rate("100:0.1 0.2", periods: ["off"]),
            ])
        return try Sample.tariff(
            [Sample.energy(charge)],
            calendar: TariffCalendar(timesOfUse: [try Sample.peakHours()]))
    }

    /// 100 kWh off-peak at midnight, then 100 on-peak at noon; the first 100 cost less.
    @Test func tiersByTheMonthOrByTheInterval() throws {
        let plan = try BillingPlan(tiered("100:0.3 0.4"), month: "2024-01")
        let profile = try plan.profile { $0 == 0 || $0 == 12 ? 100 : 0 }
        let pooled = try plan.bill(for: profile)
        // Each period has half of each tier: 50 × (0.1 + 0.2 + 0.3 + 0.4).
        #expect(pooled.months[0].energyGross.description == "50")
        let ordered = try plan.bill(for: profile, under: MeteringRegime(.none, tiers: .timeOrder))
        // All of the first tier is off-peak: 100 × 0.1 + 100 × 0.4.
        #expect(ordered.months[0].energyGross.description == "50")
        #expect(
            ordered.months[0].summary == [
                "energy, on, tier 2: 100 kWh 40.00", "energy, off, tier 1: 100 kWh 10.00",
            ])
    }

    /// An hour of 150 kWh crosses a limit of 100 and is split there to the watt-hour.
    @Test func anIntervalIsSplitAtALimit() throws {
        let plan = try BillingPlan(tiered("100:0.3 0.4"), month: "2024-01")
        let profile = try plan.profile { $0 == 0 ? 150.000001 : 0 }
        let bill = try plan.bill(for: profile, under: MeteringRegime(.none, tiers: .timeOrder))
        #expect(
            bill.months[0].lines.map(\.quantity.description) == ["100 kWh", "50.000001 kWh"])
    }

    @Test func exportsDoNotClimbTiersButForTheReference() throws {
        let plan = try BillingPlan(tiered("100:0.3 0.4"), month: "2024-01")
        let profile = try plan.profile({ _ in 0 }, generation: { $0 == 0 ? 150 : 0 })
        for kind in [MeteringRegime.Kind.netMoney, .netBilling] {
            let careful = try plan.bill(for: profile, under: MeteringRegime(kind))
            let sam = try plan.bill(
                for: profile, under: MeteringRegime(kind), convention: .sam)
            #expect(careful.months[0].creditEarned.description == "15")
            #expect(sam.months[0].creditEarned.description == "20")
        }
    }

    /// Summer has a morning period of its own; what it leaves moves to the winter's periods.
    private func seasonal() throws -> Tariff {
        let seasons = try Sample.summerAndWinter()
        let hours = TimeOfUse(
            id: "hours",
            periods: [
                Sample.period("morning"), Sample.period("day"),
                Sample.period("night", otherHours: true),
            ],
            windows: [
                try Sample.window("morning", "all", "06:00", "10:00", seasons: ["summer"]),
                try Sample.window("day", "all", "07:00", "20:00", seasons: ["winter"]),
            ], clause: clause("hours"))
        let charge = EnergyCharge(timeOfUse: "hours", rates: [try Sample.rate("0.1")])
        return try Sample.tariff(
            [Sample.energy(charge)],
            calendar: TariffCalendar(seasons: seasons, timesOfUse: [hours]))
    }

    @Test func kilowattHoursOfAPeriodThatEndsMoveAndAreNotLost() throws {
        let plan = try BillingPlan(
            seasonal(), periods: [try month("2024-09"), try month("2024-10")],
            calendar: .real(.utc))
        // 10 kWh of surplus at seven in the morning of 1 September.
        let profile = try plan.profile({ _ in 0 }, generation: { $0 == 7 ? 10 : 0 })
        let regime = MeteringRegime(.netEnergy)
        // Three of the four hours of the morning are day in winter.
        let careful = try plan.bill(for: profile, under: regime)
        #expect(careful.endState.energyByPeriod == ["day": try kilowattHours("10")])
        // The morning holds at none of the hours 0, 5, 11 and 17.
        let sam = try plan.bill(for: profile, under: regime, convention: .sam)
        #expect(sam.endState.energyByPeriod.isEmpty)
        #expect(sam.endState.energy.description == "10")
    }
}
