import CSVParsing
import Diagnostics
import ExchangeFiles
import Quantities
import Sharing
import TestSupport
import Testing

struct ContributionFilesTests {
    /// The worked community: A and B with solar power, A with a battery too.
    private static let loads = """
        interval,A,B,C,D
        2026-06-01T17:00Z,1.0,0.5,1.0,0.5
        2026-06-01T18:00Z,-3.0,-2.0,2.0,1.0
        2026-06-01T19:00Z,-1.0,-0.5,1.5,1.0
        2026-06-01T20:00Z,-1.5,1.0,3.0,2.0
        """
    private static let prices = """
        interval,buy,sell
        2026-06-01T17:00Z,0.20,0.08
        2026-06-01T18:00Z,0.30,0.08
        2026-06-01T19:00Z,0.30,0.08
        2026-06-01T20:00Z,0.40,0.08
        """

    private func read(
        _ loads: String = loads, _ prices: String = prices, peaks: String? = nil,
        times: TimeForm? = nil
    ) throws(Problems) -> ContributionFiles {
        let loads = CSVReader(
            Array(loads.utf8), file: "loads.csv", limits: ContributionFiles.netLoadLimits)
        let prices = CSVReader(Array(prices.utf8), file: "prices.csv")
        guard let peaks else {
            return try ContributionFiles(netLoads: loads, prices: prices, peaks: nil, times: times)
        }
        return try ContributionFiles(
            netLoads: loads, prices: prices,
            peaks: CSVReader(Array(peaks.utf8), file: "peaks.txt"), times: times)
    }

    private func report(_ files: ContributionFiles) throws -> ContributionReport {
        try files.report(
            theta: Ratio("0.5"), capacityPrice: CapacityPrice("12"))
    }

    @Test func printsTheWorkedFigures() throws {
        let files = try read()
        #expect(files.warnings.isEmpty)
        try Golden.check(report(files).json + "\n", "scr.json")
    }

    /// Each cell of loads and of prices is in what is computed with, and a line of peaks too.
    @Test func readsEveryCell() throws {
        let whole = try read()
        for cell in Self.loads.matches(of: #/[0-9]\.[0-9]/#) {
            var other = Self.loads
            other.replaceSubrange(cell.range, with: "7.3")
            #expect(try read(other).period != whole.period, "\(cell.0)")
        }
        for cell in Self.prices.matches(of: #/0\.[0-9]+/#) {
            var other = Self.prices
            other.replaceSubrange(cell.range, with: "0.16")
            #expect(try read(Self.loads, other).period != whole.period, "\(cell.0)")
        }
        for member in whole.members {
            let other = Self.loads.replacing(",\(member)", with: ",\(member)2")
            #expect(try read(other).members != whole.members)
        }
    }

    @Test func printsNullWhereNothingIsShared() throws {
        let report = try report(
            read("interval,\"A \"\"B\"\"\",C\\D\nt1,1,2\n", "interval,buy,sell\nt1,0.2,0.1\n"))
        #expect(report.theta.members.map(\.rate) == [nil, nil])
        try Golden.check(report.json + "\n", "scr-nothing-shared.json")
    }

