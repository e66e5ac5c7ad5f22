import Quantities
import Tariffs
import Testing

/// Dates of holidays, against calendars printed for those years.
struct HolidayTests {
    private func date(_ text: String) throws -> CivilDate { try CivilDate(text) }

    /// As the Office of Personnel Management lists federal holidays.
    @Test(arguments: [
        (2021, HolidayObservance.nearestWeekday, "2021-07-05"),
        (2022, .nearestWeekday, "2022-07-04"),
        (2020, .nearestWeekday, "2020-07-03"),
        (2020, .mondayAfterSunday, "2020-07-04"),
        (2021, .mondayAfterSunday, "2021-07-05"),
        (2021, .asItFalls, "2021-07-04"),
    ])
    func movesIndependenceDay(year: Int, observed: HolidayObservance, expected: String) throws {
        let rule = HolidayRule.fixed(try MonthDay("07-04"), observed: observed)
        #expect(try rule.days(in: year) == [date(expected)])
    }

    @Test(arguments: [
        (3, 1, 1, 0, 2024, "2024-01-15"),  // Martin Luther King Jr.
        (3, 1, 2, 0, 2024, "2024-02-19"),  // Washington
        (-1, 1, 5, 0, 2024, "2024-05-27"),  // Memorial Day
        (1, 1, 9, 0, 2024, "2024-09-02"),  // Labor Day
        (4, 4, 11, 0, 2024, "2024-11-28"),  // Thanksgiving
        (4, 4, 11, 1, 2024, "2024-11-29"),  // the day after
        (-1, 7, 3, 0, 2024, "2024-03-31"),
        (5, 5, 3, 0, 2024, "2024-03-29"),
    ])
    func findsWeekdaysOfMonths(
        ordinal: Int, weekday: Int, month: Int, later: Int, year: Int, expected: String
    ) throws {
        let rule = HolidayRule.weekday(
            ordinal: ordinal, weekday: weekday, month: month, daysLater: later)
        #expect(try rule.days(in: year) == [date(expected)])
    }

    @Test func aFifthMondayIsNotInEveryMonth() throws {
        let rule = HolidayRule.weekday(ordinal: 5, weekday: 1, month: 2, daysLater: 0)
        #expect(rule.days(in: 2023) == [])
        #expect(try rule.days(in: 2044) == [date("2044-02-29")])
    }

    /// As the tables of the Naval Observatory list Easter Sundays.
    @Test(arguments: [
        (1943, "1943-04-25"), (2000, "2000-04-23"), (2008, "2008-03-23"),
        (2019, "2019-04-21"), (2024, "2024-03-31"), (2038, "2038-04-25"),
    ])
    func findsEaster(year: Int, expected: String) throws {
        #expect(try HolidayRule.easter(daysLater: 0).days(in: year) == [date(expected)])
        let friday = try date(expected).adding(days: -2)
        #expect(HolidayRule.easter(daysLater: -2).days(in: year) == [friday])
    }

    @Test func leapDayIsAHolidayOnlyWhereThereIsOne() throws {
        let rule = HolidayRule.fixed(try MonthDay("02-29"), observed: .asItFalls)
        #expect(rule.days(in: 2023) == [])
        #expect(try rule.days(in: 2024) == [date("2024-02-29")])
    }

    @Test func newYearsDayMayBeKeptInTheYearBefore() throws {
        let rule = HolidayRule.fixed(try MonthDay("01-01"), observed: .nearestWeekday)
        let calendar = TariffCalendar(holidays: [
            Holiday(name: "New Year", rule: rule, clause: clause("new year"))
        ])
        // 1 January 2022 is a Saturday.
        #expect(calendar.isHoliday(try date("2021-12-31")))
        #expect(!calendar.isHoliday(try date("2022-01-01")))
    }

    @Test func listedDaysAreTakenAsTheyAre() throws {
        let dates = [try date("2024-07-05"), try date("2025-07-03")]
        #expect(HolidayRule.listed(dates).days(in: 2025) == [dates[1]])
    }

    @Test func absurdYearsHaveNoHolidays() throws {
        for rule: HolidayRule in [
            .fixed(try MonthDay("01-01"), observed: .nearestWeekday), .easter(daysLater: 0),
            .weekday(ordinal: 1, weekday: 1, month: 1, daysLater: 0),
        ] {
            for year in [-1, 0, 1_899, 2_201, 1 << 40] {
                #expect(rule.days(in: year) == [])
            }
        }
    }
}
