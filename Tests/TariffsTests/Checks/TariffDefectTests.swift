import Quantities
import Tariffs
import Testing

/// Every word a refused tariff is refused with.
struct TariffDefectTests {
    /// The defects of what `make` makes.
    private func defects(_ make: () throws -> Tariff) -> [String] {
        let error = #expect(throws: TariffDefects.self) { _ = try make() }
        return error?.all.map(\.description) ?? []
    }

    private func tariff(_ energy: EnergyCharge, _ calendar: TariffCalendar = TariffCalendar())
        throws -> Tariff
    {
        try Sample.tariff([Sample.energy(energy)], calendar: calendar)
    }

    private func hours(_ windows: [TimeOfUse.Window], _ periods: [TimeOfUse.Period]? = nil)
        throws -> Tariff
    {
        let schedule = TimeOfUse(
            id: "hours",
            periods: periods ?? [Sample.period("on"), Sample.period("off")],
            windows: windows, clause: clause("hours", line: 7))
        return try Sample.tariff(
            [Sample.flat("0.1")], calendar: TariffCalendar(timesOfUse: [schedule]))
    }

    @Test func identifiersAreUnique() {
        let found = defects {
            let first = try Sample.fixed("a", per: .day, "1")
            let second = Sample.charge("a", first.kind, line: 9)
            return try Sample.tariff([first, second])
        }
        #expect(found == ["t.xml:9: there is another charge \"a\" in line 1"])
    }

