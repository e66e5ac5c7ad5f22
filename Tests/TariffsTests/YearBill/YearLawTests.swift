import Quantities
import SystemTimeZones
import Tariffs
import TestSupport
import Testing

/// What holds of every year of bills.
struct YearLawTests {
    private static let regimes = [
        MeteringRegime.none, MeteringRegime(.none, tiers: .timeOrder),
        MeteringRegime(.netEnergy, yearEndPrice: EnergyPrice(nanosPerKilowattHour: 30_000_000)),
        MeteringRegime(.netMoney), MeteringRegime(.netBilling),
        MeteringRegime(.netBilling, carry: .nextMonth),
        MeteringRegime(.netBilling, carry: .sameMonth, atTrueUp: .forfeit),
        MeteringRegime(
            .buyAllSellAll, export: .flat(EnergyPrice(nanosPerKilowattHour: 60_000_000))),
    ]

    private func charges() throws -> [Charge] {
        let tiered = EnergyCharge(
            timeOfUse: "hours",
            rates: [
                try Sample.rate("300:0.113 800:0.147 0.209", periods: ["on"]),
                try Sample.rate("300:0.081 800:0.093 0.117", periods: ["off"]),
            ])
        return [
            Sample.energy(tiered), try Sample.flat("0.0123", id: "rider"),
            try Sample.fixed(per: .day, "0.32854"),
            try Sample.demand(
                "2:3.1 4.7", peak: .byPeriod(timeOfUse: "hours"),
                ratchet: Ratchet(
                    part: try Ratio("0.7"), lookBackMonths: 4, clause: clause("ratchet"))),
            try Sample.minimum(per: .month, "25"),
            try Sample.percentage("tax", "6.25", category: .tax),
        ]
    }

    private func tariff() throws -> Tariff {
        try Sample.tariff(
            charges(), calendar: TariffCalendar(timesOfUse: [try Sample.peakHours()]))
    }

    private func profile(_ count: Int, _ seed: inout Seed) throws -> Profile {
        let load = (0..<count).map { _ in
            Energy(milliwattHours: .random(in: 0...3_000_000, using: &seed))
        }
        let generation = (0..<count).map { hour in
            Energy(
                milliwattHours: (8..<17).contains(hour % 24)
                    ? .random(in: 0...7_000_000, using: &seed) : 0)
        }
        return try Profile(load: load, generation: generation)
    }

    @Test(arguments: Seed.few)
    func linesSumToTheTotalBeforeRounding(seed: Seed) throws {
        var seed = seed
        let plan = try BillingPlan(tariff(), year: 2024, calendar: .real(.utc))
        let profile = try profile(8_784, &seed)
        for regime in Self.regimes {
            for convention in [BillingConvention.careful, .sam] {
                let bill = try plan.bill(for: profile, under: regime, convention: convention)
                for month in bill.months {
                    let sum = month.lines.reduce(UnroundedMoney.zero) { $0 + $1.unrounded }
                    #expect(sum == month.total)
                    let cents = month.lines.reduce(Money.zero) { $0 + $1.amount }
                    #expect(cents == month.amount)
                }
            }
        }
    }

    @Test(arguments: Seed.few)
    func figuresAreTheSameWithAndWithoutLines(seed: Seed) throws {
        var seed = seed
        let plan = try BillingPlan(tariff(), year: 2024, calendar: .real(.utc))
        let profile = try profile(8_784, &seed)
        for regime in Self.regimes {
            let explained = try plan.bill(for: profile, under: regime)
            let bare = try plan.bill(for: profile, under: regime, explained: false)
            #expect(bare.months.allSatisfy { $0.lines.isEmpty })
            #expect(bare.months.map(\.total) == explained.months.map(\.total))
            var state = explained.endState
            // Cents are those of lines.
            state.billedMoney = nil
            #expect(bare.endState == state)
        }
    }

    /// A year at once is two halves, the second from the state the first has left.
    @Test(arguments: Seed.few)
    func aYearIsItsHalves(seed: Seed) throws {
        var seed = seed
        let tariff = try tariff()
        let months = (1...12).compactMap { Month(year: 2024, month: $0)?.days }
        let start = TimeZoneRules.utc.start(of: months[0].start)
        let series = try profile(8_784, &seed)
        let profile = try Profile(
            load: series.load, generation: series.generation, start: start)
        let whole = try BillingPlan(tariff, periods: months, calendar: .real(.utc))
        let halves = try [months.prefix(6), months.suffix(6)].map {
            try BillingPlan(tariff, periods: Array($0), calendar: .real(.utc))
        }
        for regime in Self.regimes {
            let first = try halves[0].bill(for: profile, under: regime)
            let second = try halves[1].bill(for: profile, under: regime, from: first.endState)
            let all = try whole.bill(for: profile, under: regime)
            #expect(first.months + second.months == all.months)
        }
    }

