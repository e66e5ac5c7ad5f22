import Quantities
import Tariffs
import Testing

/// A schedule laid out over the year, for people to check.
struct TimeOfUseMapTests {
    private func map(
        _ schedule: TimeOfUse, seasons: [Season] = [], holidays: [Holiday] = []
    ) throws -> TimeOfUseMap {
        let tariff = try Sample.tariff(
            [Sample.flat("0.1")],
            calendar: TariffCalendar(
                seasons: seasons, holidays: holidays, timesOfUse: [schedule]))
        return try #require(tariff.map(ofTimeOfUse: schedule.id))
    }

    private func hours(_ row: TimeOfUseMap.Row, of map: TimeOfUseMap) -> [String] {
        row.stretches.map { "\($0.time) \(map.timeOfUse.periods[$0.period].id)" }
    }

    @Test func putsDaysThatAreAlikeTogether() throws {
        let map = try map(Sample.peakHours())
        #expect(map.days.map(map.words(for:)) == ["Monday to Friday", "Saturday and Sunday"])
        #expect(map.days.map(\.rows.count) == [12, 12])
        let january = map.days[0].rows[0]
        #expect(january.isWholeMonth)
        #expect(
            hours(january, of: map) == [
                "00:00 to 12:00 off", "12:00 to 19:00 on", "19:00 to 24:00 off",
            ])
        #expect(hours(map.days[1].rows[11], of: map) == ["00:00 to 24:00 off"])
    }

    @Test func tellsHolidaysWhereThereAreAny() throws {
        let easter = Holiday(
            name: "easter", rule: .easter(daysLater: 0), clause: clause("easter"))
        let kept = try map(Sample.peakHours(), holidays: [easter])
        #expect(
            kept.days.map(kept.words(for:)) == [
                "Monday to Friday", "Saturday, Sunday and holidays",
            ])
        let ordinary = try map(Sample.peakHours(observesHolidays: false), holidays: [easter])
        #expect(
            ordinary.days.map(ordinary.words(for:)) == [
                "Monday to Friday", "Saturday and Sunday",
            ])
    }

    @Test func cutsAMonthWhereASeasonBegins() throws {
        let seasons = [
            try Sample.season("summer", "06-15", "09-30"),
            try Sample.season("winter", "10-01", "06-14"),
        ]
        let map = try map(Sample.peakHours(), seasons: seasons)
        let june = map.days[0].rows.filter { $0.month == 6 }
        #expect(june.map(\.days) == [1...14, 15...30])
        #expect(june.map(\.season) == [1, 0])
        #expect(june.map(\.isWholeMonth) == [false, false])
        #expect(map.days[0].rows.filter { $0.month == 2 }.map(\.days) == [1...29])
    }

    @Test func knowsWhichPeriodsASeasonHas() throws {
        let schedule = TimeOfUse(
            id: "hours", periods: [Sample.period("on"), Sample.period("off", otherHours: true)],
            windows: [
                try Sample.window("on", "all", "12:00", "19:00", seasons: ["summer"])
            ], clause: clause("hours"))
        let map = try map(schedule, seasons: Sample.summerAndWinter())
        #expect(map.days.map(map.words(for:)) == ["every day"])
        #expect(map.holds(0, inSeason: 0))
        #expect(!map.holds(0, inSeason: 1))
        #expect(map.holds(1, inSeason: 1))
        #expect(!map.holds(0, inSeason: 2))
    }

    private static let words: [(DaySet, String)] = [
        (.all, "every day"), (.weekday.union(.weekend), "every day but holidays"),
        (.weekday, "Monday to Friday"), (.holiday, "holidays"), ([], "no day"),
        ([.monday, .tuesday, .friday], "Monday, Tuesday and Friday"),
        (
            [.monday, .tuesday, .wednesday, .sunday, .holiday],
            "Monday to Wednesday, Sunday and holidays"
        ),
    ]

    @Test(arguments: words)
    func daysHaveWords(days: DaySet, words: String) {
        #expect(days.words == words)
    }
}

/// What a kilowatt-hour costs by the hours of a schedule.
struct PriceGridTests {
    private func grid(
        _ charges: [Charge], _ flow: PricedFlow = .imported, on date: String = "2021-07-01"
    ) throws -> PriceGrid? {
        let tariff = try Sample.tariff(
            charges,
            calendar: TariffCalendar(
                seasons: Sample.summerAndWinter(), timesOfUse: [Sample.peakHours()]))
        let map = try #require(tariff.map(ofTimeOfUse: "hours"))
        return tariff.prices(of: flow, by: map, on: try CivilDate(date))
    }

    private func figures(_ grid: PriceGrid?) -> [[String]]? {
        grid?.spans.map { spans in
            spans.map { span in
                span.map {
                    "\(EnergyPrice(nanosPerKilowattHour: $0.lowest)) to "
                        + "\(EnergyPrice(nanosPerKilowattHour: $0.highest))"
                } ?? "-"
            }
        }
    }

    @Test func sumsWhatGoesByTheScheduleAndWhatGoesByNone() throws {
        let credit = Sample.charge(
            "credit", .energy(EnergyCharge(rates: [try Sample.rate("0.01")])),
            direction: .credit)
        let tiered = Sample.charge(
            "tiered", .energy(EnergyCharge(rates: [try Sample.rate("500:0.05 0.07")])))
        let grid = try grid([Sample.peakEnergy(), credit, tiered])
        #expect(grid?.charges.map(\.id) == ["energy", "credit", "tiered"])
        #expect(
            figures(grid) == [
                ["0.34 to 0.36", "0.14 to 0.16"], ["0.34 to 0.36", "0.14 to 0.16"],
            ])
    }

    @Test func hasNoneWhereNothingGoesByTheSchedule() throws {
        #expect(try grid([Sample.flat("0.1")]) == nil)
        #expect(try grid([Sample.peakEnergy()], .exported) == nil)
    }

    @Test func takesTheNearestDaysForASeasonThatTheDayIsNotIn() throws {
        func energy(_ winter: String) throws -> Charge {
            Sample.energy(
                EnergyCharge(
                    timeOfUse: "hours",
                    rates: [
                        try Sample.rate("0.20", seasons: ["summer"], "2021-05-01 2021-10-01"),
                        try Sample.rate("0.30", seasons: ["summer"], "2021-10-01"),
                        try Sample.rate("0.10", seasons: ["winter"], winter),
                    ]))
        }
        #expect(
            figures(try grid([energy("2021-10-01")])) == [
                ["0.2 to 0.2", "0.2 to 0.2"], ["0.1 to 0.1", "0.1 to 0.1"],
            ])
        // No price is in force on a day of the season itself, so there is none to show.
        #expect(
            figures(try grid([energy("2021-10-01")], on: "2021-01-01")) == [
                ["0.2 to 0.2", "0.2 to 0.2"], ["-", "-"],
            ])
    }
}
