import Quantities
import Tariffs
import Testing

/// Every word with which a bill is refused.
struct TariffBillErrorTests {
    private func refusal(_ bill: () throws -> Void) -> String? {
        #expect(throws: TariffBillError.self) { try bill() }?.description
    }

    private func refusal(of usage: TariffUsage, by tariff: Tariff) -> String? {
        refusal { _ = try tariff.bill(for: usage, zone: .utc) }
    }

    private func hourly(_ count: Int, from start: String) throws -> IntervalUsage {
        try IntervalUsage(
            start: Instant(start), step: 3600,
            energies: [Energy](repeating: kilowattHours("1"), count: count))
    }

    @Test func theTariffIsInForce() throws {
        let tariff = try Sample.tariff(
            [Sample.flat("0.1")], effective: "2024-01-15 2025-01-01")
        #expect(
            refusal(of: try .total("1", "2024-01"), by: tariff)
                == "tariff us.xx.sample is in force 2024-01-15..<2025-01-01, "
                + "not in all of 2024-01-01..<2024-02-01")
        #expect(
            refusal(of: try .total("1", "2023-01"), by: tariff)
                == "tariff us.xx.sample is in force 2024-01-15..<2025-01-01, "
                + "not in all of 2023-01-01..<2023-02-01")
    }

    @Test func aCompiledTariffBillsItsDays() throws {
        let compiled = try CompiledTariff(
            Sample.tariff([Sample.flat("0.1")]), zone: .utc, dates: month("2024-01"))
        #expect(
            refusal { _ = try compiled.bill(for: .total("1", "2024-02")) }
                == "the tariff was made ready for 2024-01-01..<2024-02-01, "
                + "not for all of 2024-02-01..<2024-03-01")
    }

    @Test func amountsOfAMonthAreForMonths() throws {
        let usage = TariffUsage(period: try days("2024-01-01 2024-01-20"), imported: .none)
        let message =
            "2024-01-01..<2024-01-20 has 19 days; a month by this tariff has from 26 to 35"
        let fixed = try Sample.tariff([Sample.fixed(per: .month, "1")])
        #expect(refusal(of: usage, by: fixed) == message)
        let tiers = try Sample.tariff([
            Sample.energy(EnergyCharge(rates: [Sample.rate("650:0.1 0.2")]))
        ])
        #expect(refusal(of: usage, by: tiers) == message)
        let amounts = [try Sample.dated("1")]
        let minimum = try Sample.tariff([
            Sample.charge("m", .minimum(MinimumCharge(per: .month, amounts: amounts)))
        ])
        #expect(refusal(of: usage, by: minimum) == message)
    }

    @Test func pricesMustBeKnown() throws {
        let rates = [try Sample.rate("0.1", "2020-01-01 2024-02-01")]
        let tariff = try Sample.tariff([Sample.energy(EnergyCharge(rates: rates))])
        #expect(
            refusal(of: try .total("1", "2024-02"), by: tariff)
                == "charge \"energy\" has no price on 2024-02-01, see t.xml:1; it has prices "
                + "from 2020-01-01 to 2024-01-31")
    }

    @Test func monthlyAmountsDoNotChangeWithinABill() throws {
        let tariff = try Sample.tariff([
            Sample.fixed("a", per: .bill, "1", dates: days("2024-01-10"))
        ])
        let usage = TariffUsage(period: try month("2024-01"), imported: .none)
        #expect(
            refusal(of: usage, by: tariff)
                == "charge \"a\" changes on 2024-01-10 within the billing period, see t.xml:1")
    }

    @Test func totalsAreCutWherePricesChange() throws {
        let rates = [
            try Sample.rate("0.1", "2020-01-01 2024-01-10"), try Sample.rate("0.2", "2024-01-10"),
        ]
        let tariff = try Sample.tariff([Sample.energy(EnergyCharge(rates: rates))])
        #expect(
            refusal(of: try .total("1", "2024-01"), by: tariff)
                == "charge \"energy\" changes on 2024-01-10 within the usage of "
                + "2024-01-01..<2024-02-01; give the usage before and from that day apart, "
                + "or readings")
    }

    @Test(arguments: [
        ("2024-01-01 2024-01-10", "2024-01-11 2024-02-01", "2024-01-10"),
        ("2024-01-01 2024-01-10", "2024-01-09 2024-02-01", "2024-01-09"),
        ("2024-01-02 2024-01-10", "2024-01-10 2024-02-01", "2024-01-01"),
        ("2024-01-01 2024-01-10", "2024-01-10 2024-01-31", "2024-01-31"),
        ("2024-01-01 2024-01-10", "2024-01-10 2024-02-02", "2024-01-10"),
    ])
    func totalsTileTheBill(first: String, second: String, date: String) throws {
        let totals = try [first, second].map {
            UsageTotals(dates: try days($0), total: try kilowattHours("1"))
        }
        let usage = TariffUsage(period: try month("2024-01"), imported: .totals(totals))
        #expect(
            refusal(of: usage, by: try Sample.tariff([Sample.flat("0.1")]))
                == "the totals must follow one another through 2024-01-01..<2024-02-01, "
                + "they do not at \(date)")
    }

    @Test func periodsOfTotalsSumUp() throws {
        let tariff = try Sample.tariff(
            [Sample.peakEnergy()], calendar: TariffCalendar(timesOfUse: [Sample.peakHours()]))
        #expect(
            refusal(of: try .total("12.5", "2024-01"), by: tariff)
                == "the periods of \"hours\" sum to 0 kWh, but the total is 12.5 kWh")
        let totals = try UsageTotals(dates: month("2024-01"), byPeriod: ["peak": .zero])
        let usage = TariffUsage(period: try month("2024-01"), imported: .totals([totals]))
        #expect(refusal(of: usage, by: tariff) == "the tariff has no period \"peak\"")
    }

    @Test func readingsCoverTheBillOnce() throws {
        let tariff = try Sample.tariff([Sample.flat("0.1")])
        let refusal = { (series: [IntervalUsage]) in
            self.refusal(
                of: TariffUsage(
                    period: try days("2024-01-01 2024-01-03"), imported: .intervals(series)),
                by: tariff)
        }
        #expect(
            try refusal([hourly(24, from: "2024-01-01T00:00:00Z")])
                == "there are no readings from 2024-01-02T00:00:00Z to 2024-01-03T00:00:00Z")
        #expect(
            try refusal([hourly(48, from: "2024-01-01T01:00:00Z")])
                == "there are no readings from 2024-01-01T00:00:00Z to 2024-01-01T01:00:00Z")
        #expect(
            try refusal([
                hourly(24, from: "2024-01-01T00:00:00Z"),
                hourly(25, from: "2024-01-01T23:00:00Z"),
            ]) == "there are two readings at 2024-01-01T23:00:00Z")
        #expect(
            try refusal([hourly(50, from: "2023-12-31T23:30:00Z")])
                == "a reading goes across 2024-01-01T00:00:00Z, where another price or day "
                + "begins; give readings that end there")
        #expect(
            try refusal([]) == "there are no readings from 2024-01-01T00:00:00Z "
                + "to 2024-01-03T00:00:00Z")
    }

    @Test func usageIsNotNegative() throws {
        let tariff = try Sample.tariff([Sample.flat("0.1")])
        let message = "usage must not be negative, found -1.5 kWh; give exports apart"
        #expect(refusal(of: try .total("-1.5", "2024-01"), by: tariff) == message)
        let readings = [try kilowattHours("2"), try kilowattHours("-1.5")]
        let usage = try TariffUsage.readings(
            readings, step: 43_200, period: days("2024-01-01 2024-01-02"))
        #expect(refusal(of: usage, by: tariff) == message)
    }

    @Test(arguments: [0, -1, 366 * 86_400 + 1, .min, .max])
    func readingsLastAWhile(step: Int) throws {
        #expect(
            refusal {
                _ = try IntervalUsage(
                    start: Instant("2024-01-01T00:00:00Z"), step: step, energies: [])
            } == "readings must last from 1 s to a year, found \(step) s")
    }

    @Test func readingsStayInTheCalendar() throws {
        let readings = [Energy](repeating: .zero, count: 200)
        #expect(
            refusal {
                _ = try IntervalUsage(
                    start: Instant("2024-01-01T00:00:00Z"), step: 366 * 86_400,
                    energies: readings)
            } == "the readings from 2024-01-01T00:00:00Z run beyond the calendar")
        for start in [Int64.min, .max] {
            #expect(
                refusal {
                    _ = try IntervalUsage(
                        start: Instant(secondsSince1970: start), step: 1, energies: readings)
                } == "the readings from \(start) s since 1970 run beyond the calendar")
        }
    }

    @Test func thereIsAMeter() throws {
        let usage = TariffUsage(period: try month("2024-01"), imported: .none, meters: 0)
        #expect(
            refusal(of: usage, by: try Sample.tariff([Sample.flat("0.1")]))
                == "expected at least one meter, found 0")
    }

    @Test func hugeFiguresAreErrorsAndNotTraps() throws {
        let price = TariffPrice.fixed(EnergyPrice(nanosPerKilowattHour: .max))
        let tiers = [
            EnergyTier(upTo: try TierLimit("1"), price: price, clause: clause("tier")),
            EnergyTier(upTo: nil, price: price, clause: clause("tier")),
        ]
        let rate = EnergyRate(
            dates: try days(Sample.start), tiers: tiers, clause: clause("price"))
        let tariff = try Sample.tariff([Sample.energy(EnergyCharge(rates: [rate]))])
        let huge = Energy(milliwattHours: .max)
        let one = [UsageTotals(dates: try month("2024-01"), total: huge)]
        let money = TariffUsage(period: try month("2024-01"), imported: .totals(one))
        #expect(
            refusal(of: money, by: tariff)
                == "the amount of money is too large to be kept exactly")
        let readings = [Energy](repeating: huge, count: 31)
        let energy = try TariffUsage.readings(readings, step: 86_400, period: month("2024-01"))
        #expect(
            refusal(of: energy, by: tariff) == "the sum of energy is too large to be kept exactly")
    }
}
