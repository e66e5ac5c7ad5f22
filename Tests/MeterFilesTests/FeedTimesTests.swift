import Diagnostics
import MeterFiles
import Metering
import Quantities
import Testing

/// Readings that tell another time than the feed declares, or none.
struct FeedTimesTests {
    private static let start: Int64 = 1_780_272_000

    private func contents(_ feed: Feed) throws -> MeterFileContents {
        try MeterFileContents(feed.input, choosing: MeterFileChoice(flows: [.delivered]))
    }

    /// A block of readings without a time, as its own interval says it.
    private static func block(_ values: ClosedRange<Int>, seconds: Int?, start: Int64? = start)
        -> String
    {
        func field(_ name: String, _ value: String?) -> String {
            value.map { "<espi:\(name)>\($0)</espi:\(name)>" } ?? ""
        }
        let interval =
            field("duration", seconds.map(String.init)) + field("start", start.map(String.init))
        let readings = values.map {
            "\n<espi:IntervalReading><espi:value>\($0)</espi:value></espi:IntervalReading>"
        }
        return "<espi:interval>\(interval)</espi:interval>" + readings.joined()
    }

    @Test func followTheirBlockWhereTheyFillIt() throws {
        let type = Feed.type(length: "3600")
        let first = Self.block(100...123, seconds: 86_400)
        let second = Self.block(1...2, seconds: 7200, start: Self.start + 86_400)
        let contents = try contents(Feed([first, second], type: type))
        let series = try #require(contents.meters[0].series[.delivered])
        #expect(try series.total().description == "2.679")
        #expect(series.runs.count == 1 && series.count == 26)
        #expect(series.range?.start.secondsSince1970 == Self.start)
        #expect(
            contents.warnings.map(\.message) == [
                "the readings have no time of their own; 24 of 3600 s fill the interval of their "
                    + "block"
            ])
        #expect(contents.warnings[0].count == 2)
    }

    @Test(
        arguments: [
            // A missing reading would move those behind it.
            (100...122, 86_400, "3600", ", and 23 readings of 3600 s do not fill the 86400 s"),
            (100...123, 86_400, "900", ", and 24 readings of 900 s do not fill the 86400 s"),
            (100...123, 86_400, nil, ""), (100...123, nil, "3600", ""),
        ] as [(ClosedRange<Int>, Int?, String?, String)])
    func areRefusedOnceWhereTheyDoNot(
        values: ClosedRange<Int>, seconds: Int?, length: String?, reason: String
    ) {
        let feed = Feed([Self.block(values, seconds: seconds)], type: Feed.type(length: length))
        let error = #expect(throws: Problems.self) { try contents(feed) }
        #expect(error?.all.count == 1)
        let others = values.count - 1
        #expect(
            error?.description.hasPrefix("f.xml:10:1: the reading has no start\(reason)") == true)
        #expect(
            error?.description.hasSuffix(
                " (and \(others) more like it, the last in line \(10 + others))") == true)
    }

    @Test func aReadingWithoutALengthHasTheDeclaredOne() throws {
        let readings = (0..<24).map { hour in
            "\n<espi:IntervalReading><espi:timePeriod><espi:start>"
                + "\(Self.start + 3600 * Int64(hour))</espi:start></espi:timePeriod>"
                + "<espi:value>10</espi:value>"
                + "</espi:IntervalReading>"
        }.joined()
        let contents = try contents(Feed([readings], type: Feed.type(length: "3600")))
        #expect(try contents.meters[0].series[.delivered]?.total().description == "0.24")
        #expect(
            contents.warnings.map(\.description) == [
                "f.xml:10:1: warning: the reading has no duration; it is taken to last the 3600 s "
                    + "that its reading type declares (and 23 more like it, the last in line 33)"
            ])
        let error = #expect(throws: Problems.self) { try self.contents(Feed([readings])) }
        #expect(
            error?.description
                == "f.xml:10:1: the reading has no duration (and 23 more like it, the last in line "
                + "33)")
    }

    @Test func theirOwnLengthCountsAndIsRemarkedOn() throws {
        let readings = (0..<12).map { index in
            "\n" + Feed.reading("\(Self.start + 300 * Int64(index))", "10", seconds: "300")
        }.joined()
        let feed = Feed([readings], type: Feed.type(length: "900"))
        let contents = try contents(feed)
        #expect(try contents.meters[0].series[.delivered]?.total().description == "0.12")
        let remark =
            "f.xml:10:1: warning: 12 of 12 readings do not last the 900 s that their reading type "
            + "declares, the first 300 s; their own length counts"
        #expect(contents.warnings.map(\.description) == [remark])
        #expect(
            try MeterFileInspection(feed.input).warnings.map(\.description) == [remark])
    }

    /// A length that cannot be is told once, and not also as one that differs.
    @Test func anImpossibleLengthIsToldOnce() {
        let readings = (0..<12).map { index in
            "\n" + Feed.reading("\(Self.start + 300 * Int64(index))", "10", seconds: "-300")
        }.joined()
        let error = #expect(throws: Problems.self) {
            try contents(Feed([readings], type: Feed.type(length: "300")))
        }
        #expect(
            error?.description
                == "f.xml:10:1: the reading lasts -300 s, expected 1 s to 366 days (and 11 more "
                + "like it, the last in line 21)")
    }

    /// A day of 23 hours and a month of 28 days are a day and a month.
    @Test(arguments: [("86400", "82800"), ("2678400", "2419200"), ("2592000", "2682000")])
    func daysAndMonthsAreOfSeveralLengths(declared: String, seconds: String) throws {
        let feed = Feed(
            [Feed.reading("\(Self.start)", "10", seconds: seconds)],
            type: Feed.type(length: declared))
        #expect(try contents(feed).warnings == [])
    }
}
