import Quantities
import Tariffs
import TestSupport
import Testing

struct PriceSeriesTests {
    static let start = Instant(secondsSince1970: 1_780_000_000)

    private static func price(_ nanos: Int64) -> EnergyPrice {
        EnergyPrice(nanosPerKilowattHour: nanos)
    }

    private static func interval(_ at: Int64, _ seconds: Int64, _ nanos: Int64) -> PriceInterval {
        PriceInterval(start: start.adding(seconds: at), seconds: seconds, price: price(nanos))
    }

    private static func series(
        _ intervals: [PriceInterval]
    ) throws(PriceSeriesError) -> PriceSeries {
        try PriceSeries(name: "hub", currency: "USD", intervals: intervals)
    }

    private static func range(_ from: Int64, _ to: Int64) throws -> TimeRange {
        try #require(TimeRange(from: start.adding(seconds: from), to: start.adding(seconds: to)))
    }

    @Test func findsThePriceOfAMoment() throws {
        let hours = try Self.series((0..<24).map { Self.interval($0 * 3600, 3600, $0) })
        #expect(hours.step == 3600)
        #expect(hours.gaps == [])
        #expect(hours.price(at: Self.start) == Self.price(0))
        #expect(hours.price(at: Self.start.adding(seconds: 3599)) == Self.price(0))
        #expect(hours.price(at: Self.start.adding(seconds: 3600)) == Self.price(1))
        #expect(hours.price(at: Self.start.adding(seconds: -1)) == nil)
        #expect(hours.price(at: hours.end) == nil)
        #expect(hours.price(at: hours.end.adding(seconds: -1)) == Self.price(23))
        #expect(hours.price(at: Instant(secondsSince1970: .min)) == nil)
    }

    @Test func putsIntervalsInOrderAndKnowsGaps() throws {
        let series = try Self.series([
            Self.interval(7200, 1800, 3), Self.interval(0, 3600, 1),
        ])
        #expect(series.intervals.map(\.price) == [Self.price(1), Self.price(3)])
        #expect(series.step == nil)
        #expect(series.gaps == [try Self.range(3600, 7200)])
        #expect(series.price(at: Self.start.adding(seconds: 3600)) == nil)
        #expect(series.price(at: Self.start.adding(seconds: 7200)) == Self.price(3))
        #expect(series.price(at: Self.start.adding(seconds: 9000)) == nil)
    }

    @Test func takesAnIntervalThatStandsTwiceOnce() throws {
        let hour = Self.interval(0, 3600, 7)
        let series = try Self.series([hour, Self.interval(3600, 3600, 8), hour])
        #expect(series.intervals.count == 2)
        #expect(series.repeats == 1)
    }

    @Test(arguments: [
        ([], "expected at least one price, found none"),
        (
            [interval(0, 3600, 1), interval(1800, 3600, 1)],
            "price 2 begins before price 1 ends, and they differ; each time must have one price"
        ),
        (
            [interval(3600, 3600, 1), interval(9000, 60, 3), interval(0, 3601, 2)],
            "price 1 begins before price 3 ends, and they differ; each time must have one price"
        ),
        (
            [interval(0, 0, 1)],
            "expected an interval of one second to 366 days, found 0 s"
        ),
        (
            [interval(0, 1 << 31, 1)],
            "expected an interval of one second to 366 days, found 2147483648 s"
        ),
        (
            [PriceInterval(start: Instant(secondsSince1970: 0), seconds: 60, price: .zero)],
            "expected a time from 1980 to 2099, found 1970-01-01T00:00:00Z; are its seconds "
                + "milliseconds?"
        ),
        (
            [PriceInterval(start: Instant(secondsSince1970: .max), seconds: 60, price: .zero)],
            "expected a time from 1980 to 2099, found 9223372036854775807 s since 1970; are its "
                + "seconds milliseconds?"
        ),
    ])
    func refusesWhatIsNoSeries(intervals: [PriceInterval], message: String) {
        let error = #expect(throws: PriceSeriesError.self) { try Self.series(intervals) }
        #expect(error?.description == message)
    }

    @Test func weighsPricesByTheirTime() throws {
        let series = try Self.series([
            Self.interval(0, 900, 100), Self.interval(900, 900, 300),
            Self.interval(1800, 1800, 101),
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
        let series = try Self.series([Self.interval(0, 3600, 1), Self.interval(7200, 3600, 2)])
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
        var intervals: [PriceInterval] = []
        for _ in 0..<Int.random(in: 1...50, using: &seed) {
            let length: Int64 = [300, 900, 3600, 5400].randomElement(using: &seed) ?? 300
            let nanos = Int64.random(in: -1_000_000_000_000...1_000_000_000_000, using: &seed)
            intervals.append(Self.interval(at, length, nanos))
            at += length
        }
        let series = try Self.series(intervals.shuffled(using: &seed))
        #expect(series.intervals == intervals)
        let cut = Int64.random(in: 1..<at, using: &seed)
        let whole = try series.mean(over: Self.range(0, at))
        let first = try series.mean(over: Self.range(0, cut))
        let second = try series.mean(over: Self.range(cut, at))
        #expect(whole.weighted == first.weighted + second.weighted)
        #expect(
            whole.weighted
                == intervals.map {
                    Int128($0.price.nanosPerKilowattHour) * Int128($0.seconds)
                }.reduce(0, +))
    }

    @Test func theGreatestFiguresDoNotOverflow() throws {
        let price = EnergyPrice.inputLimit.nanosPerKilowattHour
        let year: Int64 = 31_536_000
        let series = try Self.series((0..<40).map { Self.interval($0 * year, year, price) })
        let mean = try series.mean(over: Self.range(0, 40 * year - 1))
        let money = Energy(milliwattHours: .max) * mean
        #expect(money.femtos == Int128(Int64.max) * Int128(price))
    }
}
