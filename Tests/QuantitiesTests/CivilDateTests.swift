import Quantities
import Testing

struct CivilDateTests {
    /// Walks the calendar day by day and holds every figure against counting by hand.
    @Test func countsEveryDayFrom1900To2200() throws {
        var number = -25_567
        var weekday = 1
        for year in 1900...2200 {
            let isLeap = year % 4 == 0 && ![1900, 2100, 2200].contains(year)
            let february = isLeap ? 29 : 28
            for (index, length) in [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
                .enumerated()
            {
                for day in 1...length {
                    let date = try #require(CivilDate(year: year, month: index + 1, day: day))
                    try #require(date.dayNumber == number)
                    try #require(date.components == (year, index + 1, day))
                    try #require(date.weekday == weekday)
                    try #require(CivilDate(dayNumber: number) == date)
                    number += 1
                    weekday = weekday % 7 + 1
                }
                try #require(CivilDate(year: year, month: index + 1, day: length + 1) == nil)
            }
        }
        #expect(CivilDate(dayNumber: number) == nil)
        #expect(CivilDate(dayNumber: -25_568) == nil)
    }

    @Test func readsWhatItPrintsOnEveryDay() throws {
        for number in -25_567...84_370 {
            let date = try #require(CivilDate(dayNumber: number))
            try #require(try CivilDate(date.description) == date)
        }
    }

    /// Days whose names everyone can look up.
    @Test(arguments: [
        ("1900-01-01", 1), ("1969-07-20", 7), ("1970-01-01", 4), ("2000-02-29", 2),
        ("2016-07-01", 5), ("2026-06-01", 1), ("2100-03-01", 1), ("2200-12-31", 3),
    ])
    func knowsTheDayOfTheWeek(text: String, weekday: Int) throws {
        #expect(try CivilDate(text).weekday == weekday)
    }

    @Test(arguments: [
        (1900, false), (1904, true), (2000, true), (2023, false), (2024, true), (2100, false),
    ])
    func knowsLeapYears(year: Int, isLeap: Bool) {
        #expect(CivilDate.isLeap(year) == isLeap)
        #expect(CivilDate.length(ofMonth: 2, year: year) == (isLeap ? 29 : 28))
    }

    @Test(arguments: [
        ("", "expected a date as in 2026-06-01, found \"\""),
        ("2026-6-1", "expected a date as in 2026-06-01, found \"2026-6-1\""),
        ("06/01/2026", "expected a date as in 2026-06-01, found \"06/01/2026\""),
        ("2026-06-011", "expected a date as in 2026-06-01, found \"2026-06-011\""),
        ("2026-06-01 ", "expected a date as in 2026-06-01, found \"2026-06-01 \""),
        ("-026-06-01", "expected a date as in 2026-06-01, found \"-026-06-01\""),
        ("2026-06-0١", "expected a date as in 2026-06-01, found \"2026-06-0١\""),
        (
            String(repeating: "9", count: 1000),
            "expected a date as in 2026-06-01, found \"\(String(repeating: "9", count: 40))…\""
        ),
        ("2026-02-29", "the calendar from 1900 to 2200 has no such day: \"2026-02-29\""),
        ("2026-13-01", "the calendar from 1900 to 2200 has no such day: \"2026-13-01\""),
        ("2026-00-01", "the calendar from 1900 to 2200 has no such day: \"2026-00-01\""),
        ("2026-06-00", "the calendar from 1900 to 2200 has no such day: \"2026-06-00\""),
        ("1899-12-31", "the calendar from 1900 to 2200 has no such day: \"1899-12-31\""),
        ("9999-12-31", "the calendar from 1900 to 2200 has no such day: \"9999-12-31\""),
    ])
    func saysWhatIsNoDate(text: String, message: String) {
        let error = #expect(throws: CivilDateError.self) { try CivilDate(text) }
        #expect(error?.description == message)
    }

    @Test(arguments: [Int.min, -1, 0, 13, .max])
    func refusesAbsurdParts(part: Int) {
        #expect(CivilDate(year: part, month: 6, day: 1) == nil)
        #expect(CivilDate(year: 2026, month: part, day: 1) == nil)
        #expect(CivilDate(year: 2026, month: 6, day: part == 13 ? 31 : part) == nil)
        #expect(CivilDate(dayNumber: part == .min || part == .max ? part : 99_999_999) == nil)
    }

    @Test func addsDaysAndStaysInTheCalendar() throws {
        let date = try CivilDate("2024-02-28")
        #expect(date.adding(days: 2).description == "2024-03-01")
        #expect(date.adding(days: -59).description == "2023-12-31")
        for days in [Int.max, 1_000_000] {
            #expect(date.adding(days: days).description == "2200-12-31")
            #expect(date.adding(days: -days).description == "1900-01-01")
        }
        #expect(date.adding(days: .min).description == "1900-01-01")
    }

    @Test func isInItsMonthAndInOrder() throws {
        let date = try CivilDate("2026-06-30")
        #expect(try date.monthOfYear == Month("2026-06"))
        #expect((date.year, date.month, date.day) == (2026, 6, 30))
        #expect(date < date.adding(days: 1))
    }
}
