import Metering
import Quantities
import TestSupport
import Testing

struct ReadingSumTests {
    private let series: ReadingSeries

    init() throws {
        series = try MeteringTests.series([
            reading(0, 60, 1), reading(60, 60, 10), reading(120, 60, 100, .estimated),
            reading(300, 60, 1000),
        ]).series
    }

    @Test func sumsWhatLiesInside() throws {
        let summary = try series.summary(in: range(60, 400))
        #expect(summary.energy.milliwattHours == 1110)
        #expect(summary.unmeasured.milliwattHours == 100)
        #expect(summary.count == 3)
        #expect(try summary.gaps == [range(180, 300), range(360, 400)])
        #expect(!summary.isComplete)
        #expect(try series.summary(in: range(0, 180)).isComplete)
        #expect(try series.total(in: range(0, 360)).milliwattHours == 1111)
        #expect(try series.total().milliwattHours == 1111)
        #expect(try series.total(in: range(1000, 2000)) == .zero)
    }

    @Test func neverSplitsAReading() throws {
        let summary = try series.summary(in: range(30, 330))
        #expect(summary.energy.milliwattHours == 110)
        #expect(try summary.straddling == [reading(0, 60, 1), reading(300, 60, 1000)])
        let error = #expect(throws: ReadingError.self) { try series.total(in: range(60, 150)) }
        #expect(
            error?.description == """
                the reading of 0.0001 kWh in 60 s from 1970-01-01T00:02:00Z reaches across \
                1970-01-01T00:02:30Z; its energy cannot be split
                """)
        #expect(try series.summary(in: range(10, 20)).straddling == [reading(0, 60, 1)])
    }

    @Test func takesTheReadingsInside() throws {
        let part = try series.part(in: range(30, 360))
        #expect(Array(part.readings) == Array(series.readings.dropFirst()))
        #expect(try series.part(in: range(61, 119)).isEmpty)
    }

    @Test func tellsASumThatIsTooLarge() throws {
        let large = try MeteringTests.series([reading(0, 60, .max), reading(60, 60, 1)]).series
        let error = #expect(throws: ReadingError.self) { try large.total() }
        #expect(error?.description == "the sum of the readings is too large")
        #expect(throws: ReadingError.overflow) { try large.total(in: range(0, 120)) }
    }

    @Test(arguments: Seed.many)
    func sumsOfPartsAreTheSumOfTheWhole(seed: Seed) throws {
        var seed = seed
        let count = Int.random(in: 1...300, using: &seed)
        let energies = (0..<count).map { _ in
            Energy(milliwattHours: .random(in: -1000...1000, using: &seed))
        }
        let run = try #require(ReadingRun(start: instant(0), step: 900, energies: energies))
        let series = try ReadingSeries([run])
        let cut = Int64(Int.random(in: 0...count, using: &seed)) * 900
        let whole = try series.total()
        let before = try series.total(in: range(-1, max(0, cut)))
        let after = try series.total(in: range(cut, Int64(count) * 900 + 1))
        #expect(before + after == whole)
        #expect(whole.milliwattHours == energies.reduce(0) { $0 + $1.milliwattHours })
    }
}
