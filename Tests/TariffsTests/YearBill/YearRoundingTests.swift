import Quantities
import Tariffs
import TestSupport
import Testing

/// Bills to the cent: each line rounded once, and every figure a sum of rounded lines.
struct YearRoundingTests {
    /// Three months of 100 kWh drawn, and so many delivered, at twice 4.0149 for 100 kWh.
    private func bills(_ generation: [Double], _ regime: MeteringRegime) throws -> YearBill {
        let months = ["2024-10", "2024-11", "2024-12"]
        let plan = try BillingPlan(
            Sample.tariff([
                Sample.flat("0.040149"), Sample.flat("0.040149", id: "rider"),
                Sample.fixed(per: .month, "16.91"),
            ]), periods: months.map { try month($0) }, calendar: .real(.utc))
        let starts = [0, 744, 744 + 720]
        return try plan.bill(
            for: try plan.profile(
                { starts.contains($0) ? 100 : 0 },
                generation: { hour in
                    starts.firstIndex(of: hour - 1).map { generation[$0] } ?? 0
                }), under: regime)
    }

    /// Two lines of 4.01 are paid with 8.02 and not with the 8.03 they come to unrounded.
    @Test func creditPaysNoMoreThanTheLinesOfEnergy() throws {
        let bill = try bills([500, 0, 0], MeteringRegime(.netMoney))
        let billed = bill.months.map(\.billed)
        // 400 kWh × 0.080298 = 32.1192.
        #expect(billed.map(\.creditEarned.description) == ["32.12", "0.00", "0.00"])
        #expect(billed.map(\.energyGross.description) == ["0.00", "8.02", "8.02"])
        #expect(billed.map(\.creditApplied.description) == ["0.00", "8.02", "8.02"])
        #expect(billed.map(\.moneyBank.description) == ["32.12", "24.10", "16.08"])
        #expect(billed.map(\.moneyCarried.description) == ["32.12", "24.10", "0.00"])
        #expect(billed.map(\.trueUp.description) == ["0.00", "0.00", "16.08"])
        #expect(bill.months.map(\.amount.description) == ["16.91", "16.91", "0.83"])
        // Unrounded nothing changes.
        #expect(
            bill.months.map(\.creditApplied.description) == ["0", "8.0298", "8.0298"])
        #expect(
            bill.months[1].lines.suffix(1).map { "\($0.quantity) \($0.amount)" }
                == ["credit of 32.12 -8.02"])
    }

    @Test func creditOfTheMonthIsRoundedOnce() throws {
        let bill = try bills([300, 40, 0], MeteringRegime(.netBilling))
        // 300 × 0.080298 = 24.0894 and 40 × 0.080298 = 3.21192.
        #expect(bill.months.map(\.billed.creditEarned.description) == ["24.09", "3.21", "0.00"])
        #expect(bill.months.map(\.amount.description) == ["0.84", "21.72", "24.93"])
        let line = try #require(bill.months[1].lines.last)
        #expect(line.formula == "40 kWh × 0.080298 = -3.21192 → -3.21 (half-away-from-zero)")
    }

    /// 5.004 five times is 25.02, but its lines are 25.00 on a bill.
    @Test func aMinimumIsMetByTheLinesOfTheBill() throws {
        let plan = try BillingPlan(
            Sample.tariff(
                try (1...5).map { try Sample.flat("0.05004", id: "part-\($0)") }
                    + [Sample.minimum(per: .month, "25.01")]), month: "2024-01")
        let bill = try plan.bill(for: try plan.profile { $0 == 0 ? 100 : 0 })
        #expect(bill.months[0].total.description == "25.02")
        #expect(bill.months[0].amount.description == "25.01")
    }
}

// MARK: - Laws

extension YearRoundingTests {
    private static let regimes =
        [
            MeteringRegime.none, MeteringRegime(.none, tiers: .timeOrder),
            MeteringRegime(.netEnergy, trueUpMonth: 4, yearEndPrice: odd),
            MeteringRegime(.netMoney), MeteringRegime(.netMoney, atTrueUp: .forfeit),
            MeteringRegime(.netBilling, export: half),
            MeteringRegime(.netBilling, export: half, carry: .nextMonth, trueUpMonth: 3),
            MeteringRegime(.netBilling, export: half, carry: .sameMonth, atTrueUp: .forfeit),
            MeteringRegime(.buyAllSellAll, export: .flat(odd)),
            MeteringRegime(.netBilling, export: .flat(odd), carry: .sameMonth),
        ]
    private static let half = MeteringRegime.ExportPrice.retail(Ratio(billionths: 500_000_000))
    private static let odd = EnergyPrice(nanosPerKilowattHour: 61_234_567)

