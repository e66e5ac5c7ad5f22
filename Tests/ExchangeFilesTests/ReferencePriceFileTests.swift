import CSVParsing
import Diagnostics
import ExchangeFiles
import Quantities
import Testing

/// Series of prices from files.
struct ReferencePriceFileTests {
    @Test func readsHoursByTheMegawattHour() throws {
        let text = """
            start,price
            2026-06-01T00:00-04:00,31.40
            2026-06-01T01:00-04:00,-5.00
            2026-06-01T03:00-04:00,48.75

            """
        let file = try ReferencePriceFile(
            Array(text.utf8), file: "p.csv", options: .init(per: .megawattHour))
        guard case .hourly(let runs) = file.prices else {
            Issue.record("expected hours")
            return
        }
        #expect(runs.map { $0.prices.map(\.description) } == [["0.0314", "-0.005"], ["0.04875"]])
        #expect(runs.first?.start.description == "2026-06-01T04:00:00Z")
    }

    @Test func readsMonthsByTheKilowattHour() throws {
        let text = "month,price\n2026-06,0.0412\n"
        let file = try ReferencePriceFile(Array(text.utf8), file: "p.csv", options: .init())
        #expect(
            file.prices == .monthly([try Month("2026-06"): try EnergyPrice("0.0412")]))
    }

    @Test(arguments: [
        ("price\n1\n", "p.csv:1:1: expected either a column \"start\" or a column \"month\""),
        (
            "start,price\n2026-06-01T00:00Z,1\n2026-06-01T00:00Z,2\n",
            "p.csv:3:1: start: expected the hour 2026-06-01T01:00:00Z or a later one, found "
                + "2026-06-01T00:00:00Z; hours must be in order, each once"
        ),
        ("month,price\n2026-06,1\n2026-06,2\n", "p.csv:3:1: month: 2026-06 already has a price"),
    ])
    func saysWhatIsWrongAndWhere(text: String, message: String) {
        let error = #expect(throws: Problems.self) {
            try ReferencePriceFile(Array(text.utf8), file: "p.csv", options: .init())
        }
        #expect(error?.description == message)
    }

    /// New York in 2025: clocks go back on 2 November at 06:00 UTC.
    private static let newYork = TimeZoneRules(
        identifier: "America/New_York", initialOffset: -14_400,
        transitions: [.init(at: Instant(secondsSince1970: 1_762_063_200), offset: -18_000)])

    private func hours(
        _ text: String, _ options: ReferencePriceFile.Options
    ) throws -> [String] {
        let file = try ReferencePriceFile(Array(text.utf8), file: "p.csv", options: options)
        guard case .hourly(let runs) = file.prices else { return [] }
        return runs.map { run in
            "\(run.start) " + run.prices.map(\.description).joined(separator: " ")
        }
    }

    @Test func readsLocalTimesInTheirOrder() throws {
        let times = TimeForm(zone: Self.newYork, dates: .monthFirst)
        let text = "start,price\n11/2/2025 0:00,1\n11/2/2025 1:00,2\n11/2/2025 1:00,3\n"
        #expect(
            try hours(text + "11/2/2025 2:00,4\n", .init(times: times))
                == ["2025-11-02T04:00:00Z 1 2 3 4"])
        #expect(
            try hours(text.replacing("1:00,2\n", with: "1:00 AM,2\n"), .init(times: times))
                == ["2025-11-02T04:00:00Z 1 2 3"])
    }

    @Test func readsFilesOfMarkets() throws {
        let text = """
            NYISO,Day-ahead,,
            "Time Stamp","Name","PTID","LBMP ($/MWHr)"
            "11/02/2025 00:00","CAPITL",61757,30.50
            "11/02/2025 00:00","NORTH",61755,20.50
            "11/02/2025 01:00","CAPITL",61757,31.50
            "11/02/2025 01:00","NORTH",61755,21.50
            "11/02/2025 01:00","CAPITL",61757,32.50
            "11/02/2025 01:00","NORTH",61755,22.50
            """
        var columns = CSVColumnNames()
        try #require(columns.name("start=Time Stamp") != nil)
        try #require(columns.name("price=LBMP ($/MWHr)") != nil)
        try #require(columns.require("Name=CAPITL") != nil)
        let options = ReferencePriceFile.Options(
            per: .megawattHour, times: TimeForm(zone: Self.newYork, dates: .monthFirst),
            columns: columns)
        #expect(try hours(text, options) == ["2025-11-02T04:00:00Z 0.0305 0.0315 0.0325"])
        let file = try ReferencePriceFile(Array(text.utf8), file: "p.csv", options: options)
        #expect(
            file.remarks.map(\.description) == [
                "p.csv:2:1: warning: left out the line before the header, and the column \"PTID\""
            ])
    }

    @Test func readsPricesThatHoldUntilTheNext() throws {
        let text = """
            start,price
            2025-11-01T00:00Z,1
            2025-11-01T03:00Z,2
            2025-11-02T03:00Z,3
            2025-11-03T04:00Z,4
            """
        #expect(
            try hours(text, .init(holdUntilNext: true)).map(\.count) == [22 + 2 * 27, 22])
        #expect(try hours(text, .init()).count == 4)
        let file = try ReferencePriceFile(
            Array(text.utf8), file: "p.csv", options: .init(holdUntilNext: true))
        #expect(file.heldHours == 2 + 23)
    }

    @Test func readsCurrencies() throws {
        func currency(_ text: String) throws -> String? {
            try ReferencePriceFile(Array(text.utf8), file: "p.csv", options: .init()).currency
        }
        #expect(try currency("month,price,currency\n2026-06,1,EUR\n2026-07,1,EUR\n") == "EUR")
        #expect(try currency("month,usd_per_kwh\n2026-06,1\n") == "USD")
        #expect(try currency("month,price\n2026-06,1\n") == nil)
    }

    private static let faults: [(text: String, message: String)] = [
        (
            "start,price\n2025-11-01 00:00,1\n2025-11-01 01:00,1\n",
            """
            p.csv:2:1: start: the time "2025-11-01 00:00" must end in Z or an offset as in -06:00, \
            or its zone be named, as in --time-zone America/Denver (and 1 more like it, in line 3)
            """
        ),
        (
            "month,price,currency\n2026-06,1,EUR\n2026-07,1,USD\n",
            "p.csv:3:11: currency: expected EUR as in the rows before, found \"USD\""
        ),
        (
            "month,usd_per_mwh\n2026-06,1\n",
            "p.csv:1:7: usd_per_mwh: the column has prices per MWh, which --per must say"
        ),
    ]

    /// What is read of each column comes out.
    @Test func everyColumnComesOut() throws {
        let evidence: [ReferencePriceFile.Column: String] = [
            .start: "2026-06-01T00:00:00Z", .month: "2026-07", .price: "0.25", .currency: "EUR",
        ]
        #expect(Set(evidence.keys) == Set(ReferencePriceFile.Column.allCases))
        let files = try [
            "start,price,currency\n2026-06-01T00:00Z", "month,price,currency\n2026-07",
        ]
        .map { text in
            try ReferencePriceFile(
                Array("\(text),0.25,EUR\n".utf8), file: "p.csv", options: .init())
        }
        var said = files.compactMap(\.currency)
        for file in files {
            switch file.prices {
            case .hourly(let runs):
                said += runs.flatMap { ["\($0.start)"] + $0.prices.map(\.description) }
            case .monthly(let prices): said += prices.flatMap { ["\($0)", "\($1)"] }
            }
        }
        for (column, text) in evidence {
            #expect(said.contains(text), "\(column): \(text) in \(said)")
        }
    }

    @Test func saysHowToNameColumnsOfOtherNames() {
        let error = #expect(throws: Problems.self) {
            try hours("Time Stamp,Name,LBMP\n1,2,3\n", .init())
        }
        #expect(
            error?.description
                == """
                p.csv:1:1: found none of the columns start, month and price, but "Time Stamp", \
                "Name", "LBMP"; name those that are meant, as in --column start=NAME --column \
                price=NAME, which of several zones with --where NAME=ZONE, and the order of dates \
                with --dates
                """)
    }

    @Test(arguments: faults)
    func tellsOneCauseOnce(text: String, message: String) {
        let error = #expect(throws: Problems.self) {
            try ReferencePriceFile(Array(text.utf8), file: "p.csv", options: .init())
        }
        #expect(error?.description == message)
    }

    @Test func doesNotGuessAnHourThatStandsOnce() {
        let text = "start,price\n2025-11-02 00:00,1\n2025-11-02 01:00,1\n2025-11-02 02:00,1\n"
        let error = #expect(throws: Problems.self) {
            try hours(text, .init(times: TimeForm(zone: Self.newYork)))
        }
        #expect(
            error?.description
                == """
                p.csv:3:1: start: the clocks of America/New_York showed 2025-11-02T01:00:00 \
                twice, and the order of the rows does not tell which it is; write \
                2025-11-02T01:00:00-04:00 or 2025-11-02T01:00:00-05:00
                """)
    }
}
