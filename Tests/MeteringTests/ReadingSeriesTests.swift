import Metering
import Quantities
import TestSupport
import Testing

func instant(_ seconds: Int64) -> Instant { Instant(secondsSince1970: seconds) }

func range(_ start: Int64, _ end: Int64) throws -> TimeRange {
    try #require(TimeRange(from: instant(start), to: instant(end)))
}

func reading(
    _ start: Int64, _ seconds: Int32, _ energy: Int64, _ quality: ReadingQuality = .measured
) throws(ReadingError) -> Reading {
    try Reading(
        start: instant(start), seconds: seconds, energy: Energy(milliwattHours: energy),
        quality: quality)
}

func series(
    _ readings: [Reading]
) throws(ReadingError) -> (series: ReadingSeries, repeats: Int) {
    var builder = ReadingSeriesBuilder()
    for reading in readings { builder.append(reading) }
    return try builder.series()
}

struct ReadingSeriesTests {
    @Test func joinsReadingsThatFollowEachOther() throws {
        let (series, repeats) = try series([
            reading(0, 60, 1), reading(60, 60, 2), reading(120, 30, 3), reading(150, 30, 4),
            reading(180, 30, 5, .estimated), reading(300, 30, 6, .estimated),
        ])
        #expect(repeats == 0)
        #expect(series.runs.map(\.count) == [2, 2, 1, 1])
        #expect(series.runs.map(\.step) == [60, 30, 30, 30])
        #expect(series.runs.map(\.start) == [0, 120, 180, 300].map(instant))
        #expect(series.count == 6)
        #expect(try series.range == range(0, 330))
        #expect(series.readings.map(\.energy.milliwattHours) == [1, 2, 3, 4, 5, 6])
    }

    @Test func leavesOutRepeats() throws {
        let (series, repeats) = try series([
            reading(60, 60, 2), reading(0, 60, 1), reading(60, 60, 2), reading(60, 60, 2),
        ])
        #expect(repeats == 2)
        #expect(series.runs.count == 1)
        #expect(series.count == 2)
    }

    @Test func keepsTheWorseQualityOfRepeats() throws {
        for qualities in [[ReadingQuality.measured, .edited], [.edited, .measured]] {
            let (series, repeats) = try series(qualities.map { try reading(0, 60, 1, $0) })
            #expect(repeats == 1)
            #expect(series.runs.map(\.quality) == [.edited])
        }
    }

