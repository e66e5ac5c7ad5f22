import Quantities
import SystemTimeZones
import Tariffs
import Testing

/// Periods of use by the clock on the wall.
struct TimeOfUseTests {
    private func hours(
        _ tariff: Tariff, _ dates: DatePeriod, zone: TimeZoneRules
    ) throws -> [String: Int64] {
        let compiled = try CompiledTariff(tariff, zone: zone, dates: dates)
        return compiled.periods(of: "hours", on: dates)
            .reduce(into: [:]) { $0[$1.period, default: 0] += $1.range.seconds / 60 }
    }

    /// Night from midnight to three, morning to noon, and the rest.
    private func threePeriods() throws -> Tariff {
        let schedule = TimeOfUse(
            id: "hours",
            periods: [
                Sample.period("night"), Sample.period("morning"), Sample.period("rest"),
            ],
            windows: [
                try Sample.window("rest", "all", "12:00", "24:00"),
                try Sample.window("night", "all", "00:00", "03:00"),
                try Sample.window("morning", "all", "03:00", "12:00"),
            ], clause: clause("hours"))
        return try Sample.tariff(
            [Sample.flat("0.10")], calendar: TariffCalendar(timesOfUse: [schedule]))
    }

    @Test(arguments: [
        ("2024-03-10 2024-03-11", 120),  // 02:00 to 03:00 is skipped
        ("2024-03-11 2024-03-12", 180),
        ("2024-11-03 2024-11-04", 240),  // 01:00 to 02:00 comes twice
    ])
    func daysOfTwentyThreeAndTwentyFiveHours(dates: String, night: Int64) throws {
        let zone = try TimeZoneRules(loading: "America/New_York")
        let minutes = try hours(threePeriods(), days(dates), zone: zone)
        #expect(minutes == ["night": night, "morning": 540, "rest": 720])
    }

    @Test func aWindowInTheSkippedHourIsEmpty() throws {
        let zone = try TimeZoneRules(loading: "America/New_York")
        let schedule = TimeOfUse(
            id: "hours",
            periods: [Sample.period("odd"), Sample.period("rest", otherHours: true)],
            windows: [try Sample.window("odd", "sunday", "02:15", "03:30")],
            clause: clause("hours"))
        let tariff = try Sample.tariff(
            [Sample.flat("0.10")], calendar: TariffCalendar(timesOfUse: [schedule]))
        #expect(
            try hours(tariff, days("2024-03-10 2024-03-11"), zone: zone)
                == ["odd": 30, "rest": 23 * 60 - 30])
        #expect(
            try hours(tariff, days("2024-11-03 2024-11-04"), zone: zone)
                == ["odd": 75, "rest": 25 * 60 - 75])
    }

    @Test func holidaysAreDaysOfTheirOwn() throws {
        let holiday = Holiday(
            name: "Labor Day",
            rule: .weekday(ordinal: 1, weekday: 1, month: 9, daysLater: 0),
            clause: clause("Labor Day"))
        let tariff = { (observes: Bool) in
            try Sample.tariff(
                [Sample.peakEnergy()],
                calendar: TariffCalendar(
                    holidays: [holiday],
                    timesOfUse: [Sample.peakHours(observesHolidays: observes)]))
        }
        let day = try days("2024-09-02 2024-09-03")
        #expect(try hours(tariff(true), day, zone: .utc) == ["off": 1_440])
        #expect(try hours(tariff(false), day, zone: .utc) == ["on": 420, "off": 1_020])
    }

    /// February 2024 has 21 weekdays, of which one is the leap day, a Thursday.
    @Test func leapDayIsADayLikeAnother() throws {
        let tariff = try Sample.tariff(
            [Sample.peakEnergy()], calendar: TariffCalendar(timesOfUse: [Sample.peakHours()]))
        let readings = [Energy](repeating: try kilowattHours("1"), count: 29 * 24)
        let usage = try TariffUsage.readings(readings, step: 3600, period: month("2024-02"))
        #expect(
            try tariff.bill(for: usage, zone: .utc).summary == [
                "energy, on: 147 kWh 44.10", "energy, off: 549 kWh 54.90",
            ])
    }

    @Test func aMonthWithASkippedHourBillsWhatWasRead() throws {
        let zone = try TimeZoneRules(loading: "America/Denver")
        let tariff = try Sample.tariff(
            [Sample.peakEnergy()], calendar: TariffCalendar(timesOfUse: [Sample.peakHours()]))
        let quarter = try kilowattHours("0.25")
        // March 2024: 31 days less an hour, 21 weekdays.
        let readings = [Energy](repeating: quarter, count: (31 * 24 - 1) * 4)
        let usage = try TariffUsage.readings(
            readings, step: 900, period: month("2024-03"), zone: zone)
        #expect(
            try tariff.bill(for: usage, zone: zone).summary == [
                "energy, on: 147 kWh 44.10", "energy, off: 596 kWh 59.60",
            ])
    }

    /// Samoa had no 30 December 2011.
    @Test func aDayThatAZoneSkipsHasNoHours() throws {
        let zone = try TimeZoneRules(loading: "Pacific/Apia")
        let energy = EnergyCharge(
            timeOfUse: "hours", rates: [try Sample.rate("0.1", "2011-01-01")])
        let tariff = try Sample.tariff(
            [Sample.energy(energy)], calendar: TariffCalendar(timesOfUse: [Sample.peakHours()]),
            effective: "2011-01-01")
        let whole = try month("2011-12")
        let readings = [Energy](repeating: try kilowattHours("1"), count: 30 * 24)
        let usage = try TariffUsage.readings(readings, step: 3600, period: whole, zone: zone)
        // The day skipped was a Friday: 21 weekdays are left of 22.
        #expect(
            try tariff.bill(for: usage, zone: zone).lines.map(\.quantity.description)
                == ["147 kWh", "573 kWh"])
        let skipped = TariffUsage(
            period: try days("2011-12-30 2011-12-31"), imported: .intervals([]))
        #expect(throws: TariffBillError.self) { try tariff.bill(for: skipped, zone: zone) }
    }

    @Test func seasonsOfAYearBeginOnTheirDay() throws {
        let calendar = TariffCalendar(seasons: try Sample.summerAndWinter())
        let season = { (date: String) in calendar.season(on: try CivilDate(date))?.id }
        #expect(try season("2023-04-30") == "winter")
        #expect(try season("2023-05-01") == "summer")
        #expect(try season("2023-09-30") == "summer")
        #expect(try season("2023-10-01") == "winter")
        #expect(try season("2024-02-29") == "winter")
        #expect(try season("2023-12-31") == "winter")
        #expect(TariffCalendar().season(on: try CivilDate("2024-01-01")) == nil)
    }

    @Test func periodsOfAnUnknownScheduleAreNone() throws {
        let tariff = try Sample.tariff([Sample.flat("0.10")])
        let compiled = try CompiledTariff(tariff, zone: .utc, dates: month("2024-01"))
        #expect(compiled.periods(of: "hours", on: try month("2024-01")).isEmpty)
    }
}
