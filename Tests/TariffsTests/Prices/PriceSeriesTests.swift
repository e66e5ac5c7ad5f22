import Quantities
import Tariffs
import TestSupport
import Testing

struct PriceSeriesTests {
    static let start = Instant(secondsSince1970: 1_780_000_000)

    private static func price(_ nanos: Int64) -> EnergyPrice {
        EnergyPrice(nanosPerKilowattHour: nanos)
    }

    private static func step(_ at: Int64, _ seconds: Int64, _ nanos: Int64) -> PriceSeries.Step? {
        let begin = start.adding(seconds: at)
        return TimeRange(from: begin, to: begin.adding(seconds: seconds))
            .map { PriceSeries.Step($0, price: price(nanos)) }
    }

    private static func series(
        _ steps: [PriceSeries.Step?]
    ) throws(PriceSeriesError) -> PriceSeries {
        try PriceSeries(name: "hub", currency: "USD", steps: steps.compactMap { $0 })
    }

    private static func range(_ from: Int64, _ to: Int64) throws -> TimeRange {
        try #require(TimeRange(from: start.adding(seconds: from), to: start.adding(seconds: to)))
    }

    @Test func findsThePriceOfAMoment() throws {
        let hours = try Self.series((0..<24).map { Self.step($0 * 3600, 3600, $0) })
        #expect(hours.stepSeconds == 3600)
        #expect(hours.gaps == [])
        #expect(hours.price(at: Self.start) == Self.price(0))
        #expect(hours.price(at: Self.start.adding(seconds: 3599)) == Self.price(0))
        #expect(hours.price(at: Self.start.adding(seconds: 3600)) == Self.price(1))
        #expect(hours.price(at: Self.start.adding(seconds: -1)) == nil)
        #expect(hours.price(at: hours.end) == nil)
        #expect(hours.price(at: hours.end.adding(seconds: -1)) == Self.price(23))
        #expect(hours.price(at: Instant(secondsSince1970: .min)) == nil)
    }

    @Test func putsStepsInOrderAndKnowsGaps() throws {
        let series = try Self.series([
            Self.step(7200, 1800, 3), Self.step(0, 3600, 1),
        ])
        #expect(series.steps.map(\.price) == [Self.price(1), Self.price(3)])
        #expect(series.stepSeconds == nil)
        #expect(series.gaps == [try Self.range(3600, 7200)])
        #expect(series.price(at: Self.start.adding(seconds: 3600)) == nil)
        #expect(series.price(at: Self.start.adding(seconds: 7200)) == Self.price(3))
        #expect(series.price(at: Self.start.adding(seconds: 9000)) == nil)
    }

    @Test func takesAStepThatStandsTwiceOnce() throws {
        let hour = Self.step(0, 3600, 7)
        let series = try Self.series([hour, Self.step(3600, 3600, 8), hour])
        #expect(series.steps.count == 2)
        #expect(series.repeats == 1)
    }