    @Test func tellsGaps() throws {
        let series = try series([reading(0, 60, 1), reading(90, 60, 1), reading(150, 60, 1)])
            .series
        #expect(try series.gaps(in: range(0, 210)) == [range(60, 90)])
        #expect(
            try series.gaps(in: range(-10, 300)) == [
                range(-10, 0), range(60, 90), range(210, 300),
            ])
        #expect(try series.gaps(in: range(70, 80)) == [range(70, 80)])
        #expect(try series.gaps(in: range(100, 200)) == [])
        #expect(try ReadingSeries.empty.gaps(in: range(1, 2)) == [range(1, 2)])
        #expect(try series.gaps(in: range(300, 400)) == [range(300, 400)])
    }

    @Test func mergesSeries() throws {
        let first = try series([reading(0, 60, 1), reading(60, 60, 2)]).series
        let second = try series([reading(60, 60, 2), reading(120, 60, 3)]).series
        let (merged, repeats) = try first.merging(second)
        #expect(repeats == 1)
        #expect(merged.runs.count == 1)
        #expect(merged.count == 3)
        #expect(try ReadingSeries(merged.runs.reversed()) == merged)
    }

    @Test(
        arguments: [
            (
                [(0, 60, 1), (0, 60, 2)],
                """
                two readings contradict each other: 0.000001 kWh in 60 s from \
                1970-01-01T00:00:00Z, and 0.000002 kWh in 60 s from 1970-01-01T00:00:00Z
                """
            ),
            (
                [(0, 60, 1), (0, 30, 1)],
                """
                two readings contradict each other: 0.000001 kWh in 30 s from \
                1970-01-01T00:00:00Z, and 0.000001 kWh in 60 s from 1970-01-01T00:00:00Z
                """
            ),
            (
                [(30, 60, 1), (0, 60, 1)],
                """
                two readings overlap: 0.000001 kWh in 60 s from 1970-01-01T00:00:00Z, \
                and 0.000001 kWh in 60 s from 1970-01-01T00:00:30Z
                """
            ),
        ] as [([(Int64, Int32, Int64)], String)])
    func refuses(readings: [(Int64, Int32, Int64)], message: String) {
        let error = #expect(throws: ReadingError.self) {
            try series(readings.map { try reading($0.0, $0.1, $0.2) })
        }
        #expect(error?.description == message)
    }

    @Test(
        arguments: [
            (0, 0, "the reading from 1970-01-01T00:00:00Z lasts 0 s, expected 1 s to 366 days"),
            (0, -60, "the reading from 1970-01-01T00:00:00Z lasts -60 s, expected 1 s to 366 days"),
            (
                0, Int32.max,
                """
                the reading from 1970-01-01T00:00:00Z lasts 2147483647 s, expected 1 s to 366 days
                """
            ),
            (
                Int64.max, 60,
                """
                the reading from 9223372036854775807 s since 1970 lies outside of the years \
                1900 to 2200
                """
            ),
        ] as [(Int64, Int32, String)])
    func refusesImpossibleReadings(start: Int64, seconds: Int32, message: String) {
        let error = #expect(throws: ReadingError.self) { try reading(start, seconds, 1) }
        #expect(error?.description == message)
    }

    @Test func tellsWhichReadingIsAtFault() throws {
        var builder = ReadingSeriesBuilder()
        for start in [0, 60, 300, 60] as [Int64] { builder.append(try reading(start, 60, start)) }
        builder.append(try reading(0, 60, 7))
        let error = #expect(throws: ReadingError.self) { try builder.series() }
        #expect(error?.start == instant(0))
        #expect(builder.lastPosition(of: instant(0)) == 4)
        #expect(builder.lastPosition(of: instant(60)) == 3)
        #expect(builder.lastPosition(of: instant(61)) == nil)
        #expect(ReadingError.overflow.start == nil)
        #expect(
            ReadingError.straddles(try reading(5, 60, 1), boundary: instant(6)).start == instant(5))
    }

    @Test func refusesImpossibleRuns() {
        let energies = [Energy.zero]
        #expect(ReadingRun(start: instant(0), step: 0, energies: energies) == nil)
        #expect(ReadingRun(start: instant(0), step: 60, energies: []) == nil)
        #expect(ReadingRun(start: instant(.max), step: 60, energies: energies) == nil)
        #expect(ReadingRun(start: instant(.min), step: 60, energies: energies) == nil)
        #expect(ReadingRun(start: instant(0), step: 60, energies: energies)?.end == instant(60))
    }

    @Test(arguments: Seed.many)
    func isTheSameInWhateverOrderReadingsCome(seed: Seed) throws {
        var seed = seed
        var readings: [Reading] = []
        var time: Int64 = .random(in: -1_000_000...1_000_000, using: &seed)
        for _ in 0..<Int.random(in: 1...200, using: &seed) {
            let step = [900, 3600].randomElement(using: &seed) ?? 900
            let quality = ReadingQuality.allCases.randomElement(using: &seed) ?? .measured
            readings.append(
                try reading(
                    time, Int32(step), .random(in: -5...5, using: &seed),
                    Bool.random(using: &seed) ? .measured : quality))
            time += Int64(step) + (Int.random(in: 0...9, using: &seed) == 0 ? 60 : 0)
        }
        let (ordered, none) = try series(readings)
        #expect(none == 0)
        #expect(Array(ordered.readings) == readings)
        let copies = readings.filter { _ in Bool.random(using: &seed) }
        let (shuffled, repeats) = try series((readings + copies).shuffled(using: &seed))
        #expect(shuffled == ordered)
        #expect(repeats == copies.count)
        let cut = Int.random(in: 0...readings.count, using: &seed)
        let halves = try [readings[..<cut], readings[cut...]].map { try series(Array($0)).series }
        #expect(try halves[1].merging(halves[0]).series == ordered)
    }
}
