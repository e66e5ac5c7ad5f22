import Diagnostics
import ExchangeFiles
import Quantities
import SystemTimeZones
import Testing

struct ProfileFileTests {
    private static func read(
        _ text: String, _ options: ProfileFile.Options = .init()
    ) throws(Problems) -> ProfileFile {
        try ProfileFile([UInt8](text.utf8), file: "load.csv", options: options)
    }

    private static func kilowattHours(_ file: ProfileFile) -> [String] {
        file.energies.map(\.description)
    }

    /// A header, and a row for each of `count` steps.
    private static func rows(_ header: String, _ count: Int, _ row: (Int) -> String) -> String {
        header + "\n" + (0..<count).map { row($0) + "\n" }.joined()
    }

    @Test func readsHoursFromZero() throws {
        let file = try Self.read("hour,kwh\n0,0.9546\n1,0\n2,4e-05\n3,1.50\n")
        #expect(Self.kilowattHours(file) == ["0.9546", "0", "0.00004", "1.5"])
        #expect(file.step == 3600)
        #expect(file.start == nil)
        #expect(file.column == "kwh")
        #expect(file.remarks.all.isEmpty)
    }

    @Test func readsTimesWithOffsets() throws {
        let file = try Self.read(
            "start,kwh\n2026-06-01T00:00-06:00,1\n2026-06-01T06:15Z,2\n2026-06-01T00:30-06:00,3\n")
        #expect(file.step == 900)
        #expect(file.start == (try Instant("2026-06-01T06:00Z")))
        #expect(Self.kilowattHours(file) == ["1", "2", "3"])
    }

    /// As files of meters have it.
    @Test func findsTheTimesBehindOtherColumns() throws {
        let file = try Self.read(
            "meter,start,minutes,kwh\nM,2026-06-01T06:00Z,15,1\nM,2026-06-01T06:15Z,15,2\n")
        #expect(file.step == 900)
        #expect(file.start == (try Instant("2026-06-01T06:00Z")))
        #expect(Self.kilowattHours(file) == ["1", "2"])
    }

