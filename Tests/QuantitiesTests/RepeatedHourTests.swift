import Quantities
import Testing

/// Which of two equal hours a row is of, by the order of rows.
struct RepeatedHourTests {
    /// Reads clock times of the day on which clocks go back, in the order of a file, and gives
    /// the minutes since midnight that have really passed; nil where the order does not tell.
    private func minutes(_ clock: [String]) throws -> [Int]? {
        let zone = TimeReaderTests.denver
        var reader = TimeReader(TimeForm(zone: zone))
        let midnight = try Instant("2026-11-01T00:00-06:00")
        var hour = RepeatedHour<Int>()
        var found: [Int: Instant] = [:]
        func settle(_ next: Instant?) -> Bool {
            guard !hour.isEmpty else { return true }
            guard let rows = hour.resolve(before: next) else { return false }
            for (row, moment) in rows { found[row] = moment }
            return true
        }
        for (row, text) in clock.enumerated() {
            switch try reader.read("2026-11-01 \(text)") {
            case .moment(let moment):
                guard settle(moment) else { return nil }
                hour.pass(moment)
                found[row] = moment
            case .repeated(let local, let first, let second):
                hour.wait(row, local, first: first, second: second)
            case .skipped: return nil
            }
        }
        guard settle(nil) else { return nil }
        return clock.indices.compactMap { found[$0].map { Int($0.seconds(since: midnight) / 60) } }
    }

    @Test(arguments: [
        (["0:00", "1:00", "1:00", "2:00"], [0, 60, 120, 180]),
        (["2:00", "1:00", "1:00", "0:00"], [180, 120, 60, 0]),
        (["1:00", "1:00", "2:00"], [60, 120, 180]),
        (["0:00", "1:00", "1:00"], [0, 60, 120]),
        (["0:30", "1:00", "1:30", "1:00", "1:30", "2:00"], [30, 60, 90, 120, 150, 180]),
        (["2:00", "1:30", "1:00", "1:30", "1:00", "0:30"], [180, 150, 120, 90, 60, 30]),
        (["1:00", "1:30", "1:00", "1:30"], [60, 90, 120, 150]),
        (["1:30", "1:00", "1:30", "1:00"], [150, 120, 90, 60]),
        // A reading that is missing on one side does not hide the turn.
        (
            ["0:45", "1:00", "1:15", "1:30", "1:45", "1:00", "1:30", "1:45", "2:00"],
            [45, 60, 75, 90, 105, 120, 150, 165, 180]
        ),
        (
            ["0:45", "1:00", "1:15", "1:45", "1:00", "1:15", "1:30", "1:45", "2:00"],
            [45, 60, 75, 105, 120, 135, 150, 165, 180]
        ),
    ])
    func tells(clock: [String], expected: [Int]) throws {
        #expect(try minutes(clock) == expected)
    }

    @Test(arguments: [
        // It stands once: one is missing, or both are summed.
        ["0:00", "1:00", "2:00"], ["0:30", "1:00", "1:30", "2:00"], ["1:00"],
        ["2:00", "1:30", "1:00", "0:30"],
        // The two are mixed.
        ["0:30", "1:00", "1:00", "1:30", "1:30", "2:00"],
        // Neither goes on from what comes before.
        ["2:00", "1:00", "1:00", "3:00"], ["1:00", "1:00"],
        // A row stands twice in one hour.
        ["0:45", "1:00", "1:00", "1:15", "1:30", "1:45", "2:00"],
        // Three times through.
        ["0:00", "1:00", "1:00", "1:00", "2:00"],
    ])
    func doesNotGuess(clock: [String]) throws {
        #expect(try minutes(clock) == nil)
    }

    @Test func saysHowToWriteIt() throws {
        let zone = TimeReaderTests.denver
        var hour = RepeatedHour<Int>()
        var reader = TimeReader(TimeForm(zone: zone))
        guard case .repeated(let local, let first, let second) = try reader.read("2026-11-01 1:15")
        else {
            Issue.record("it is shown twice")
            return
        }
        hour.wait(1, local, first: first, second: second)
        #expect(
            hour.unclear(in: zone)
                == "the clocks of America/Denver showed 2026-11-01T01:15:00 twice, and the order "
                + "of the rows does not tell which it is; write 2026-11-01T01:15:00-06:00 or "
                + "2026-11-01T01:15:00-07:00")
    }
}
