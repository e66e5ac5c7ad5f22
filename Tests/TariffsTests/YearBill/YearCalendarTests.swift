import Quantities
import SystemTimeZones
import Tariffs
import Testing

/// Years of real calendars and of the plain one, by dates worked by hand.
struct YearCalendarTests {
    private func peak(_ calendar: BillingCalendar, holidays: [Holiday] = []) throws -> BillingPlan {
        let tariff = try Sample.tariff(
            [Sample.peakEnergy(on: "1", off: "0"), Sample.fixed(per: .day, "0.3")],
            calendar: TariffCalendar(holidays: holidays, timesOfUse: [try Sample.peakHours()]))
        return try BillingPlan(tariff, year: 2024, calendar: calendar)
    }

    private func holiday() throws -> Holiday {
        Holiday(
            name: "Independence Day",
            rule: .fixed(try MonthDay("07-04"), observed: .nearestWeekday), clause: clause("h"))
    }

    /// 2024 has 262 weekdays with 7 hours each; 4 July is a Thursday.
    @Test func aRealYearHasItsDaysAndHolidays() throws {
        let plain = try peak(.real(.utc))
        #expect(plain.count == 8_784)
        let bill = try plain.bill(for: plain.profile { _ in 1 })
        #expect(bill.months.reduce(.zero) { $0 + $1.energyGross }.description == "1834")
        let kept = try peak(.real(.utc), holidays: [holiday()])
        let less = try kept.bill(for: kept.profile { _ in 1 })
        #expect(less.months[6].energyGross.description == "154")
        #expect(bill.months[6].energyGross.description == "161")
        #expect(bill.months[1].fixed.description == "8.7")
    }

    /// 365 days from a Monday on have 261 weekdays; no holiday, and the same $/day each month.
    @Test func thePlainYear() throws {
        let plan = try peak(.plain(), holidays: [holiday()])
        #expect(plan.count == 8_760)
        let bill = try plan.bill(for: plan.profile { _ in 1 })
        #expect(bill.months.reduce(.zero) { $0 + $1.energyGross }.description == "1827")
        #expect(bill.months.map(\.fixed.description) == .init(repeating: "9.125", count: 12))
        #expect(bill.months[0].lines.last?.formula.hasPrefix("365/12 days × 0.3 = 9.125") == true)
    }

    /// On 10 March 2024 New York's clock skips from two to three, on 3 November it goes back.
    @Test func theClockSkipsAndRepeatsAnHour() throws {
        let zone = try TimeZoneRules(loading: "America/New_York")
        let hours = TimeOfUse(
            id: "hours", periods: [Sample.period("night"), Sample.period("day", otherHours: true)],
            windows: [try Sample.window("night", "all", "00:00", "06:00")],
            clause: clause("hours"))
        let charge = EnergyCharge(
            timeOfUse: "hours",
            rates: [
                try Sample.rate("1", periods: ["night"]), try Sample.rate("0", periods: ["day"]),
            ])
        let tariff = try Sample.tariff(
            [Sample.energy(charge)], calendar: TariffCalendar(timesOfUse: [hours]))
        let plan = try BillingPlan(tariff, year: 2024, calendar: .real(zone))
        let bill = try plan.bill(for: plan.profile { _ in 1 })
        #expect(
            bill.months.map(\.energyGross.description) == [
                "186", "174", "185", "180", "186", "180", "186", "186", "180", "186", "181", "186",
            ])
        #expect(bill.months[2].imported.description == "743")
        #expect(bill.months[10].imported.description == "721")
    }

    /// From 17 January to 17 February, with a price that changes on 1 February.
    @Test func aBillingPeriodFromTheSeventeenth() throws {
        let rates = [
            try Sample.rate("0.10", "2020-01-01 2024-02-01"),
            try Sample.rate("0.20", "2024-02-01"),
        ]
        let tariff = try Sample.tariff([
            Sample.charge("energy", .energy(EnergyCharge(rates: rates))),
            Sample.fixed(per: .month, "9"),
        ])
        let periods = [try days("2024-01-17 2024-02-17"), try days("2024-02-17 2024-03-18")]
        let plan = try BillingPlan(tariff, periods: periods, calendar: .real(.utc))
        let bill = try plan.bill(for: plan.profile { _ in 1 })
        // 15 days at 0.10 and 16 at 0.20, then 30 at 0.20.
        #expect(bill.months.map(\.total.description) == ["121.8", "153"])
        #expect(bill.months.map(\.month) == [2, 3])
        #expect(
            bill.months[0].lines.map(\.dates.description) == [
                "2024-01-17..<2024-02-01", "2024-02-01..<2024-02-17",
                "2024-01-17..<2024-02-17",
            ])
    }

    @Test func anOddPeriodIsProratedByItsDays() throws {
        func plan(_ proration: Proration) throws -> BillingPlan {
            let charges = [
                try Sample.fixed(per: .month, "30"), try Sample.demand("3"),
                try Sample.fixed("year", per: .year, "120"),
            ]
            return try BillingPlan(
                Sample.tariff(charges, proration: proration),
                periods: [days("2024-01-01 2024-01-11")], calendar: .real(.utc))
        }
        let prorated = try plan(.byDays(perMonth: 30))
        let bill = try prorated.bill(for: prorated.profile { _ in 2 })
        #expect(
            bill.months[0].summary == [
                "customer: 1 month 10.00", "demand: 2 kW 2.00", "year: 1 twelfth 3.33",
            ])
        let refused = #expect(throws: TariffBillError.self) { try plan(.refused) }
        #expect(
            refused?.description == "2024-01-01..<2024-01-11 has 10 days; a month by this "
                + "tariff has from 26 to 35")
    }

    @Test func aYearlyChargePerMeter() throws {
        let tariff = try Sample.tariff([
            Sample.fixed("meter", per: .meter, "4"), Sample.fixed("year", per: .year, "120"),
        ])
        let plan = try BillingPlan(tariff, month: "2024-01")
        let bill = try plan.bill(for: plan.profile { _ in 0 }, meters: 3)
        #expect(bill.months[0].summary == ["meter: 3 meters 12.00", "year: 1 twelfth 10.00"])
        let one = try tariff.bill(for: .total("0", "2024-01"), zone: .utc)
        #expect(one.summary == ["meter: 1 meter 4.00", "year: 1 twelfth 10.00"])
    }
}