    /// The day the clocks of Denver go back has 25 hours, and 1 o'clock stands twice.
    @Test func readsTimesOfATimeZone() throws {
        let zone = try TimeZoneRules(loading: "America/Denver")
        let clock = [0, 1, 1] + Array(2...23)
        let text = Self.rows("start,kwh", 25) { index in
            "2026-11-01 \(clock[index] < 10 ? "0" : "")\(clock[index]):00,\(index)"
        }
        let file = try Self.read(text, .init(times: TimeForm(zone: zone)))
        #expect(file.energies.count == 25)
        #expect(file.start == (try Instant("2026-11-01T00:00-06:00")))
        let problems = #expect(throws: Problems.self) {
            try Self.read(
                "start,kwh\n2026-03-08 01:00,1\n2026-03-08 02:00,2\n",
                .init(times: TimeForm(zone: zone)))
        }
        #expect(
            problems?.description
                == "load.csv:3:1: start: the clocks of America/Denver never showed "
                + "2026-03-08T02:00:00: they were put forward from 2026-03-08T02:00:00 to "
                + "2026-03-08T03:00:00; leave such rows out of the file")
        // What the advice says is read.
        let left = try Self.read(
            "start,kwh\n2026-03-08 01:00,1\n2026-03-08 03:00,2\n",
            .init(times: TimeForm(zone: zone)))
        #expect(left.step == 3600)
    }

    /// Forms of times that are not ISO 8601, and the end of a day.
    @Test(arguments: [
        ("11/1/2026 11:00 PM", "11/1/2026 24:00", TimeForm.DateOrder.monthFirst),
        ("1.11.2026 23:00", "2.11.2026 0:00", .dayFirst),
        ("2026-11-01 23:00:00", "2026-11-01T24:00-07:00", .dayFirst),
    ])
    func readsTimesAsPeopleWriteThem(
        first: String, second: String, dates: TimeForm.DateOrder
    ) throws {
        let zone = try TimeZoneRules(loading: "America/Denver")
        let file = try Self.read(
            "start,kwh\n\(first),1\n\(second),2\n",
            .init(times: TimeForm(zone: zone, dates: dates)))
        #expect(file.start?.description == "2026-11-02T06:00:00Z")
        #expect(file.step == 3600)
    }

    @Test func multipliesExactlyAndRoundsOnce() throws {
        let text = "hour,kwh\n0,0.1234567\n1,-0.0000005\n2,0.0000001\n3,0.5\n"
        let six = ProfileFile.Options(scale: try Ratio("6"), allowsNegative: true)
        let file = try Self.read(text, six)
        // 6 × 0.1234567 = 0.7407402, 6 × -0.0000005 = -0.000003, 6 × 0.0000001 = 0.0000006
        #expect(Self.kilowattHours(file) == ["0.74074", "-0.000003", "0.000001", "3"])
        #expect(
            file.remarks.description
                == "load.csv:2:3: warning: kwh: 2 figures are finer than a milliwatt-hour, and "
                + "rounded to it")
        let one = try Self.read(text, .init(allowsNegative: true))
        #expect(Self.kilowattHours(one) == ["0.123457", "-0.000001", "0", "0.5"])
    }

    @Test(arguments: [
        (8760, 3600), (8784, 3600), (17_520, 1800), (35_040, 900), (35_136, 900),
    ])
    func tellsTheStepOfAYearByItsRows(count: Int, step: Int) throws {
        let file = try Self.read(Self.rows("kw", count) { _ in "0.40864765644073486" })
        #expect(file.step == step)
        #expect(file.energies.count == count)
        // 0.40864765644073486 kW over the step, to the milliwatt-hour.
        let wattHours: [Int: Int64] = [3600: 408_648, 1800: 204_324, 900: 102_162]
        #expect(file.energies.allSatisfy { $0.milliwattHours == wattHours[step] })
    }

    @Test func takesTheColumnNamed() throws {
        let text = "hour,load_kwh,pv_1kw_kwh,note\n0,1,-0.25,x\n1,2,0.5,\n"
        let load = try Self.read(text, .init(column: "load_kwh"))
        #expect(Self.kilowattHours(load) == ["1", "2"])
        let generation = try Self.read(
            text, .init(column: "pv_1kw_kwh", scale: Ratio("10"), allowsNegative: true))
        #expect(Self.kilowattHours(generation) == ["-2.5", "5"])
    }

    @Test(arguments: [
        ("hour,Wh\n0,1500\n", "1.5"), ("hour,plant_MWh\n0,0.0015\n", "1.5"),
        ("hour,kwh_per_kw\n0,1.5\n", "1.5"), ("hour,kW\n0,1.5\n", "1.5"),
        ("interval,w\n" + (0..<35_040).map { "\($0),6000\n" }.joined(), "1.5"),
    ])
    func knowsUnitsByTheNameOfTheColumn(text: String, first: String) throws {
        #expect(try Self.read(text).energies.first?.description == first)
    }

    @Test(arguments: [
        ("", "load.csv:1:1: the file is empty, expected a header as in hour,kwh or start,kwh"),
        ("hour,kwh\n", "load.csv:2:1: expected at least one row after the header, found none"),
        ("hour;kwh\n0;1\n", "load.csv:1:1: expected columns separated by commas, found semicolons"),
        (
            "hour,usage\n0,1\n",
            "load.csv:1:6: expected a column with a name that ends in kwh or kw, found \"usage\""
        ),
        (
            "hour,usd_per_kwh\n0,1\n",
            "load.csv:1:6: expected a column with a name that ends in kwh or kw, found "
                + "\"usd_per_kwh\""
        ),
        (
            "hour,a_kwh,b_kwh\n0,1,2\n",
            "load.csv:1:1: expected one column with a name that ends in kwh or kw, found "
                + "\"a_kwh\", \"b_kwh\"; name the one to take"
        ),
        (
            "hour\n0\n",
            "load.csv:1:1: expected one column with a name that ends in kwh or kw, found none; "
                + "name the one to take"
        ),
        (
            "hour,kwh\n0,1\n2,1\n3,1\n",
            "load.csv:3:1: hour: expected 1, found 2; each step must stand once, in order"
        ),
        (
            "hour,kwh\n0,1\n0,1\n",
            "load.csv:3:1: hour: expected 1, found 0; each step must stand once, in order"
        ),
        ("hour,kwh\n+0,1\n", "load.csv:2:1: hour: expected a count from 0 on, found \"+0\""),
        (
            "hour,kwh\n0,1\n1,-0.5\n",
            "load.csv:3:3: kwh: must not be negative; energy delivered to the grid belongs in the "
                + "file of the generation"
        ),
        ("hour,kwh\n0,\n", "load.csv:2:3: kwh: expected a number, found nothing"),
        ("hour,kwh\n0,1,2\n", "load.csv:2:1: expected 2 fields as in the header, found 3"),
        ("hour,kwh\n0,1e38\n", "load.csv:2:3: kwh: the figure is too large"),
        ("hour,kwh\n0,10000000.000001\n", "load.csv:2:3: kwh: the figure is too large"),
        (
            "hour,kwh\n0,0.12345678901234567890123456\n",
            "load.csv:2:3: kwh: expected a number of at most 25 digits"
        ),
        (
            "kw\n1\n2\n",
            "load.csv:4:1: expected a year in equal steps, as 8760 or 35040 rows, found 2; name "
                + "the time of each row in a column start"
        ),
        (
            "start,kwh\n2026-06-01T00:00Z,1\n",
            "load.csv:3:1: expected at least two rows, whose times tell how long a step is, found "
                + "one"
        ),
        (
            "start,kwh\n2026-06-01T00:00,1\n",
            "load.csv:2:1: start: the time \"2026-06-01T00:00\" must end in Z or an offset as in "
                + "-06:00, or its zone be named, as in --time-zone America/Denver"
        ),
        (
            "start,kwh\n2026-06-01T00:00Z,1\n2026-06-01T01:00Z,1\n2026-06-01T03:00Z,1\n",
            "load.csv:4:1: start: expected 2026-06-01T02:00:00Z, found 2026-06-01T03:00:00Z; each "
                + "step must stand once, in order"
        ),
        (
            "start,kwh\n2026-06-01T00:00Z,1\n2026-06-01T00:00Z,1\n",
            "load.csv:3:1: start: expected a row one minute to one day after the one before, "
                + "found it 0 s after"
        ),
        (
            "start,kwh\n2026-13-01T00:00Z,1\n2026-06-01T00:00Z,1\n",
            "load.csv:2:1: start: expected a time as in 2026-06-01T00:00:00-06:00, found "
                + "\"2026-13-01T00:00Z\""
        ),
    ])
    func saysWhatIsWrongAndWhere(text: String, message: String) {
        let problems = #expect(throws: Problems.self) { try Self.read(text) }
        #expect(problems?.description == message)
    }

    @Test(arguments: [
        ("load", "load.csv:1:1: no column is called \"load\", found \"kwh\", \"kwh\""),
        ("kwh", "load.csv:1:1: the column \"kwh\" stands twice"),
    ])
    func saysWhichColumnsThereAre(column: String, message: String) {
        let problems = #expect(throws: Problems.self) {
            try Self.read("hour,kwh,kwh\n0,1,2\n", .init(column: column))
        }
        #expect(problems?.description == message)
    }

    @Test(arguments: [
        "+5", " 5 ", "1,000", "0x10", "NaN", "inf", "٣", "-", "5.", ".5", "1e", "1e+", "1e1000",
        "1e999", "--1", "1 000", "=1+1",
    ])
    func onlyDecimalNumbersAreRead(number: String) {
        let problems = #expect(throws: Problems.self) {
            try Self.read("hour,kwh\n0,\"\(number)\"\n")
        }
        #expect(
            problems?.description
                == "load.csv:2:3: kwh: expected a decimal number as in 0.25 or 4e-05, found "
                + "\"\(number)\"")
    }

    @Test(arguments: [
        ("-0", "0"), ("1e3", "1000"), ("1.5E+2", "150"), ("0.000000000000000000000000000000", "0"),
        ("1e-99", "0"), ("2500e-3", "2.5"), ("00012", "12"),
        ("1.100000000000000000000000000", "1.1"),
        ("0e99", "0"), ("0.0000005", "0.000001"), ("0.00000049999", "0"),
    ])
    func numbersAreReadExactly(number: String, kilowattHours: String) throws {
        let file = try Self.read("hour,kwh\n0,\(number)\n")
        #expect(Self.kilowattHours(file) == [kilowattHours])
    }

    @Test func collectsTheProblemsOfAllRows() {
        let problems = #expect(throws: Problems.self) {
            try Self.read("hour,kwh\n0,x\n1,1\n7,y\n")
        }
        #expect(problems?.all.map { $0.place?.line } == [2, 4, 4])
    }

    @Test func refusesMoreRowsThanMinutesOfAYear() {
        var bytes = [UInt8](repeating: UInt8(ascii: "\n"), count: 1_200_002)
        for row in stride(from: 0, to: bytes.count, by: 2) { bytes[row] = UInt8(ascii: "1") }
        let problems = #expect(throws: Problems.self) {
            try ProfileFile([UInt8]("kw\n".utf8) + bytes, file: "load.csv")
        }
        #expect(
            problems?.description == "load.csv:600002:1: a profile may have at most 600000 rows")
    }
}