    /// The day of 25 hours on the clocks of a zone: 1 o'clock stands twice.
    @Test func tellsTheHourThatStandsTwiceByItsOrder() throws {
        let zone = TimeZoneRules(
            identifier: "America/New_York", initialOffset: -14_400,
            transitions: [.init(at: Instant(secondsSince1970: 1_762_063_200), offset: -18_000)])
        let times = TimeForm(zone: zone, dates: .monthFirst)
        let clock = ["0:00", "1:00", "1:00", "2:00"].map { "11/2/2025 \($0)" }
        let loads = "interval,A,B\n" + clock.map { "\($0),1,-1\n" }.joined()
        let prices = "interval,buy,sell\n" + clock.map { "\($0),0.3,0.1\n" }.joined()
        #expect(try read(loads, prices, times: times).warnings.isEmpty)
        #expect(
            try read(loads, prices, peaks: "11/2/2025 2:00\n", times: times).peak == .named([3]))
        let error = #expect(throws: Problems.self) {
            try read(loads, prices, peaks: "11/2/2025 1:00\n", times: times)
        }
        #expect(
            error?.description
                == """
                peaks.txt:1:1: the clocks of America/New_York showed 2025-11-02T01:00:00 twice, \
                and the order of the rows does not tell which it is; write \
                2025-11-02T01:00:00-04:00 or 2025-11-02T01:00:00-05:00
                """)
    }

    /// Times with other offsets, without one, and dates name the same moments.
    @Test func comparesMomentsNotTexts() throws {
        let prices = Self.prices.replacing("2026-06-01T17:00Z", with: "2026-06-01T11:00-06:00")
            .replacing("2026-06-01T18:00Z", with: "2026-06-01 18:00:00")
        #expect(try report(read(Self.loads, prices)) == report(read()))
        let days = try read(
            "interval,A,B\n2026-06-01,24,-48\n2026-06-02,24,-24\n",
            "interval,buy,sell\n2026-06-01T00:00Z,0.3,0.3\n2026-06-02,0.3,0.3\n")
        // At the second day's balance: one kilowatt on either side, at 12.
        #expect(try report(days).marginal.members.map(\.amount) == ["6.000000", "6.000000"])
    }

    @Test func takesNamedPeaks() throws {
        let files = try read(peaks: "interval\n2026-06-01T18:00Z\n2026-06-01T12:00-08:00\n")
        #expect(files.peak == .named([1, 3]))
        #expect(try read(peaks: "2026-06-01T18:00Z").peak == .named([1]))
    }

    @Test func takesQuarterHoursAndOneIntervalAlone() throws {
        let quarter = try read(
            "interval,A,B\n2026-06-01T00:00Z,1,-1\n2026-06-01T00:15Z,0,0\n",
            "interval,buy,sell\n2026-06-01T00:00Z,0,0\n2026-06-01T00:15Z,0,0\n",
            peaks: "2026-06-01T00:00Z")
        #expect(try report(quarter).theta.total == "48.000000")
        let alone = try read(
            "interval,A,B\n2026-06-01T00:00Z,1,-1\n",
            "interval,buy,sell\n2026-06-01T00:00Z,0,0\n")
        #expect(try report(alone).theta.total == "12.000000")
    }

    @Test func warnsOfWhatIsOddButRead() throws {
        let files = try read(
            "interval,A,B\nt1,1,-1\nt2,,-1\n", "interval,buy,sell\nt1,0.2,0\nt2,0.2,0\n")
        #expect(
            files.warnings.map(\.description) == [
                "loads.csv:3:4: warning: no reading of \"A\"; the interval is left out for all "
                    + "members",
                "loads.csv:2:1: warning: the intervals have labels, not times; each is taken "
                    + "as an hour",
            ])
        #expect(try report(files).theta.totalEnergy == "0.200000")
        let uneven = try read(
            "interval,A\n2026-06-01T00:00Z,1\n2026-06-01T01:00Z,1\n2026-06-01T03:00Z,1\n",
            "interval,buy,sell\n2026-06-01T00:00Z,0,0\n2026-06-01T01:00Z,0,0\n"
                + "2026-06-01T03:00Z,0,0\n")
        #expect(
            uneven.warnings.map(\.description) == [
                "loads.csv:3:1: warning: the interval lasts 7200 s and the one before 3600 s; if "
                    + "readings are missing, give their intervals with empty cells"
            ])
    }

    @Test(arguments: [
        (
            "",
            "loads.csv:1:1: the file is empty, expected a header with \"interval\" and a column "
                + "for each member"
        ),
        (
            "time,A\n1,2\n",
            "loads.csv:1:1: expected a header with \"interval\" and a column for each "
                + "member, found \"time\""
        ),
        (
            "interval,A,,A\nt1,1,2,3\n",
            "loads.csv:1:12: member: expected a text, found nothing\n"
                + "loads.csv:1:13: member \"A\" stands twice"
        ),
        ("interval,A\n", "loads.csv:2:1: expected at least one interval, found none"),
        ("interval,A\nt1,1,2\n", "loads.csv:2:1: expected 2 fields as in the header, found 3"),
        ("interval,A\n,1\n", "loads.csv:2:1: interval: expected a time, found nothing"),
        (
            "interval,A\nt1,1e3\nt2,10000001\nt3,\"1,5\"\n",
            "loads.csv:2:4: \"A\": expected a plain decimal number, found \"e\" in it\n"
                + "loads.csv:3:4: \"A\": the number is out of range, the limit is 10000000 kWh\n"
                + "loads.csv:4:4: \"A\": expected a plain decimal number, found \",\" in it"
        ),
        ("interval,A\nt1,1\nt1,2\n", "loads.csv:3:1: interval: \"t1\" stands twice"),
        (
            "interval,A\nt1,1\n2026-06-01T00:00Z,2\n",
            "loads.csv:3:1: interval: expected a label as in the rows before, found "
                + "2026-06-01T00:00:00Z"
        ),
        (
            "interval,A\n2026-06-01T00:00Z,2\nx,1\n",
            "loads.csv:3:1: interval: expected a time as in the rows before, found \"x\""
        ),
        (
            "interval,A\n2026-06-01T01:00Z,2\n2026-06-01T01:00Z,2\n",
            "loads.csv:3:1: interval: expected a time after 2026-06-01T01:00:00Z, found "
                + "2026-06-01T01:00:00Z"
        ),
        (
            "interval,A\n2026-06-01T01:00Z,2\"\n",
            "loads.csv:2:20: found a quote inside a field, expected the whole field in quotes and "
                + "the quote in it doubled"
        ),
    ])
    func saysWhatIsWrongWithNetLoads(text: String, message: String) {
        let problems = #expect(throws: Problems.self) { try read(text) }
        #expect(problems?.description == message)
    }

    @Test(arguments: [
        (
            "interval,buy,sell\n2026-06-01T17:00Z,0.1,0.2\n",
            "prices.csv:2:23: sell: the price for selling must not be above the price for buying, "
                + "found 0.2 above 0.1; settle such output apart from sharing"
        ),
        (
            "interval,buy,sell\n2026-06-01T17:00Z,0.3,0.2\n",
            "prices.csv:3:1: expected 4 intervals as in loads.csv, found 1"
        ),
        (
            prices.replacing("T19", with: "T21"),
            "prices.csv:4:1: interval: expected 2026-06-01T19:00:00Z as in loads.csv on line 4, "
                + "found 2026-06-01T21:00:00Z"
        ),
        ("interval,buy\n", "prices.csv:1:1: missing column \"sell\""),
    ])
    func saysWhatIsWrongWithPrices(text: String, message: String) {
        let problems = #expect(throws: Problems.self) { try read(Self.loads, text) }
        #expect(problems?.description == message)
    }

    @Test(arguments: [
        ("", "peaks.txt:1:1: expected at least one peak interval, found none"),
        ("2026-06-02\n", "peaks.txt:1:1: 2026-06-02T00:00:00Z is not an interval of the net loads"),
        (
            "2026-06-01T17:00Z\n\n2026-06-01T17:00:00Z\n",
            "peaks.txt:3:1: 2026-06-01T17:00:00Z stands on line 1 already"
        ),
        ("a,b\n", "peaks.txt:1:1: expected one interval a line, found a comma"),
    ])
    func saysWhatIsWrongWithPeaks(text: String, message: String) {
        let problems = #expect(throws: Problems.self) { try read(peaks: text) }
        #expect(problems?.description == message)
    }

    @Test func refusesAnIntervalOfManyYears() {
        let stamps = ["1950-01-01", "1990-01-01"]
        let problems = #expect(throws: Problems.self) {
            try read(
                "interval,A\n" + stamps.map { "\($0),1\n" }.joined(),
                "interval,buy,sell\n" + stamps.map { "\($0),1,1\n" }.joined())
        }
        #expect(
            problems?.description
                == "loads.csv:2:1: interval 1 must last from a second to a year, found 1262304000 s"
        )
    }
}
