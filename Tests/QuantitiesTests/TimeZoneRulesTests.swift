import Quantities
import TestSupport
import Testing

struct TimeZoneRulesTests {
    /// Mountain time in 2026: from 8 March, 2 h, to 1 November, 2 h, an hour ahead.
    private let denver: TimeZoneRules
    /// Havana in 2026: the clock skips midnight of 8 March and repeats that of 1 November.
    private let havana: TimeZoneRules
    /// Samoa, which left out 30 December 2011 when it moved across the date line.
    private let apia: TimeZoneRules

    init() throws {
        denver = TimeZoneRules(
            identifier: "America/Denver", initialOffset: -7 * 3600,
            transitions: [
                .init(at: try Instant("2026-03-08T09:00:00Z"), offset: -6 * 3600),
                .init(at: try Instant("2026-11-01T08:00:00Z"), offset: -7 * 3600),
            ])
        havana = TimeZoneRules(
            identifier: "America/Havana", initialOffset: -5 * 3600,
            transitions: [
                .init(at: try Instant("2026-03-08T05:00:00Z"), offset: -4 * 3600),
                .init(at: try Instant("2026-11-01T05:00:00Z"), offset: -5 * 3600),
            ])
        apia = TimeZoneRules(
            identifier: "Pacific/Apia", initialOffset: -10 * 3600,
            transitions: [.init(at: try Instant("2011-12-30T10:00:00Z"), offset: 14 * 3600)])
    }

    private func hours(of day: String, in zone: TimeZoneRules) throws -> Int64 {
        let date = try CivilDate(day)
        let period = try #require(DatePeriod(from: date, to: date.adding(days: 1)))
        return zone.range(of: period).seconds / 3600
    }

    @Test(
        arguments: [
            ("2026-03-07", 24), ("2026-03-08", 23), ("2026-03-09", 24), ("2026-10-31", 24),
            ("2026-11-01", 25), ("2026-11-02", 24),
        ] as [(String, Int64)])
    func countsTheHoursOfADay(day: String, hours: Int64) throws {
        #expect(try self.hours(of: day, in: denver) == hours)
        #expect(try self.hours(of: day, in: havana) == hours)
        #expect(try self.hours(of: day, in: .utc) == 24)
        #expect(try self.hours(of: day, in: .fixed(offset: 20_700)) == 24)
    }

    @Test(arguments: [
        ("2026-03-08T01:59:59", ["2026-03-08T08:59:59Z"]), ("2026-03-08T02:00", []),
        ("2026-03-08T02:59:59", []), ("2026-03-08T03:00", ["2026-03-08T09:00:00Z"]),
        ("2026-11-01T00:59:59", ["2026-11-01T06:59:59Z"]),
        ("2026-11-01T01:00", ["2026-11-01T07:00:00Z", "2026-11-01T08:00:00Z"]),
        ("2026-11-01T01:59:59", ["2026-11-01T07:59:59Z", "2026-11-01T08:59:59Z"]),
        ("2026-11-01T02:00", ["2026-11-01T09:00:00Z"]),
        ("2026-07-01T12:00", ["2026-07-01T18:00:00Z"]),
    ])
    func findsTheMomentsAClockShowsATime(local: String, instants: [String]) throws {
        let found = denver.instants(of: try LocalTime(local))
        #expect(found.map(\.description) == instants)
        for instant in found { #expect(denver.local(instant).description.hasPrefix(local)) }
    }

    @Test func beginsADayAtTheEndOfASkippedMidnight() throws {
        let start = havana.start(of: try CivilDate("2026-03-08"))
        #expect(start.description == "2026-03-08T05:00:00Z")
        #expect(havana.local(start).description == "2026-03-08T01:00:00")
    }

    @Test func beginsADayAtTheFirstOfTwoMidnights() throws {
        let start = havana.start(of: try CivilDate("2026-11-01"))
        #expect(start.description == "2026-11-01T04:00:00Z")
    }

    @Test func givesADayThatNeverWasNoTime() throws {
        #expect(try hours(of: "2011-12-29", in: apia) == 24)
        #expect(try hours(of: "2011-12-30", in: apia) == 0)
        #expect(try hours(of: "2011-12-31", in: apia) == 24)
        let never = try CivilDate("2011-12-30")
        #expect(apia.start(of: never) == apia.start(of: never.adding(days: 1)))
    }

    /// Day after day, in every zone, there is neither a gap nor an overlap.
    @Test func divideTimeIntoDays() throws {
        for zone in [denver, havana, apia, .utc] {
            for year in [2011, 2026] {
                let first = try #require(CivilDate(year: year, month: 1, day: 1))
                for date in DatePeriod(from: first).dates.prefix(400) {
                    let start = zone.start(of: date)
                    try #require(start <= zone.start(of: date.adding(days: 1)))
                    guard zone != apia || date.description != "2011-12-30" else { continue }
                    try #require(zone.local(start).date == date)
                    try #require(zone.local(start.adding(seconds: -1)).date < date)
                }
            }
        }
    }

    @Test(arguments: Seed.many)
    func findsEveryMomentAgain(seed: Seed) throws {
        var seed = seed
        let start = try Instant("2026-01-01T00:00Z").secondsSince1970
        for zone in [denver, havana, .fixed(offset: -25_200)] {
            let seconds = Int64.random(in: start...start + 366 * 86_400, using: &seed)
            let instant = Instant(secondsSince1970: seconds)
            #expect(zone.instants(of: zone.local(instant)).contains(instant))
        }
    }

    @Test func tellsWhenTheOffsetChanges() throws {
        let march = try denver.range(of: Month("2026-03").days)
        #expect(denver.transitions(in: march).map(\.at.description) == ["2026-03-08T09:00:00Z"])
        #expect(try denver.transitions(in: denver.range(of: Month("2026-04").days)).isEmpty)
        #expect(march.seconds == 31 * 86_400 - 3600)
    }

    @Test func namesAFixedOffset() {
        #expect(TimeZoneRules.fixed(offset: -25_200).identifier == "UTC-07:00")
        #expect(TimeZoneRules.fixed(offset: 20_700).identifier == "UTC+05:45")
        #expect(TimeZoneRules.utc.identifier == "UTC")
    }

    @Test func survivesAbsurdMoments() throws {
        for zone in [denver, apia, .fixed(offset: 86_400), .fixed(offset: -86_400)] {
            for seconds in [Int64.min, .max] {
                let local = zone.local(Instant(secondsSince1970: seconds))
                #expect(local.date.year == (seconds < 0 ? 1900 : 2200))
            }
            for text in ["1900-01-01", "2200-12-31"] {
                let date = try CivilDate(text)
                #expect(zone.local(zone.start(of: date)).date == date)
            }
        }
    }
}
