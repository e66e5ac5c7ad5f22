import Quantities
import SystemTimeZones
import Tariffs
import Testing

/// Bills reckoned by hand.
struct TariffBillTests {
    @Test func fixedChargesAreByMonthDayBillAndMeter() throws {
        let tariff = try Sample.tariff([
            Sample.fixed("month", per: .month, "15.75"),
            Sample.fixed("day", per: .day, "0.32854"),
            Sample.fixed("bill", per: .bill, "1.005"),
            Sample.fixed("meter", per: .meter, "2.5"),
        ])
        let usage = TariffUsage(period: try month("2024-02"), imported: .none, meters: 3)
        let bill = try tariff.bill(for: usage, zone: .utc)
        #expect(
            bill.summary == [
                "month: 1 month 15.75", "day: 29 days 9.53", "bill: 1 bill 1.01",
                "meter: 3 meters 7.50",
            ])
        #expect(bill.total.description == "33.79")
        #expect(bill.lines[1].unrounded.description == "9.52766")
        #expect(
            bill.lines[1].formula
                == "29 days × 0.32854 = 9.52766 → 9.53 (half-away-from-zero)")
    }

    @Test func tiersFillFromTheFirst() throws {
        let rate = try Sample.rate("650:0.0896 1000:0.0831 0.0821")
        let tariff = try Sample.tariff([Sample.energy(EnergyCharge(rates: [rate]))])
        let bill = { try tariff.bill(for: .total($0, "2024-01"), zone: .utc).summary }
        #expect(try bill("0") == [])
        #expect(try bill("650") == ["energy, tier 1: 650 kWh 58.24"])
        #expect(
            try bill("1200") == [
                "energy, tier 1: 650 kWh 58.24", "energy, tier 2: 350 kWh 29.09",
                "energy, tier 3: 200 kWh 16.42",
            ])
    }

    @Test func dailyLimitsCountTheDaysOfTheMonth() throws {
        let rate = try Sample.rate("6.8:0.25902 27.2:0.32596 0.40745")
        let energy = EnergyCharge(tiering: Tiering(unit: .kilowattHoursPerDay), rates: [rate])
        let tariff = try Sample.tariff([Sample.energy(energy)])
        let leap = try tariff.bill(for: .total("200", "2024-02"), zone: .utc)
        #expect(
            leap.summary == [
                "energy, tier 1: 197.2 kWh 51.08", "energy, tier 2: 2.8 kWh 0.91",
            ])
        let plain = try tariff.bill(for: .total("200", "2023-02"), zone: .utc)
        #expect(plain.summary.first == "energy, tier 1: 190.4 kWh 49.32")
    }

    @Test func periodsGetTheirPartOfEveryTier() throws {
        let rates = [
            try Sample.rate("100:0.30 0.40", periods: ["on"]),
            try Sample.rate("100:0.10 0.20", periods: ["off"]),
        ]
        let tariff = try Sample.tariff(
            [Sample.energy(EnergyCharge(timeOfUse: "hours", rates: rates))],
            calendar: TariffCalendar(timesOfUse: [Sample.peakHours()]))
        let period = try month("2024-01")
        let totals = try UsageTotals(
            dates: period,
            byPeriod: ["on": kilowattHours("50"), "off": kilowattHours("150")])
        let usage = TariffUsage(period: period, imported: .totals([totals]))
        #expect(
            try tariff.bill(for: usage, zone: .utc).summary == [
                "energy, on, tier 1: 25 kWh 7.50", "energy, on, tier 2: 25 kWh 10.00",
                "energy, off, tier 1: 75 kWh 7.50", "energy, off, tier 2: 75 kWh 15.00",
            ])
    }

    @Test func periodsMayFillTiersOfTheirOwn() throws {
        let energy = EnergyCharge(
            timeOfUse: "hours", tiering: Tiering(scope: .period),
            rates: [
                try Sample.rate("20:0.30 0.40", periods: ["on"]),
                try Sample.rate("0.10", periods: ["off"]),
            ])
        let tariff = try Sample.tariff(
            [Sample.energy(energy)],
            calendar: TariffCalendar(timesOfUse: [Sample.peakHours()]))
        let period = try month("2024-01")
        let totals = try UsageTotals(
            dates: period, byPeriod: ["on": kilowattHours("50"), "off": kilowattHours("150")])
        let usage = TariffUsage(period: period, imported: .totals([totals]))
        #expect(
            try tariff.bill(for: usage, zone: .utc).summary == [
                "energy, on, tier 1: 20 kWh 6.00", "energy, on, tier 2: 30 kWh 12.00",
                "energy, off: 150 kWh 15.00",
            ])
    }

    @Test func ridersHoldByTheirDates() throws {
        let rates = [
            try Sample.rate("0.010", "2024-01-01 2024-03-16"),
            try Sample.rate("0.020", "2024-03-16 2024-05-01"),
        ]
        let tariff = try Sample.tariff([
            Sample.charge("rider", .energy(EnergyCharge(rates: rates)), category: .rider)
        ])
        let february = try tariff.bill(for: .total("100", "2024-02"), zone: .utc)
        #expect(february.summary == ["rider: 100 kWh 1.00"])
        let hourly = try TariffUsage.readings(
            [Energy](repeating: kilowattHours("1"), count: 31 * 24), step: 3600,
            period: month("2024-03"))
        let march = try tariff.bill(for: hourly, zone: .utc)
        #expect(march.summary == ["rider: 360 kWh 3.60", "rider: 384 kWh 7.68"])
        #expect(march.lines[1].dates == (try days("2024-03-16 2024-04-01")))
    }

    @Test func exportsArePaidFor() throws {
        let buyBack = Sample.charge(
            "export",
            .energy(EnergyCharge(flow: .exported, rates: [try Sample.rate("0.03456")])),
            component: .export, category: .buyBack, direction: .credit)
        let tariff = try Sample.tariff([Sample.flat("0.12"), buyBack])
        let period = try month("2024-06")
        let usage = TariffUsage(
            period: period,
            imported: .totals([UsageTotals(dates: period, total: try kilowattHours("100"))]),
            exported: .totals([UsageTotals(dates: period, total: try kilowattHours("321.5"))]))
        let bill = try tariff.bill(for: usage, zone: .utc)
        #expect(bill.summary == ["energy: 100 kWh 12.00", "export: 321.5 kWh -11.11"])
        #expect(bill.total.description == "0.89")
        #expect(bill.unroundedTotal.description == "0.88896")
    }

    @Test func aMinimumMakesUpWhatIsMissing() throws {
        let amounts = [try Sample.dated("10")]
        let minimum = Sample.charge(
            "minimum", .minimum(MinimumCharge(per: .month, amounts: amounts)),
            category: .minimum)
        let tariff = try Sample.tariff([minimum, Sample.flat("0.25902")])
        let small = try tariff.bill(for: .total("20", "2024-02"), zone: .utc)
        #expect(
            small.summary == ["energy: 20 kWh 5.18", "minimum: what is missing to 10 4.82"])
        #expect(small.total.description == "10.00")
        let large = try tariff.bill(for: .total("40", "2024-02"), zone: .utc)
        #expect(large.summary == ["energy: 40 kWh 10.36"])
    }

    @Test func creditsDoNotCountAgainstAMinimumUnlessNamed() throws {
        let buyBack = Sample.charge(
            "export", .energy(EnergyCharge(flow: .exported, rates: [try Sample.rate("0.05")])),
            direction: .credit)
        let period = try month("2024-02")
        let usage = TariffUsage(
            period: period,
            imported: .totals([UsageTotals(dates: period, total: try kilowattHours("100"))]),
            exported: .totals([UsageTotals(dates: period, total: try kilowattHours("100"))]))
        let total = { (selection: ChargeSelection) in
            let minimum = MinimumCharge(
                per: .day, of: selection, amounts: [try Sample.dated("0.40")])
            let charges = [
                try Sample.flat("0.12"), buyBack, Sample.charge("minimum", .minimum(minimum)),
            ]
            return try Sample.tariff(charges).bill(for: usage, zone: .utc).total.description
        }
        // 29 days at 0.40 are 11.60: 12.00 is enough, but 12.00 - 5.00 is not.
        #expect(try total(.all) == "7.00")
        #expect(try total(ChargeSelection(charges: ["energy", "export"])) == "11.60")
    }

    @Test func chargesApplyInTheirSeasonsAndDates() throws {
        let tariff = try Sample.tariff(
            [
                Sample.fixed("summer", per: .day, "1", seasons: ["summer"]),
                Sample.fixed("trial", per: .month, "2", dates: days("2024-06-01 2024-07-01")),
            ], calendar: TariffCalendar(seasons: Sample.summerAndWinter()))
        let bill = { (period: DatePeriod) in
            let usage = TariffUsage(period: period, imported: .none)
            return try tariff.bill(for: usage, zone: .utc).summary
        }
        #expect(try bill(month("2024-04")) == [])
        #expect(try bill(month("2024-06")) == ["summer: 30 days 30.00", "trial: 1 month 2.00"])
        #expect(try bill(days("2024-04-17 2024-05-18")) == ["summer: 17 days 17.00"])
    }

    @Test func eachLineIsRoundedByItsRule() throws {
        let tariff = try Sample.tariff(
            [
                Sample.fixed("tariff", per: .bill, "0.125"),
                Sample.charge(
                    "charge", .fixed(FixedCharge(per: .bill, amounts: [Sample.dated("0.125")])),
                    rounding: .up),
                Sample.charge(
                    "credit", .fixed(FixedCharge(per: .bill, amounts: [Sample.dated("0.125")])),
                    direction: .credit),
            ], rounding: .halfEven)
        let usage = TariffUsage(period: try month("2024-01"), imported: .none)
        let amounts = try tariff.bill(for: usage, zone: .utc).lines.map(\.amount.description)
        #expect(amounts == ["0.12", "0.13", "-0.12"])
    }

    @Test func limitsHoldInProportionToTheDaysOfASeason() throws {
        let energy = EnergyCharge(rates: [
            try Sample.rate("650:0.0896 0.0831", seasons: ["winter"]),
            try Sample.rate("650:0.0896 0.1121", seasons: ["summer"]),
        ])
        let tariff = try Sample.tariff(
            [Sample.energy(energy)],
            calendar: TariffCalendar(seasons: Sample.summerAndWinter()))
        let parts = [
            UsageTotals(
                dates: try days("2024-05-01 2024-05-18"), total: try kilowattHours("400")),
            UsageTotals(
                dates: try days("2024-04-17 2024-05-01"), total: try kilowattHours("300")),
        ]
        let usage = TariffUsage(
            period: try days("2024-04-17 2024-05-18"), imported: .totals(parts))
        #expect(
            try tariff.bill(for: usage, zone: .utc).summary == [
                "energy, tier 1: 293.548387 kWh 26.30", "energy, tier 2: 6.451613 kWh 0.54",
                "energy, tier 1: 356.451613 kWh 31.94", "energy, tier 2: 43.548387 kWh 4.88",
            ])
    }
}
