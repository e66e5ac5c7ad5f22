import Diagnostics
import Quantities
import RateFiles
import Tariffs
import Testing

/// Values of MIDAS, as uploaded and as its API answers.
struct MIDASTests {
    private static func upload(_ changes: [(String, String)]) throws(Problems) -> PriceSeriesReading
    {
        let text = changes.reduce(PriceSeriesFiles.midas) { $0.replacing($1.0, with: $1.1) }
        return try PriceSeriesFile.read([PriceDocument([UInt8](text.utf8), file: "m.xml")])
    }

    private static func answer(_ text: String) throws(Problems) -> PriceSeriesReading {
        try PriceSeriesFile.read([PriceDocument([UInt8](text.utf8), file: "m.json")])
    }

    private static func value(_ price: String, unit: String = "$/kWh", hour: Int = 0) -> String {
        """
        {"DateStart": "2026-06-01", "DateEnd": "2026-06-01", "TimeStart": "0\(hour):00:00",
         "TimeEnd": "0\(hour):59:59", "DayStart": "Monday", "Value": \(price), "Unit": "\(unit)"}
        """
    }

    private static func rate(_ values: String...) -> String {
        "{\"RateID\": \"USCA-TSTS-TTOU-0000\", \"ValueInformation\": ["
            + values.joined(separator: ",\n") + "]}"
    }

    @Test(arguments: [
        ("00:59:59", "01:00:00", "expected the last second of the interval as in 08:59:59"),
        ("00:59:59", "00:00:00", "expected a time after 2026-06-01T00:00:00Z"),
        ("00:59:59", "24:00:01", "expected a time as in 08:59:59, found \"24:00:01\""),
        ("00:59:59", "0:59:59", "expected a time as in 08:59:59, found \"0:59:59\""),
        ("<DateEnd>2026-06-01", "<DateEnd>2026-06-03", "it is not clear whether the value holds"),
        ("<DateEnd>2026-06-01", "<DateEnd>2028-06-01", "it is not clear whether the value holds"),
        ("2026-06-01", "1970-01-01", "expected a time from 1980 to 2099"),
        ("2026-06-01", "2199-01-01", "expected a time from 1980 to 2099"),
        ("2026-06-01", "2026-02-29", "has no such day"),
        ("<Unit>$/kWh</Unit>", "", "a value of MIDAS needs Unit, found none"),
        ("$/kWh", "ct/kWh", "Unit: expected \"$/kWh\", \"backup $/kWh\", \"export $/kWh\""),
        ("<Value>", "<Value>1</Value><Value>", "has more than one <Value>"),
        ("<Value>", "<Extra/><Value>", "nothing is known of an element <Extra>"),
        ("<RateID>", "<RateID>x", "expected a RIN as in USCA-PGPG-TOU4-0000"),
    ])
    func uploadsAreReadStrictly(text: String, other: String, message: String) {
        let problems = #expect(throws: Problems.self) { try Self.upload([(text, other)]) }
        #expect(problems?.description.contains(message) == true, "\(problems?.description ?? "")")
    }

    @Test func wholeDaysMayFollowOneAnother() throws {
        let series = try Self.upload([
            ("<DateEnd>2026-06-01", "<DateEnd>2026-06-30"), ("00:59:59", "23:59:59"),
        ]).series.first
        #expect(series?.stepSeconds == 2_592_000)
    }

    @Test func aValueMayPassMidnight() throws {
        let series = try Self.upload([
            ("00:00:00", "23:00:00"), ("<DateEnd>2026-06-01", "<DateEnd>2026-06-02"),
        ]).series.first
        #expect(series?.stepSeconds == 7200)
    }