    @Test func referencesResolve() {
        let found = defects {
            let rates = [
                try Sample.rate("0.1", seasons: ["spring"], periods: ["on", "peak"], line: 4)
            ]
            let minimum = MinimumCharge(
                per: .month, of: ChargeSelection(charges: ["enrgy"]),
                amounts: [try Sample.dated("1")])
            return try Sample.tariff(
                [
                    Sample.energy(EnergyCharge(timeOfUse: "hours", rates: rates)),
                    Sample.charge(
                        "other", .energy(EnergyCharge(timeOfUse: "ours", rates: rates)),
                        seasons: ["fall"], line: 5),
                    Sample.charge("minimum", .minimum(minimum), line: 6),
                ], calendar: TariffCalendar(timesOfUse: [Sample.peakHours()]))
        }
        #expect(
            Set(found) == [
                "t.xml:4: there is no season \"spring\"", "t.xml:4: there is no period \"peak\"",
                "t.xml:5: there is no season \"fall\"",
                "t.xml:5: there is no time of use \"ours\"",
                "t.xml:6: there is no charge \"enrgy\"",
            ])
    }

    @Test func countsAreLimited() {
        let found = defects {
            let season = try Sample.season("a", "01-01", "12-31")
            return try Sample.tariff(
                [], calendar: TariffCalendar(seasons: [Season](repeating: season, count: 54)))
        }
        #expect(
            found == [
                "t.xml:1: more than 53 seasons cannot be read",
                "t.xml:1: expected at least one charge, found none",
            ])
    }

    @Test func daysOfSeasonsAndHolidaysAreLimited() {
        let found = defects {
            let day = MonthDayRange(from: try MonthDay("01-01"), through: try MonthDay("12-31"))
            let season = Season(
                id: "a", name: "a", days: [MonthDayRange](repeating: day, count: 1_000_000),
                clause: clause("a", line: 2))
            let dates = [CivilDate](repeating: try CivilDate("2024-01-01"), count: 1_001)
            let holiday = Holiday(name: "h", rule: .listed(dates), clause: clause("h", line: 3))
            return try Sample.tariff(
                [Sample.flat("0.1")],
                calendar: TariffCalendar(seasons: [season], holidays: [holiday]))
        }
        #expect(
            found == [
                "t.xml:2: more than 100 stretches of days cannot be read",
                "t.xml:3: more than 1000 dates cannot be read",
            ])
    }

    @Test func pricesTimesPeriodsAreLimited() {
        let found = defects {
            let seasons = try (1...28).map {
                try Sample.season("s\($0)", "01-\($0 < 10 ? "0" : "")\($0)", "01-28")
            }
            let schedule = TimeOfUse(
                id: "hours", periods: (0..<64).map { Sample.period("p\($0)") }, windows: [],
                clause: clause("hours"))
            let rates = [EnergyRate](repeating: try Sample.rate("0.1"), count: 300)
            return try tariff(
                EnergyCharge(timeOfUse: "hours", rates: rates),
                TariffCalendar(seasons: seasons, timesOfUse: [schedule]))
        }
        #expect(
            found == [
                "t.xml:1: more than 500000 prices by season and period cannot be read"
            ])
    }

    @Test func seasonsCoverTheYearOnce() {
        let seasons = { (last: String) in
            try Sample.tariff(
                [Sample.flat("0.1")],
                calendar: TariffCalendar(seasons: [
                    Sample.season("summer", "05-01", "10-31"),
                    Sample.season("winter", "11-01", last),
                ]))
        }
        #expect(
            defects { try seasons("04-29") } == [
                "t.xml:1: 04-30 is in no season; seasons must cover the year, 02-29 included"
            ])
        #expect(
            defects { try seasons("05-01") } == ["t.xml:1: 05-01 is in season \"summer\" too"])
        #expect(
            defects { try seasons("04-01") } == [
                "t.xml:1: 04-02 through 04-30 are in no season; seasons must cover the year, "
                    + "02-29 included"
            ])
        #expect(
            defects { try seasons("05-14") } == [
                "t.xml:1: 05-01 through 05-14 are in season \"summer\" too"
            ])
        #expect(
            defects {
                let empty = Season(id: "a", name: "a", days: [], clause: clause("a", line: 3))
                let year = try Sample.season("b", "01-01", "12-31")
                return try Sample.tariff(
                    [Sample.flat("0.1")], calendar: TariffCalendar(seasons: [empty, year]))
            } == ["t.xml:3: expected at least one day, found none"])
    }

    @Test func windowsCoverTheWeekOnce() {
        #expect(
            defects {
                try hours([
                    Sample.window("on", "all", "00:00", "12:00"),
                    Sample.window("off", "weekend", "12:00", "24:00"),
                    Sample.window("off", "monday tuesday wednesday friday", "12:30", "24:00"),
                ])
            } == [
                "t.xml:7: no period holds from 12:00 to 12:30 on Monday to Wednesday and Friday; "
                    + "add a window or let a period fill the other hours",
                "t.xml:7: no period holds from 12:00 to 24:00 on Thursday; "
                    + "add a window or let a period fill the other hours",
            ])
        #expect(
            defects {
                try hours([
                    Sample.window("on", "all", "00:00", "12:00"),
                    Sample.window("off", "all", "11:00", "24:00", line: 8),
                ])
            } == [
                "t.xml:8: two windows hold from 11:00 to 12:00 on every day, "
                    + "the other is in line 1"
            ])
    }

    @Test func seasonsAndHolidaysAreNamedWhereHoursAreMissing() {
        let found = defects {
            let holiday = Holiday(
                name: "easter", rule: .easter(daysLater: 0), clause: clause("easter"))
            let schedule = TimeOfUse(
                id: "hours", periods: [Sample.period("on")],
                windows: [
                    try Sample.window("on", "weekday weekend", "00:00", "24:00"),
                    try Sample.window(
                        "on", "holiday", "00:00", "24:00", seasons: ["summer"]),
                ], clause: clause("hours"))
            return try Sample.tariff(
                [Sample.flat("0.1")],
                calendar: TariffCalendar(
                    seasons: Sample.summerAndWinter(), holidays: [holiday],
                    timesOfUse: [schedule]))
        }
        #expect(
            found == [
                "t.xml:1: no period holds from 00:00 to 24:00 on holidays in season \"winter\" "
                    + "(10-01 through 04-30); add a window or let a period fill the other hours"
            ])
    }

    @Test func onePeriodAtMostFillsTheOtherHours() {
        let periods = [
            Sample.period("on", otherHours: true), Sample.period("off", otherHours: true),
        ]
        #expect(
            defects { try hours([], periods) } == [
                "t.xml:1: only one period can fill the other hours, \"on\" does"
            ])
        #expect(
            defects { try hours([], []) } == ["t.xml:7: expected at least one period, found none"])
    }

    @Test(arguments: [
        HolidayRule.weekday(ordinal: 0, weekday: 1, month: 1, daysLater: 0),
        .weekday(ordinal: 6, weekday: 1, month: 1, daysLater: 0),
        .weekday(ordinal: 1, weekday: 8, month: 1, daysLater: 0),
        .weekday(ordinal: 1, weekday: 1, month: 13, daysLater: 0),
        .weekday(ordinal: .min, weekday: .max, month: .min, daysLater: .max),
        .listed([]), .easter(daysLater: .min),
    ])
    func impossibleHolidaysAreRefused(rule: HolidayRule) {
        let holiday = Holiday(name: "never", rule: rule, clause: clause("never", line: 2))
        #expect(
            defects {
                try Sample.tariff(
                    [Sample.flat("0.1")], calendar: TariffCalendar(holidays: [holiday]))
            } == ["t.xml:2: no year has such a holiday"])
    }
}