    private func tariff(_ rounding: RoundingRule) throws -> Tariff {
        let tiered = EnergyCharge(
            timeOfUse: "hours",
            rates: [
                try Sample.rate("300:0.1131 800:0.1473 0.2097", periods: ["on"]),
                try Sample.rate("300:0.0811 800:0.0933 0.1177", periods: ["off"]),
            ])
        return try Sample.tariff(
            [
                Sample.energy(tiered), Sample.flat("0.0123", id: "rider"),
                Sample.fixed(per: .day, "0.32854"), Sample.demand("2:3.1 4.7"),
                Sample.minimum(per: .month, "25"), Sample.minimum("year", per: .year, "600"),
                Sample.percentage("tax", "6.25", category: .tax),
            ], calendar: TariffCalendar(timesOfUse: [try Sample.peakHours()]), rounding: rounding)
    }

    private func profile(_ seed: inout Seed) throws -> Profile {
        let size = Int64.random(in: 1...7_000_000, using: &seed)
        return try Profile(
            load: (0..<8_760).map { _ in
                Energy(milliwattHours: .random(in: 0...3_000_000, using: &seed))
            },
            generation: (0..<8_760).map { hour in
                Energy(
                    milliwattHours: (8..<17).contains(hour % 24)
                        ? .random(in: 0...size, using: &seed) : 0)
            })
    }

    /// The bill is the sum of its lines, and of its figures; the bank ties to the cent; credit
    /// pays at most what there is to pay.
    @Test(arguments: Seed.few)
    func centsTie(seed: Seed) throws {
        var seed = seed
        let rounding = try #require(RoundingRule.allCases.randomElement(using: &seed))
        let plan = try BillingPlan(tariff(rounding), year: 2023, calendar: .real(.utc))
        let profile = try profile(&seed)
        for regime in Self.regimes {
            for convention in [BillingConvention.careful, .sam] {
                let bill = try plan.bill(for: profile, under: regime, convention: convention)
                for month in bill.months {
                    expectTies(month)
                    expectTies(month, under: regime)
                }
                for (month, next) in zip(bill.months, bill.months.dropFirst()) {
                    #expect(next.billed.moneyBroughtForward == month.billed.moneyCarried)
                    #expect(next.energyBroughtForward == month.energyCarried)
                }
                #expect(bill.endState.billedMoney == bill.months.last?.billed.moneyCarried)
            }
        }
    }

    private func expectTies(_ month: MonthBill) {
        let billed = month.billed
        #expect(month.lines.reduce(.zero) { $0 + $1.amount } == month.amount)
        let charges = billed.demandFlat + billed.demandTimeOfUse + billed.fixed + billed.other
        #expect(billed.energyNet + charges + billed.minimum - billed.trueUp == month.amount)
        func sum(_ charges: String...) -> Money {
            month.lines.filter { charges.contains($0.charge) }.reduce(.zero) { $0 + $1.amount }
        }
        #expect(sum("energy", "rider") == billed.energyGross)
        #expect(sum("export-credit") == -billed.creditApplied)
        #expect(sum("true-up") == -billed.trueUp)
        #expect(sum("minimum", "year") == billed.minimum)
        #expect(sum("customer") == billed.fixed)
    }

    private func expectTies(_ month: MonthBill, under regime: MeteringRegime) {
        let billed = month.billed
        let isBanked = regime.kind == .netMoney || regime.carry != .none
        guard isBanked else {
            #expect(billed.creditApplied == billed.creditEarned)
            #expect(billed.moneyBank == .zero)
            return
        }
        #expect(
            billed.moneyBank
                == billed.moneyBroughtForward + billed.creditEarned - billed.creditApplied)
        #expect(billed.creditApplied >= .zero && billed.creditApplied <= billed.energyGross)
        let isTrueUp = month.month == regime.trueUpMonth
        #expect(billed.moneyCarried == (isTrueUp ? .zero : billed.moneyBank))
        let isPaid = isTrueUp && regime.atTrueUp == .pay
        #expect(billed.trueUp == (isPaid ? billed.moneyBank : .zero))
    }

    /// What is netted and earned by periods of use sums to the month's figures.
    @Test(arguments: Seed.few)
    func explanationsSumUp(seed: Seed) throws {
        var seed = seed
        let plan = try BillingPlan(tariff(.halfEven), year: 2023, calendar: .real(.utc))
        let profile = try profile(&seed)
        for regime in Self.regimes {
            for month in try plan.bill(for: profile, under: regime).months {
                let nettings = month.nettings
                guard regime.kind != .none else {
                    #expect(nettings.isEmpty && month.earnings.isEmpty)
                    continue
                }
                #expect(nettings.reduce(.zero) { $0 + $1.imported } == month.imported)
                #expect(nettings.reduce(.zero) { $0 + $1.exported } == month.exported)
                #expect(
                    nettings.reduce(.zero) { $0 + $1.broughtForward }
                        == month.energyBroughtForward)
                let earned = month.earnings.reduce(UnroundedMoney.zero) { $0 + $1.unrounded }
                // A factor rounds each of them to the nearest femto.
                #expect(
                    (earned - month.creditEarned).femtos.magnitude <= month.earnings.count)
                if regime.kind == .netEnergy {
                    #expect(nettings.reduce(.zero) { $0 + $1.left } == month.energyBank)
                }
            }
        }
    }
}
