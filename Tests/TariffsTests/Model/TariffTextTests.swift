import Quantities
import Tariffs
import Testing

struct TariffTextTests {
    @Test(arguments: [
        ("01-01", "01-01"), ("02-29", "02-29"), ("12-31", "12-31"),
    ])
    func readsDaysOfTheYear(text: String, printed: String) throws {
        #expect(try MonthDay(text).description == printed)
    }

    @Test(arguments: ["", "1-1", "02-30", "13-01", "00-10", "05/01", "05-1x", "2020-05-01"])
    func refusesWhatIsNoDayOfTheYear(text: String) {
        let error = #expect(throws: TariffTextError.self) { try MonthDay(text) }
        #expect(
            error?.description == "expected a day of the year as in 05-01, found \"\(text)\"")
    }

    @Test(
        arguments: [
            ("weekday", .weekday), ("saturday sunday holiday", [.weekend, .holiday]),
            ("all", .all), (" monday\n friday ", [.monday, .friday]),
        ] as [(String, DaySet)])
    func readsDays(text: String, days: DaySet) throws {
        #expect(try DaySet(text) == days)
    }

    @Test(arguments: [("", ""), ("Monday", "Monday"), ("weekday,holiday", "weekday,holiday")])
    func refusesOtherWordsForDays(text: String, found: String) {
        let error = #expect(throws: TariffTextError.self) { try DaySet(text) }
        #expect(
            error?.description == "expected days as in \"weekday\" or "
                + "\"saturday sunday holiday\", found \"\(found)\"")
    }

    @Test func readsTheTimesOfADay() throws {
        let time = try DayTime(from: "00:00", to: "24:00")
        #expect((time.start, time.end) == (0, 1_440))
        #expect(try DayTime(from: "12:30", to: "19:05").description == "12:30 to 19:05")
    }

    @Test(arguments: ["", "7:00", "24:01", "25:00", "12:60", "12.30", "-1:00", "12:3a", "9223372"])
    func refusesWhatIsNoTimeOfDay(text: String) {
        let error = #expect(throws: TariffTextError.self) {
            try DayTime(from: "00:00", to: text)
        }
        #expect(
            error?.description
                == "expected a time of day from 00:00 to 24:00, found \"\(text)\"")
    }

    @Test(arguments: [("22:00", "06:00"), ("12:00", "12:00"), ("24:00", "24:00")])
    func refusesWindowsPastMidnight(start: String, end: String) {
        let error = #expect(throws: TariffTextError.self) {
            try DayTime(from: start, to: end)
        }
        #expect(
            error?.description == "must end after it begins, found \(start) to \(end); "
                + "a window past midnight is two")
    }

    @Test func printsAmountsWithAllTheirDecimals() throws {
        #expect(try ChargeAmount("0.32854").description == "0.32854")
        #expect(try TierLimit("6.80").description == "6.8")
        #expect(throws: NumeralError.self) { try ChargeAmount("0.0000000001") }
        let error = #expect(throws: NumeralError.self) { try ChargeAmount("1000000001") }
        #expect(
            error?.description == "the number is out of range, the limit is 1000000000")
    }
}
