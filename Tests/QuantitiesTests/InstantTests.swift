import Quantities
import TestSupport
import Testing

struct InstantTests {
    @Test(
        arguments: [
            ("1970-01-01T00:00:00Z", 0), ("2026-06-01T06:00:00Z", 1_780_293_600),
            ("2026-06-01T06:00Z", 1_780_293_600), ("2026-06-01 00:00-06:00", 1_780_293_600),
            ("2026-06-01T00:00:00-0600", 1_780_293_600),
            ("2026-06-01T11:45:00+05:45", 1_780_293_600),
            ("2026-05-31T24:00-06:00", 1_780_293_600), ("1969-12-31T24:00:00Z", 0),
            ("1969-12-31T23:59:59Z", -1), ("1970-01-01T00:00:00-00:00", 0),
        ] as [(String, Int64)])
    func readsIsoTimes(text: String, seconds: Int64) throws {
        #expect(try Instant(text).secondsSince1970 == seconds)
    }

    @Test(arguments: Seed.many)
    func readsWhatItPrints(seed: Seed) throws {
        var seed = seed
        let first = Instant.range.lowerBound.secondsSince1970
        let last = Instant.range.upperBound.secondsSince1970
        for seconds in [first, last, .random(in: first...last, using: &seed)] {
            let instant = Instant(secondsSince1970: seconds)
            #expect(try Instant(instant.description) == instant)
        }
    }

    @Test(arguments: [
        "", "2026-06-01", "2026-06-01T", "2026-06-01T0:00Z", "2026-06-01T24:01Z",
        "2026-06-01T25:00Z",
        "2026-06-01T00:60Z", "2026-06-01T00:00:60Z", "2026-06-01T00:00:0Z", "2026-06-01T00:00z",
        "2026-06-01T00:00:00.5Z", "2026-06-01T00:00:00ZZ", "2026-06-01t00:00Z",
        "2026-06-01T00:00+6:00", "2026-06-01T00:00+19:00", "2026-06-01T00:00+06:60",
        "2026-06-01T00:00+:0600", "2026-06-01T00:00+060:0", "2026-06-01T00:00+06",
        "2026-06-01T00:00 06:00", "2026-06-01T00:00+06:00:00", "2026-06-01T٠٠:٠٠Z",
        "2026-02-30T00:00Z", "1899-12-31T00:00Z",
    ])
    func saysWhatIsNoTime(text: String) {
        let error = #expect(throws: InstantError.self) { try Instant(text) }
        let expected = "expected a time as in 2026-06-01T00:00:00-06:00"
        #expect(error?.description == "\(expected), found \"\(text)\"")
    }

    @Test(arguments: [
        (
            "2026-06-01T00:00",
            "the time \"2026-06-01T00:00\" must end in Z or an offset as in -06:00"
        ),
        ("1900-01-01T12:00Z", outOfRange("1900-01-01T12:00Z")),
        ("1900-01-02T00:00+00:01", outOfRange("1900-01-02T00:00+00:01")),
        ("2200-12-31T00:00Z", outOfRange("2200-12-31T00:00Z")),
    ])
    func saysWhyATimeIsNoInstant(text: String, message: String) {
        let error = #expect(throws: InstantError.self) { try Instant(text) }
        #expect(error?.description == message)
    }

    private static func outOfRange(_ text: String) -> String {
        "expected a time from 1900-01-02T00:00:00Z to 2200-12-30T23:59:59Z, found \"\(text)\""
    }

    @Test func survivesAbsurdSeconds() {
        for seconds in [Int64.min, .min + 1, .max - 1, .max] {
            let instant = Instant(secondsSince1970: seconds)
            #expect(instant.description == "\(seconds) s since 1970")
            #expect(!Instant.range.contains(instant))
            _ = instant.adding(seconds: seconds).seconds(since: instant)
        }
    }
}