// MARK: - Refusals

extension YearCalendarTests {
    private func refusal(_ make: () throws -> Void) -> String? {
        #expect(throws: TariffBillError.self) { try make() }?.description
    }

    @Test func profilesThatDoNotFit() throws {
        let plan = try BillingPlan(Sample.tariff([Sample.flat("1")]), month: "2024-01")
        let hour = Energy(milliwattHours: 1)
        #expect(
            refusal { _ = try plan.bill(for: Profile(load: [hour])) }
                == "expected a profile of at least 744 intervals, found 1")
        #expect(
            refusal { _ = try plan.bill(for: Profile(load: [hour], step: 900)) }
                == "expected intervals of 3600 s, found 900 s")
        #expect(
            refusal { _ = try Profile(load: [hour], generation: [hour, hour]) }
                == "the load has 1 intervals, the generation 2; give both for the same ones")
        #expect(
            refusal { _ = try Profile(load: [Energy(milliwattHours: .max)]) }
                == "the sum of energy is too large to be kept exactly")
        #expect(
            refusal { _ = try Profile(load: [-hour]) }
                == "usage must not be negative, found -0.000001 kWh; give exports apart")
        #expect(
            refusal { _ = try Profile(load: [hour], step: 7) }
                == "readings must last from 1 s to a year, found 7 s")
        let late = try Instant("2024-01-01T00:30:00Z")
        #expect(
            refusal { _ = try plan.bill(for: Profile(load: [hour], start: late)) }
                == "a reading goes across 2024-01-01T00:00:00Z, where another price or day "
                + "begins; give readings that end there")
        #expect(
            refusal { _ = try plan.bill(for: plan.profile { _ in 1 }, meters: 0) }
                == "expected at least one meter, found 0")
    }

    @Test func regimesThatCannotBe() throws {
        let plan = try BillingPlan(Sample.tariff([Sample.flat("1")]), month: "2024-01")
        let profile = try plan.profile { _ in 1 }
        func bill(_ regime: MeteringRegime) -> String? {
            refusal { _ = try plan.bill(for: profile, under: regime) }
        }
        #expect(
            bill(MeteringRegime(.netMoney, trueUpMonth: 13))
                == "expected a true-up month from 1 to 12, found 13")
        #expect(
            bill(MeteringRegime(.netEnergy, tiers: .timeOrder))
                == "tiers cannot be filled by the interval under net-energy, which settles "
                + "whole months; fill them by the month")
        let series = try PriceSeries(
            name: "lmp", start: instant("2024-01-01T00:00:00Z"), seconds: 3_600, prices: [.zero])
        #expect(
            bill(MeteringRegime(.netMoney, export: .series(series)))
                == "the series \"lmp\" changes from hour to hour, and net-money settles whole "
                + "months; use net-billing")
    }

    @Test func plansThatCannotBe() throws {
        let tariff = try Sample.tariff([Sample.flat("1")])
        let periods = [try month("2024-01"), try month("2024-03")]
        #expect(
            refusal { _ = try BillingPlan(tariff, periods: periods, calendar: .real(.utc)) }
                == "billing periods must follow one another, found 2024-01-01..<2024-02-01, "
                + "2024-03-01..<2024-04-01")
        let dear = try Sample.tariff([
            Sample.priced(.fixed(EnergyPrice(nanosPerKilowattHour: .max)))
        ])
        #expect(
            refusal { _ = try BillingPlan(dear, month: "2024-01") }
                == "a price of \"energy\" is too large to be reckoned with, see t.xml:1")
        #expect(
            refusal { _ = try BillingPlan(tariff, year: 1999, calendar: .real(.utc)) }
                == "tariff us.xx.sample is in force 2020-01-01.., "
                + "not in all of 1999-01-01..<2000-01-01")
    }
}
