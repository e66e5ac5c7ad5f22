import Foundation
import Quantities
import SystemTimeZones
import Testing

struct SystemTimeZonesTests {
    /// IANA tz database: `northamerica` (rule US 2007 to max, and 1967 to 1973), `europe` (rule
    /// EU 1996 to max), `africa` and `asia` for the odd ones.
    @Test(arguments: [
        ("America/Denver", "2026-03-08T08:59:59Z", -25_200),
        ("America/Denver", "2026-03-08T09:00:00Z", -21_600),
        ("America/Denver", "2026-11-01T07:59:59Z", -21_600),
        ("America/Denver", "2026-11-01T08:00:00Z", -25_200),
        ("America/Denver", "2099-07-01T00:00:00Z", -21_600),
        ("America/New_York", "1974-01-06T06:59:59Z", -18_000),
        ("America/New_York", "1974-01-06T07:00:00Z", -14_400),
        ("America/New_York", "2006-04-02T06:59:59Z", -18_000),
        ("America/New_York", "2006-04-02T07:00:00Z", -14_400),
        ("America/Phoenix", "1970-01-01T00:00:00Z", -25_200),
        ("America/Phoenix", "2026-07-01T00:00:00Z", -25_200),
        ("Pacific/Honolulu", "2026-07-01T00:00:00Z", -36_000),
        ("Europe/Berlin", "2026-03-29T00:59:59Z", 3_600),
        ("Europe/Berlin", "2026-03-29T01:00:00Z", 7_200),
        ("Europe/Madrid", "2026-10-25T00:59:59Z", 7_200),
        ("Europe/Madrid", "2026-10-25T01:00:00Z", 3_600),
        // For good from UTC+2 to UTC+3, with no return to standard time in between.
        ("Europe/Istanbul", "2016-12-01T00:00:00Z", 10_800),
        // A quarter of an hour, and half an hour of daylight saving time.
        ("Asia/Kathmandu", "2026-01-01T00:00:00Z", 20_700),
        ("Australia/Lord_Howe", "2026-01-01T00:00:00Z", 39_600),
        ("Australia/Lord_Howe", "2026-06-01T00:00:00Z", 37_800),
    ])
    func knowsTheOffset(identifier: String, instant: String, offset: Int) throws {
        let rules = try TimeZoneRules(loading: identifier)
        #expect(try rules.offset(at: Instant(instant)) == offset)
        #expect(rules.identifier == identifier)
    }

    @Test(arguments: [
        ("America/Chicago", "2026-03-08", 23),
        ("America/Chicago", "2026-11-01", 25),
        ("America/Chicago", "2026-06-01", 24),
        ("America/Phoenix", "2026-03-08", 24),
        ("Europe/Paris", "2026-03-29", 23),
        ("Europe/Paris", "2026-10-25", 25),
    ])
    func daysHaveTheirHours(identifier: String, day: String, hours: Int64) throws {
        let rules = try TimeZoneRules(loading: identifier)
        let date = try CivilDate(day)
        let seconds = rules.start(of: date.adding(days: 1)).seconds(since: rules.start(of: date))
        #expect(seconds == hours * 3_600)
    }

    @Test func arizonaNeverChanges() throws {
        let rules = try TimeZoneRules(loading: "America/Phoenix")
        #expect(rules.transitions(in: try everything()).isEmpty)
    }

    @Test(arguments: ["America/Denver", "America/New_York", "Europe/Berlin"])
    func changesTwiceAYear(identifier: String) throws {
        let rules = try TimeZoneRules(loading: identifier)
        for year in [2008, 2026, 2036, 2100] {
            let start = try Instant("\(year)-01-01T00:00:00Z")
            let end = try Instant("\(year)-12-31T00:00:00Z")
            let range = try #require(TimeRange(from: start, to: end))
            #expect(rules.transitions(in: range).count == 2, "\(year)")
        }
    }

    /// Foundation is asked directly at moments that are not midnights.
    @Test(arguments: ["America/Los_Angeles", "Africa/Casablanca", "Europe/Moscow", "Asia/Amman"])
    func agreesWithFoundationEverywhere(identifier: String) throws {
        let zone = try #require(TimeZone(identifier: identifier))
        let rules = try TimeZoneRules(loading: identifier)
        for seconds in stride(from: Int64(0), to: 4_133_980_800, by: 1_234_567) {
            let date = Date(timeIntervalSince1970: TimeInterval(seconds))
            let offset = rules.offset(at: Instant(secondsSince1970: seconds))
            #expect(offset == zone.secondsFromGMT(for: date))
        }
    }

    @Test(arguments: ["Mars/Olympus", "", "../../etc/passwd", "america/nowhere", "\u{0}"])
    func refusesAnUnknownName(identifier: String) {
        let error = #expect(throws: SystemTimeZoneError.self) {
            try TimeZoneRules(loading: identifier)
        }
        #expect(
            error?.description == "no time zone is called \"\(identifier)\", "
                + "expected a name of the IANA database as in America/Denver")
    }

    private func everything() throws -> TimeRange {
        try #require(
            TimeRange(
                from: Instant("1970-01-01T00:00:00Z"), to: Instant("2100-12-31T00:00:00Z")))
    }
}
