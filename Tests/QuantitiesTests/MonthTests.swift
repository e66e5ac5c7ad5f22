import Quantities
import Testing

struct MonthTests {
    @Test func walksThroughTheWholeCalendar() throws {
        var month = try #require(Month(year: 1900, month: 1))
        var date = month.firstDay
        for count in 0..<(301 * 12) {
            try #require(month.year == 1900 + count / 12)
            try #require(month.month == count % 12 + 1)
            try #require(try Month(month.description) == month)
            try #require(month.firstDay == date)
            try #require(month.lastDay == date.adding(days: month.length - 1))
            try #require(Month(containing: month.lastDay) == month)
            let next = month.next
            guard next != month else { break }
            try #require(next.previous == month)
            try #require(next.months(since: month) == 1)
            try #require(month < next)
            try #require(month.days.end == next.firstDay)
            try #require(month.days.count == month.length)
            (month, date) = (next, next.firstDay)
        }
        #expect(month.description == "2200-12")
    }

    @Test(
        arguments: [
            ("2024-01", 1, "2024-02"), ("2024-12", 1, "2025-01"), ("2024-01", -1, "2023-12"),
            ("2024-05", 120, "2034-05"), ("2024-05", .max, "2200-12"), ("2024-05", .min, "1900-01"),
        ] as [(String, Int, String)])
    func addsMonths(month: String, count: Int, sum: String) throws {
        #expect(try Month(month).adding(months: count).description == sum)
    }

    @Test(
        arguments: [
            ("2024-02", 31, "2024-02-29"), ("2023-02", 30, "2023-02-28"),
            ("2024-02", 15, "2024-02-15"),
            ("2024-04", 31, "2024-04-30"), ("2024-04", 0, "2024-04-01"),
            ("2024-04", .min, "2024-04-01"),
            ("2024-04", .max, "2024-04-30"),
        ] as [(String, Int, String)])
    func holdsADayWithinTheMonth(month: String, day: Int, date: String) throws {
        #expect(try Month(month).day(day).description == date)
    }

    @Test(arguments: ["", "2026", "2026-6", "2026-13", "2026-00", "2026/06", "1899-12"])
    func saysWhatIsNoMonth(text: String) {
        let error = #expect(throws: CivilDateError.self) { try Month(text) }
        #expect(error?.description == "expected a month as in 2026-06, found \"\(text)\"")
    }

    @Test(arguments: [Int.min, -1, 0, 13, .max])
    func refusesAbsurdParts(part: Int) {
        #expect(Month(year: part, month: 6) == nil)
        #expect(Month(year: 2026, month: part) == nil)
    }
}
