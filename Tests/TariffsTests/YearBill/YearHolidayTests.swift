import Quantities
import SystemTimeZones
import Tariffs
import Testing

/// Billing periods across a leap day, a change of the clock and a holiday that moves, by dates
/// worked by hand.
struct YearHolidayTests {
    /// The third Monday of February is 19 February 2024, 20 February 2023, 17 February 2025.
    private func washington() -> Holiday {
        Holiday(
            name: "Washington's Birthday",
            rule: .weekday(ordinal: 3, weekday: 1, month: 2, daysLater: 0), clause: clause("h"))
    }

    /// From 17 February up to 18 March; peak is from 12:00 to 19:00 on weekdays.
    ///
    /// 2023: 29 days and 21 weekdays, one of them the holiday; the clock skips an hour on 12
    /// March. 2024: a leap day makes 30, of which 20 are weekdays, less the holiday; 10 March.
    /// 2025: 29 days from a Monday on, which is the holiday, of 21 weekdays; 9 March.
    @Test(arguments: [
        (2023, 29, 695, "140"), (2024, 30, 719, "133"), (2025, 29, 695, "140"),
    ])
    func aPeriodFromTheSeventeenthToTheEighteenth(
        year: Int, days: Int, hours: Int, peak: String
    ) throws {
        let zone = try TimeZoneRules(loading: "America/New_York")
        let tariff = try Sample.tariff(
            [Sample.peakEnergy(on: "1", off: "0"), Sample.fixed(per: .day, "1")],
            calendar: TariffCalendar(
                holidays: [washington()], timesOfUse: [try Sample.peakHours()]),
            effective: "2022-01-01")
        let period = try #require(
            DatePeriod(
                from: CivilDate("\(year)-02-17"), to: CivilDate("\(year)-03-18")))
        let plan = try BillingPlan(tariff, periods: [period], calendar: .real(zone))
        #expect(plan.count == hours)
        let month = try plan.bill(for: plan.profile { _ in 1 }).months[0]
        #expect(month.month == 3)
        #expect(month.imported.description == "\(hours)")
        #expect(month.energyGross.description == peak)
        #expect(month.fixed.description == "\(days)")
    }

    /// A leap day is a day like others: 29 February 2024 is a Thursday.
    @Test func theLeapDayIsBilled() throws {
        let tariff = try Sample.tariff(
            [Sample.peakEnergy(on: "1", off: "0"), Sample.fixed(per: .day, "1")],
            calendar: TariffCalendar(timesOfUse: [try Sample.peakHours()]))
        let plan = try BillingPlan(tariff, month: "2024-02")
        // Twenty-eight days before it, of which it alone draws.
        let bill = try plan.bill(for: plan.profile { $0 >= 28 * 24 ? 1 : 0 })
        #expect(bill.months[0].imported.description == "24")
        #expect(bill.months[0].energyGross.description == "7")
        #expect(bill.months[0].fixed.description == "29")
    }
}