    /// A month without generation is the bill of one billing period.
    @Test(arguments: Seed.few)
    func aMonthOfAPlanIsTheBillOfThatMonth(seed: Seed) throws {
        var seed = seed
        let tariff = try Sample.tariff(
            Array(charges().prefix(3)),
            calendar: TariffCalendar(timesOfUse: [try Sample.peakHours()]))
        let plan = try BillingPlan(tariff, month: "2024-03")
        let profile = try profile(plan.count, &seed)
        let month = try plan.bill(for: profile).months[0]
        let bill = try tariff.bill(
            for: .readings(profile.load, step: 3_600, period: plan.periods[0]), zone: .utc)
        #expect(month.total == bill.unroundedTotal)
        #expect(Set(month.lines) == Set(bill.lines))
    }

    @Test(arguments: Seed.few)
    func aPriceInTwoRidersBillsTheSame(seed: Seed) throws {
        var seed = seed
        let whole = try BillingPlan(
            Sample.tariff([Sample.flat("0.12")]), year: 2024, calendar: .real(.utc))
        let halves = try BillingPlan(
            Sample.tariff([Sample.flat("0.06"), Sample.flat("0.06", id: "rider")]), year: 2024,
            calendar: .real(.utc))
        let profile = try profile(8_784, &seed)
        for regime in Self.regimes {
            let one = try whole.bill(for: profile, under: regime)
            let two = try halves.bill(for: profile, under: regime)
            #expect(one.months.map(\.total) == two.months.map(\.total))
        }
    }

    /// Energy of a flat tariff costs, and exports earn, in proportion.
    @Test(arguments: Seed.few)
    func aFlatTariffScales(seed: Seed) throws {
        var seed = seed
        let plan = try BillingPlan(
            Sample.tariff([Sample.flat("0.1234567")]), year: 2024, calendar: .real(.utc))
        let profile = try profile(8_784, &seed)
        let factor = Int64.random(in: 2...9, using: &seed)
        func scaled(_ series: [Energy]) -> [Energy] {
            series.map { Energy(milliwattHours: $0.milliwattHours * factor) }
        }
        let more = try Profile(
            load: scaled(profile.load), generation: scaled(profile.generation))
        for regime in Self.regimes {
            let one = try plan.bill(for: profile, under: regime)
            let many = try plan.bill(for: more, under: regime)
            for (month, larger) in zip(one.months, many.months) {
                #expect(larger.energyGross.femtos == month.energyGross.femtos * Int128(factor))
                #expect(larger.creditEarned.femtos == month.creditEarned.femtos * Int128(factor))
                #expect(larger.total.femtos == month.total.femtos * Int128(factor))
            }
        }
    }

    /// What each period of use costs alone sums to what they cost together.
    @Test(arguments: Seed.few)
    func periodsSumToTheTotal(seed: Seed) throws {
        var seed = seed
        let calendar = TariffCalendar(timesOfUse: [try Sample.peakHours()])
        let plans = try [("0.31", "0.07"), ("0.31", "0"), ("0", "0.07")].map { on, off in
            try BillingPlan(
                Sample.tariff([Sample.peakEnergy(on: on, off: off)], calendar: calendar),
                year: 2024, calendar: .real(.utc))
        }
        let profile = try profile(8_784, &seed)
        let bills = try plans.map { try $0.bill(for: profile, under: MeteringRegime(.netBilling)) }
        for month in 0..<12 {
            let gross = bills.map { $0.months[month].energyGross }
            #expect(gross[0] == gross[1] + gross[2])
            let earned = bills.map { $0.months[month].creditEarned }
            #expect(earned[0] == earned[1] + earned[2])
        }
    }

    /// With one period nothing depends on how kilowatt-hours are banked by periods.
    @Test(arguments: Seed.few)
    func aFlatTariffHasOneBank(seed: Seed) throws {
        var seed = seed
        let plan = try BillingPlan(
            Sample.tariff([Sample.flat("0.12")]), year: 2024, calendar: .plain())
        let profile = try profile(8_760, &seed)
        let price = EnergyPrice(nanosPerKilowattHour: 30_000_000)
        let regime = MeteringRegime(.netEnergy, trueUpMonth: 4, yearEndPrice: price)
        let careful = try plan.bill(for: profile, under: regime)
        let sam = try plan.bill(for: profile, under: regime, convention: .sam)
        #expect(careful.months == sam.months)
    }
}
