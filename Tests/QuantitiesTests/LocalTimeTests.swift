import Quantities
import Testing

struct LocalTimeTests {
    @Test func readsWhatItPrints() throws {
        let date = try CivilDate("2026-06-01")
        for second in 0..<86_400 {
            let time = try #require(LocalTime(date: date, secondOfDay: second))
            try #require(try LocalTime(time.description) == time)
            try #require(time.hour == second / 3600 && time.minuteOfDay == second / 60)
        }
        #expect(LocalTime(date: date, secondOfDay: 86_400) == nil)
        #expect(LocalTime(date: date, secondOfDay: -1) == nil)
    }

    @Test func readsShortForms() throws {
        let time = try LocalTime("2026-06-01 05:30")
        #expect(time.description == "2026-06-01T05:30:00")
        #expect(try time < LocalTime("2026-06-01T05:30:01"))
        #expect(try LocalTime("2026-05-31T23:00") < time)
    }

    @Test(arguments: ["2026-06-01T05:30Z", "2026-06-01T05:30-07:00"])
    func hasNoOffset(text: String) {
        let error = #expect(throws: InstantError.self) { try LocalTime(text) }
        #expect(
            error?.description
                == "the time \"\(text)\" must have no Z or offset, it is read in a stated time zone"
        )
    }
}