    @Test(arguments: [
        ([], "the series \"hub\" has no price"),
        (
            [step(0, 3600, 1), step(1800, 3600, 1)],
            "the series \"hub\" has two prices at 2026-05-28T20:56:40Z; leave one of them out"
        ),
        (
            [step(3600, 3600, 1), step(9000, 60, 3), step(0, 3601, 2)],
            "the series \"hub\" has two prices at 2026-05-28T21:26:40Z; leave one of them out"
        ),
    ])
    func refusesWhatIsNoSeries(steps: [PriceSeries.Step?], message: String) {
        let error = #expect(throws: PriceSeriesError.self) {
            try Self.series(steps)
        }
        #expect(error?.description == message)
    }

    @Test func namesTheStepsThatOverlap() {
        let steps = [Self.step(3600, 3600, 1), Self.step(9000, 60, 3), Self.step(0, 3601, 2)]
        #expect(
            throws: PriceSeriesError.overlap(
                series: "hub", at: Self.start.adding(seconds: 3600), index: 0, earlier: 2)
        ) { try Self.series(steps) }
    }

    @Test func equalStepsFollowFromAStart() throws {
        let series = try PriceSeries(
            name: "hub", start: Self.start, seconds: 900, prices: [Self.price(1), Self.price(2)])
        let hub = try PriceSeries(
            name: "zone", steps: [Self.step(0, 900, 1), Self.step(900, 900, 2)].compactMap { $0 })
        #expect(series.named("zone") == hub)
    }

    @Test(arguments: [(Int64(3600), Int64(7_263_000_000)), (0, 0), (.max, 0), (3600, .max)])
    func staysWithinTheCalendar(seconds: Int64, start: Int64) {
        let error = #expect(throws: PriceSeriesError.self) {
            try PriceSeries(
                name: "hub", start: Instant(secondsSince1970: start), seconds: seconds,
                prices: [EnergyPrice](repeating: .zero, count: 10_000))
        }
        #expect(error?.description.hasSuffix("runs beyond the calendar") == true)
    }

    @Test func weighsPricesByTheirTime() throws {
        let series = try Self.series([
            Self.step(0, 900, 100), Self.step(900, 900, 300),
            Self.step(1800, 1800, 101),
        ])
        let hour = try series.mean(over: Self.range(0, 3600))
        // (100 × 900 + 300 × 900 + 101 × 1800) / 3600 = 150.5
        #expect(hour.exact == nil)
        #expect(hour.rounded() == Self.price(151))
        #expect(hour.rounded(.halfEven) == Self.price(150))
        #expect((Energy(milliwattHours: 2) * hour).femtos == 301)
        #expect((Energy(milliwattHours: -1) * hour).femtos == -151)
        #expect(try series.mean(over: Self.range(900, 1800)).exact == Self.price(300))
        #expect(try series.mean(over: Self.range(600, 1200)).exact == Self.price(200))
    }

    @Test func saysWhereThePriceIsMissing() throws {
        let series = try Self.series([Self.step(0, 3600, 1), Self.step(7200, 3600, 2)])
        let error = #expect(throws: PriceSeriesGap.self) {
            try series.mean(over: Self.range(1800, 9000))
        }
        #expect(
            error?.description
                == "the price series \"hub\" has no price from 2026-05-28T21:26:40Z to "
                + "2026-05-28T22:26:40Z")
        let after = #expect(throws: PriceSeriesGap.self) {
            try series.mean(over: Self.range(10_800, 10_860))
        }
        #expect(after?.from == Self.start.adding(seconds: 10_800))
        #expect(after?.to == Self.start.adding(seconds: 10_860))
    }

    /// The mean over a range equals the means of its parts, each weighted by its time.
    @Test(arguments: Seed.many)
    func meansAddUp(seed: Seed) throws {
        var seed = seed
        var at: Int64 = 0
        var steps: [PriceSeries.Step] = []
        for _ in 0..<Int.random(in: 1...50, using: &seed) {
            let length: Int64 = [300, 900, 3600, 5400].randomElement(using: &seed) ?? 300
            let nanos = Int64.random(in: -1_000_000_000_000...1_000_000_000_000, using: &seed)
            steps += [Self.step(at, length, nanos)].compactMap { $0 }
            at += length
        }
        let series = try Self.series(steps.shuffled(using: &seed))
        #expect(series.steps == steps)
        let cut = Int64.random(in: 1..<at, using: &seed)
        let whole = try series.mean(over: Self.range(0, at))
        let first = try series.mean(over: Self.range(0, cut))
        let second = try series.mean(over: Self.range(cut, at))
        #expect(whole.weighted == first.weighted + second.weighted)
        #expect(
            whole.weighted
                == steps.map {
                    Int128($0.price.nanosPerKilowattHour) * Int128($0.range.seconds)
                }.reduce(0, +))
    }

    @Test func theGreatestFiguresDoNotOverflow() throws {
        let price = EnergyPrice.inputLimit.nanosPerKilowattHour
        let year: Int64 = 31_536_000
        let series = try Self.series((0..<40).map { Self.step($0 * year, year, price) })
        let mean = try series.mean(over: Self.range(0, 40 * year - 1))
        let money = Energy(milliwattHours: .max) * mean
        #expect(money.femtos == Int128(Int64.max) * Int128(price))
    }
}
