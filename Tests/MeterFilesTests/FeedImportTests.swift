import Diagnostics
import MeterFiles
import Metering
import Quantities
import TestSupport
import Testing

struct FeedImportTests {
    private func contents(
        _ feed: Feed, _ choice: MeterFileChoice = MeterFileChoice(flows: [.delivered])
    ) throws -> MeterFileContents {
        try MeterFileContents(feed.input, choosing: choice)
    }

    private func energies(
        _ feed: Feed, _ choice: MeterFileChoice = MeterFileChoice(flows: [.delivered])
    ) throws -> [String] {
        let series = try contents(feed, choice).onlyMeter().series
        return series.values.flatMap { $0.readings.map { "\($0.energy)" } }
    }

    @Test func makesASeriesOfBlocksInAnyOrder() throws {
        let contents = try contents(
            Feed([Feed.hour(3, 4) + Feed.hour(2, 3), Feed.hour(0, 1) + Feed.hour(1, 2)]))
        let meter = try contents.onlyMeter()
        #expect(meter.name == "1")
        let series = try #require(meter.series[.delivered])
        #expect(series.runs.count == 1)
        #expect(series.runs[0].start.description == "2026-06-01T00:00:00Z")
        #expect(series.readings.map(\.energy.milliwattHours) == [1000, 2000, 3000, 4000])
        #expect(contents.warnings.isEmpty)
    }

    @Test(arguments: [
        ("0", "12", "0.012"), ("3", "12", "12"), ("-3", "12", "0.000012"), ("3", "1.25", "1.25"),
        ("-2", "1.0", "0.00001"), ("0", "-5", "-0.005"), ("0", " 5 ", "0.005"),
        ("0", "0", "0"), ("-8", "500000", "0.000005"), ("-12", "0", "0"),
    ])
    func scalesValuesExactly(multiplier: String, value: String, energy: String) throws {
        let feed = Feed(
            [Feed.reading("1780272000", value)],
            type: Feed.type(multiplier: multiplier, flow: "4"))
        #expect(try energies(feed, MeterFileChoice(flows: [.net])) == [energy])
    }

    @Test func mixesDecimalsInABlock() throws {
        let feed = Feed([
            Feed.reading("1780272000", "1") + Feed.reading("1780275600", "0.25")
                + Feed.reading("1780279200", "2.5")
        ])
        #expect(try energies(feed) == ["0.001", "0.00025", "0.0025"])
    }

    @Test func takesEqualRepeatsOnce() throws {
        let feed = Feed([Feed.hour(0, 1), Feed.hour(0, 1) + Feed.hour(1, 2)])
        let contents = try contents(feed)
        #expect(try contents.onlyMeter().repeats == 1)
        #expect(
            contents.warnings.map(\.description) == [
                "f.xml:1:1: warning: 1 readings came again with equal values and were taken once"
            ])
    }

    @Test func dropsFractionsOfASecond() throws {
        let feed = Feed([Feed.reading("1780272000.66136", "1")])
        let contents = try contents(feed)
        #expect(
            try contents.onlyMeter().series[.delivered]?.range?.start.description
                == "2026-06-01T00:00:00Z")
        #expect(contents.warnings.count == 1)
    }

    @Test func tellsQualities() throws {
        let quality = "<espi:ReadingQuality><espi:quality>8</espi:quality></espi:ReadingQuality>"
        let feed = Feed(
            [
                Feed.reading("1780272000", "1", more: quality)
                    + Feed.reading("1780275600", "1")
            ], type: Feed.type(quality: "7"))
        let series = try contents(feed).onlyMeter().series[.delivered]
        #expect(series?.readings.map(\.quality) == [.estimated, .edited])
    }

    @Test func keepsFlowsApart() throws {
        var feed = Feed([Feed.hour(0, 5)])
        feed.entries += [
            Feed.meterReading(id: "2", type: "ReadingType/2"), Feed.type(id: "2", flow: "19"),
            Feed.block(Feed.hour(0, 7), id: "2"),
        ]
        let both = MeterFileChoice(flows: [.delivered, .received])
        let series = try contents(feed, both).onlyMeter().series
        #expect(
            try series.mapValues { try $0.total().description }
                == [.delivered: "0.005", .received: "0.007"])
        let one = MeterFileChoice(flows: [.received], leavesOutOthers: true)
        #expect(try energies(feed, one) == ["0.007"])
        #expect(
            try contents(feed, one).warnings.map(\.message) == [
                "found delivered energy, which was not asked for; left out"
            ])
    }

    @Test func choosesAMeterReading() throws {
        var feed = Feed([Feed.hour(0, 5)])
        feed.entries += [Feed.meterReading(id: "2"), Feed.block(Feed.hour(0, 7), id: "2")]
        let second = MeterFileChoice(flows: [.delivered], meterReading: "2")
        #expect(try energies(feed, second) == ["0.007"])
    }

    @Test func choosesAUsagePoint() throws {
        var feed = Feed([Feed.hour(0, 5)])
        feed.entries += [Feed.meterReading(point: "b"), Feed.block(Feed.hour(0, 7), point: "b")]
        #expect(try contents(feed).meters.map(\.name) == ["1", "b"])
        let problems = #expect(throws: Problems.self) { try contents(feed).onlyMeter() }
        #expect(
            problems?.description
                == "f.xml:1:1: the file has several usage points, choose one: 1, b")
        let second = MeterFileChoice(flows: [.delivered], usagePoint: "b")
        #expect(try energies(feed, second) == ["0.007"])
    }

    @Test func takesAFlowThatIsNotStated() throws {
        let feed = Feed([Feed.hour(0, 5)], type: Feed.type(flow: nil))
        let choice = MeterFileChoice(flows: [.received], unstatedFlow: .received)
        #expect(try contents(feed, choice).onlyMeter().series.keys.map(\.rawValue) == ["received"])
    }

    @Test(arguments: Seed.many)
    func isTheSameInWhateverOrderEntriesCome(seed: Seed) throws {
        var seed = seed
        let hours = Array(0..<Int.random(in: 1...60, using: &seed))
        var feed = Feed([])
        let ordered = Feed([hours.map { Feed.hour($0, $0) }.joined()])
        var rest = hours.shuffled(using: &seed)
        while !rest.isEmpty {
            let count = Int.random(in: 1...rest.count, using: &seed)
            let block = rest.prefix(count).map { Feed.hour($0, $0) }.joined()
            feed.entries.append(Feed.block(block))
            if Int.random(in: 0..<4, using: &seed) == 0 { feed.entries.append(Feed.block(block)) }
            rest.removeFirst(count)
        }
        feed.entries.shuffle(using: &seed)
        #expect(
            try contents(feed).onlyMeter().series == contents(ordered).onlyMeter().series)
    }
}
