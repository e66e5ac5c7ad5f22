import Quantities
import TestSupport
import Testing

/// The forms in which files write times.
struct TimeReaderTests {
    /// Denver in 2026: clocks go forward on 8 March and back on 1 November.
    static let denver = TimeZoneRules(
        identifier: "America/Denver", initialOffset: -25_200,
        transitions: [
            .init(at: Instant(secondsSince1970: 1_772_960_400), offset: -21_600),
            .init(at: Instant(secondsSince1970: 1_793_520_000), offset: -25_200),
        ])

    private func time(_ text: String, _ dates: TimeForm.DateOrder? = nil) throws -> String {
        var reader = TimeReader(TimeForm(zone: Self.denver, dates: dates))
        switch try reader.read(text) {
        case .moment(let moment): return Self.denver.stamp(moment)
        case .repeated(let local, let first, let second):
            return "\(local) \(Self.denver.stamp(first)) \(Self.denver.stamp(second))"
        case .skipped(let local, let gap): return "\(local) \(gap.start) \(gap.end)"
        }
    }

    /// A week of one midnight, and of others near it.
    @Test(arguments: [
        ("2026-07-04T00:00:00-06:00", "2026-07-04T00:00:00-06:00"),
        ("2026-07-04T06:00Z", "2026-07-04T00:00:00-06:00"),
        ("2026-07-04T00:00-0600", "2026-07-04T00:00:00-06:00"),
        ("2026-07-04 00:00", "2026-07-04T00:00:00-06:00"),
        ("2026-07-04  0:00:00", "2026-07-04T00:00:00-06:00"),
        ("2026-07-04T00:00:00.000", "2026-07-04T00:00:00-06:00"),
        ("2026-07-04 00:00:00 -06:00", "2026-07-04T00:00:00-06:00"),
        ("2026/07/04 00:00", "2026-07-04T00:00:00-06:00"),
        ("2026/7/4 0:00", "2026-07-04T00:00:00-06:00"),
        ("2026.07.04 12:00 AM", "2026-07-04T00:00:00-06:00"),
        ("20260704 00:00", "2026-07-04T00:00:00-06:00"),
        ("04-Jul-2026 00:00", "2026-07-04T00:00:00-06:00"),
        ("4 July 2026, 12:00 a.m.", "2026-07-04T00:00:00-06:00"),
        ("4-JUL-26 0:00", "2026-07-04T00:00:00-06:00"),
        ("2026-07-04", "2026-07-04T00:00:00-06:00"),
        ("2026-07-03T24:00", "2026-07-04T00:00:00-06:00"),
        ("2026-07-03T24:00:00-06:00", "2026-07-04T00:00:00-06:00"),
        ("2026-07-03 24:00Z", "2026-07-03T18:00:00-06:00"),
        ("2026-12-31T24:00", "2027-01-01T00:00:00-07:00"),
        ("2026-07-04 12:30:15 PM", "2026-07-04T12:30:15-06:00"),
        ("2026-07-04 1:05pm", "2026-07-04T13:05:00-06:00"),
        ("2026-07-04 11:59 P.M.", "2026-07-04T23:59:00-06:00"),
        (
            "2026-11-01 01:30",
            "2026-11-01T01:30:00 2026-11-01T01:30:00-06:00 2026-11-01T01:30:00-07:00"
        ),
        ("2026-03-08 02:30", "2026-03-08T02:30:00 2026-03-08T02:00:00 2026-03-08T03:00:00"),
    ])
    func reads(text: String, expected: String) throws {
        #expect(try time(text) == expected)
        #expect(try time(text, .dayFirst) == expected)
    }

    @Test(arguments: [
        ("07/04/2026 13:00", "2026-04-07T13:00:00-06:00", "2026-07-04T13:00:00-06:00"),
        ("7/4/26 1:00 PM", "2026-04-07T13:00:00-06:00", "2026-07-04T13:00:00-06:00"),
        ("07.04.2026", "2026-04-07T00:00:00-06:00", "2026-07-04T00:00:00-06:00"),
        ("07-04-2026 24:00", "2026-04-08T00:00:00-06:00", "2026-07-05T00:00:00-06:00"),
    ])
    func readsDatesInTheOrderThatIsSaid(text: String, day: String, month: String) throws {
        #expect(try time(text, .dayFirst) == day)
        #expect(try time(text, .monthFirst) == month)
        let error = #expect(throws: FileTimeError.self) { try time(text) }
        #expect(
            error?.description
                == "the date of \"\(text)\" may begin with the day or with the month; say which, "
                + "with --dates day-first or --dates month-first")
    }

    @Test(arguments: [
        "", "noon", "2026-07-04T25:00", "2026-07-04T24:01", "2026-07-04 13:00 PM",
        "2026-07-04 0:00 AM", "2026-07-04 00:60", "2026-07-04 00:00:00.5", "2026-02-30 00:00",
        "2026-07-04 00:00 EDT", "2026/07-04 00:00", "2026-07-04 00", "2026-07-04T",
        "Jul 2026", "4 Foo 2026 0:00", "2026-07-04 00:00 -06:00:00", "2200-12-31T24:00",
        String(repeating: "2026-07-04 ", count: 20),
    ])
    func saysWhatIsNoTime(text: String) {
        #expect(throws: FileTimeError.self) { try time(text) }
        #expect(throws: FileTimeError.self) { try time(text, .monthFirst) }
    }

    @Test(arguments: [("13/25/2026 0:00"), ("00/04/2026 0:00")])
    func takesNoOtherOrderThanSaid(text: String) {
        #expect(throws: FileTimeError.self) { try time(text, .monthFirst) }
        #expect(throws: FileTimeError.self) { try time(text, .dayFirst) }
    }

    @Test func needsAZone() {
        var reader = TimeReader(TimeForm())
        let error = #expect(throws: FileTimeError.self) { try reader.read("2026-07-04 00:00") }
        #expect(
            error?.description
                == "the time \"2026-07-04 00:00\" must end in Z or an offset as in -06:00, or its "
                + "zone be named, as in --time-zone America/Denver")
        #expect(error?.kind == "time without a zone")
    }

    @Test(arguments: Seed.many)
    func readsWhatItPrintsInAnyForm(seed: Seed) throws {
        var seed = seed
        let first = Instant.range.lowerBound.secondsSince1970 + 100_000
        let last = Instant.range.upperBound.secondsSince1970 - 100_000
        let moment = Instant(secondsSince1970: .random(in: first...last, using: &seed))
        let local = Self.denver.local(moment)
        let (year, month, day) = local.date.components
        let clock = local.description.suffix(8)
        for (text, dates) in [
            ("\(local)", nil), ("\(Self.denver.stamp(moment))", nil),
            ("\(year)/\(month)/\(day) \(clock)", nil),
            ("\(day)/\(month)/\(year) \(clock)", .dayFirst),
            ("\(month)/\(day)/\(year)  \(clock)", .monthFirst),
        ] as [(String, TimeForm.DateOrder?)] {
            var reader = TimeReader(TimeForm(zone: Self.denver, dates: dates))
            switch try reader.read(text) {
            case .moment(let read): try #require(read == moment, "\(text)")
            case .repeated(_, let first, let second):
                try #require([first, second].contains(moment), "\(text)")
            case .skipped: Issue.record("\(text) was shown")
            }
        }
    }
}
