import Metering
import Quantities
import TestSupport
import Testing

struct ReadingRegroupingTests {
    /// Denver in 2026: clocks go forward on 8 March and back on 1 November.
    private let denver = TimeZoneRules(
        identifier: "America/Denver", initialOffset: -25_200,
        transitions: [
            .init(at: instant(1_772_960_400), offset: -21_600),
            .init(at: instant(1_793_520_000), offset: -25_200),
        ])

    private func hours(from start: Instant, to end: Instant) throws -> ReadingSeries {
        let count = Int(end.seconds(since: start) / 3600)
        let energies = (0..<count).map { Energy(milliwattHours: Int64($0)) }
        return try ReadingSeries([
            #require(ReadingRun(start: start, step: 3600, energies: energies))
        ])
    }

    @Test func givesEachMonthItsHours() throws {
        let first = denver.start(of: try CivilDate("2026-01-01"))
        let last = denver.start(of: try CivilDate("2027-01-01"))
        let months = try hours(from: first, to: last).months(in: denver)
        #expect(months.map(\.month.description).first == "2026-01")
        #expect(
            months.map(\.series.count) == [
                744, 672, 743, 720, 744, 720, 744, 744, 720, 744, 721, 744,
            ])
        #expect(months.allSatisfy { $0.series.runs.count == 1 })
        #expect(
            months.allSatisfy { $0.series.range?.start == denver.start(of: $0.month.firstDay) })
    }

    @Test func keepsAReadingWholeThatReachesIntoTheNextMonth() throws {
        let start = denver.start(of: try CivilDate("2026-01-20"))
        let days = try MeteringTests.series([
            reading(start.secondsSince1970, 30 * 86_400, 5),
            reading(start.secondsSince1970 + 30 * 86_400, 30 * 86_400, 6),
        ]).series
        let months = days.months(in: denver)
        #expect(months.map(\.month.description) == ["2026-01", "2026-02"])
        #expect(months.map(\.series.count) == [1, 1])
    }

    @Test func joinsRunsOfAMonth() throws {
        let months = try MeteringTests.series([
            reading(0, 60, 1), reading(120, 60, 1), reading(31 * 86_400, 60, 1),
        ]).series.months(in: .utc)
        #expect(months.map(\.series.runs.count) == [2, 1])
        #expect(ReadingSeries.empty.months(in: .utc).isEmpty)
    }

    @Test func sumsQuarterHoursToHours() throws {
        var readings = try (0..<12).map { try reading(Int64($0) * 900, 900, 1) }
        readings[5] = try reading(5 * 900, 900, 1, .estimated)
        readings.remove(at: 9)
        let hours = try MeteringTests.series(readings).series.hourly()
        #expect(hours.readings.map(\.energy.milliwattHours) == [4, 4])
        #expect(hours.readings.map(\.quality) == [.measured, .estimated])
        #expect(hours.range?.end == instant(7200))
    }

    @Test func alignsToAnyBorder() throws {
        let series = try MeteringTests.series(
            (-4..<8).map { try reading(Int64($0) * 1800, 1800, 1) }
        ).series
        let shifted = try series.regrouped(by: 3600, from: instant(1800))
        #expect(shifted.range?.start == instant(-5400))
        #expect(shifted.count == 5)
        #expect(try shifted.total().milliwattHours == 10)
    }

    @Test func refusesReadingsLongerThanTheGroup() throws {
        let series = try MeteringTests.series([reading(0, 7200, 1)]).series
        let error = #expect(throws: ReadingError.self) { try series.hourly() }
        #expect(
            error?.description == """
                the reading of 0.000001 kWh in 7200 s from 1970-01-01T00:00:00Z reaches across \
                1970-01-01T01:00:00Z; its energy cannot be split
                """)
        #expect(throws: ReadingError.length(0, at: instant(0))) {
            try series.regrouped(by: 0, from: instant(0))
        }
    }

    @Test func qualitiesHaveWordsAndAnOrder() {
        #expect(
            ReadingQuality.allCases.map(\.description) == [
                "measured", "edited", "estimated", "questionable",
            ])
        #expect(ReadingQuality.measured < .questionable)
    }
}