    @Test func pricesOfExportAreASeriesOfTheirOwn() throws {
        let reading = try Self.answer(
            Self.rate(
                Self.value("0.3"), Self.value("0.05", unit: "export $/kWh"),
                Self.value("12", unit: "$/kW"), Self.value("400", unit: "g/kWh CO2")))
        #expect(
            reading.series.map(\.name) == ["USCA-TSTS-TTOU-0000", "USCA-TSTS-TTOU-0000 export"])
        #expect(
            reading.remarks.warnings.map(\.message) == [
                "1 values of USCA-TSTS-TTOU-0000 are in $/kW and no prices of energy; they are "
                    + "left out",
                "1 values of USCA-TSTS-TTOU-0000 are in g/kWh CO2 and no prices of energy; they "
                    + "are left out",
            ])
    }

    @Test func bothVersionsOfTheAPIAreRead() throws {
        let second = Self.rate(Self.value("0.25"), Self.value("1E-1", hour: 1))
        let first = second.replacing("Value\":", with: "value\":")
        let wrapped = "{\"items\": [\(second)]}"
        for text in [first, second, "[\(second)]", wrapped] {
            let series = try #require(try Self.answer(text).series.first)
            #expect(series.steps.map(\.price.description) == ["0.25", "0.1"])
        }
    }

    @Test func noiseOfBinaryFractionsIsRoundedWithARemark() throws {
        let reading = try Self.answer(Self.rate(Self.value("0.10060000000000001")))
        #expect(reading.series.first?.steps.map(\.price.description) == ["0.1006"])
        #expect(
            reading.remarks.description
                == "m.json:2:56: warning: \"0.10060000000000001\" is finer than a billionth, and "
                + "rounded to it")
    }

    @Test(arguments: [
        ("{}", "expected the answer of MIDAS, an object with RateID and ValueInformation"),
        ("[]", "expected the answer of MIDAS, an object with RateID and ValueInformation"),
        ("{\"RateID\": 1, \"ValueInformation\": []}", "expected a text as RateID"),
        (
            "{\"RateID\": \"USCA-TSTS-TTOU-0000\", \"ValueInformation\": {}}",
            "an array as ValueInformation"
        ),
        (
            "{\"RateID\": \"USCA-TSTS-TTOU-0000\", \"ValueInformation\": []}",
            "expected prices per kilowatt-hour, found none"
        ),
        (
            "{\"RateID\": \"=1+1\", \"ValueInformation\": []}",
            "RateID: expected a RIN as in USCA-PGPG-TOU4-0000, found \"=1+1\""
        ),
        (
            "{\"RateID\": \"USCA-TSTS-TTOU-0000\", \"ValueInformation\": [1]}",
            "expected an object, found a number"
        ),
        ("{\"RateID\": \"USCA-TSTS-TTOU-0000\"", "m.json:1:"),
    ])
    func answersAreReadStrictly(text: String, message: String) {
        let problems = #expect(throws: Problems.self) { try Self.answer(text) }
        #expect(problems?.description.contains(message) == true, "\(problems?.description ?? "")")
    }

    @Test(arguments: [
        "null", "\"\"", "\"1e3\"", "true", "[]", "1e30", "-1e30", "1001", "1e999999999",
        "\"0x10\"", "\"NaN\"", "\"1,000\"",
    ])
    func pricesThatAreNoneAreRefused(price: String) {
        #expect(throws: Problems.self) { try Self.answer(Self.rate(Self.value(price))) }
    }

    @Test func twoPricesOfOneHourAreRefusedByTheirLines() {
        let problems = #expect(throws: Problems.self) {
            try Self.answer(Self.rate(Self.value("0.25"), Self.value("0.26")))
        }
        #expect(
            problems?.description
                == "m.json:3:1: the price from 2026-06-01T00:00:00Z begins before the one of "
                + "m.json on line 1 ends, and is another; each time must have one price")
    }

    @Test func equalPricesOfOneHourAreRemarkedOn() throws {
        let reading = try Self.answer(Self.rate(Self.value("0.25"), Self.value("0.25")))
        #expect(reading.series.first?.repeats == 1)
        #expect(
            reading.remarks.warnings.map(\.message) == [
                "1 prices of \"USCA-TSTS-TTOU-0000\" stand twice, and are the same"
            ])
    }

    /// A series split in two files is the series.
    @Test func filesOfOneSeriesAreOneSeries() throws {
        let first = Self.rate(Self.value("0.25"))
        let second = Self.rate(Self.value("0.3", hour: 1))
        let parts = try PriceSeriesFile.read(
            [second, first].map { PriceDocument([UInt8]($0.utf8), file: "m.json") })
        let whole = try Self.answer(Self.rate(Self.value("0.25"), Self.value("0.3", hour: 1)))
        #expect(parts.series == whole.series)
    }
}
