import Diagnostics
import Foundation
import RateFiles
import Tariffs
import Testing
import TestSupport

struct URDBRefusalTests {
    private func message(_ text: String) -> String? {
        #expect(throws: Problems.self) { try URDBSample.read(text) }?.description
    }

    @Test(.enabled(if: SharedData.isPresent, "the shared data are missing"))
    func aScheduleWithAPeriodThatIsNotDefinedIsRefused() throws {
        let path = "data/rates/invalid/invalid-seward-missing-period.json"
        let error = #expect(throws: Problems.self) { try URDBSample.shared(path) }
        #expect(
            error?.description == """
                invalid-seward-missing-period.json:31:4: /energyweekdayschedule/0/0: there is no \
                period 1, /energyratestructure has 0 to 0
                invalid-seward-missing-period.json:45:4: /energyweekendschedule/0/0: there is no \
                period 1, /energyratestructure has 0 to 0
                """)
    }

    @Test(arguments: [
        (
            ["energyratestructure": "[[{\"adj\": 0.1}]]"],
            "rate.json:1:27: /energyratestructure/0/0: the tier has no \"rate\""
        ),
        (
            ["energyratestructure": "[[{\"rate\": 1}, {\"rate\": 2}]]"],
            "rate.json:1:27: /energyratestructure/0/0: the tier has no \"max\", which only the "
                + "last can do without"
        ),
        (
            [
                "energyratestructure":
                    "[[{\"rate\": 1, \"max\": 5}, {\"rate\": 1, \"max\": 5}, {\"rate\": 2}]]"
            ],
            "rate.json:1:50: /energyratestructure/0/1: its \"max\" must be above 5, where the "
                + "tier before ends"
        ),
        (
            ["energyratestructure": "[[{\"rate\": 1, \"max\": 0}, {\"rate\": 2}]]"],
            "rate.json:1:46: /energyratestructure/0/0/max: expected a limit above zero and at "
                + "most 100 million, found \"0\""
        ),
        (
            ["energyratestructure": "[[{\"rate\": 1e40}]]"],
            "rate.json:1:36: /energyratestructure/0/0/rate: \"1e40\" is out of range"
        ),
        (
            ["energyratestructure": "[[{\"rate\": \"free\"}]]"],
            "rate.json:1:36: /energyratestructure/0/0/rate: expected a number, found \"free\""
        ),
        (
            ["energyratestructure": "[[{\"rate\": 1}], [{\"rate\": 1}]]"],
            "rate.json:1:25: /energyratestructure: has 2 periods, but no schedule says when "
                + "they hold"
        ),
        (
            ["energyratestructure": "{\"rate\": 1}"],
            "rate.json:1:25: /energyratestructure: expected an array, found an object"
        ),
        (
            ["energyweekdayschedule": "[[0]]"],
            "rate.json:2:26: /energyweekdayschedule: the schedule of the other days is missing"
        ),
        (
            ["energyweekdayschedule": "[[0]]", "energyweekendschedule": "[[0]]"],
            "rate.json:2:26: /energyweekdayschedule: expected 12 months, found 1\n"
                + "rate.json:3:26: /energyweekendschedule: expected 12 months, found 1"
        ),
        (
            [
                "flatdemandstructure": "[[{\"rate\": 1}]]",
                "flatdemandmonths": "[0,0,0,0,0,0,0,0,0,0,0,3]",
            ],
            "rate.json:2:44: /flatdemandmonths/11: there is no period 3, /flatdemandstructure "
                + "has 0 to 0"
        ),
        (
            ["startdate": "\"July\""],
            "rate.json:4:14: /startdate: expected a date as in 2026-06-01 or seconds since 1970, "
                + "found \"July\""
        ),
        (
            ["Name": "\"Other\""],
            "rate.json:4:1: /name: says the same as /Name in line 1"
        ),
    ])
    func saysWhatIsWrongAndWhere(fields: [String: String], expected: String) {
        #expect(message(URDBSample.rate(fields)) == expected)
    }

    @Test(arguments: [
        (
            "[]",
            "rate.json:1:1: the file holds no rate; the API answers so where nothing fits what "
                + "was asked"
        ),
        (
            "{\"items\": []}",
            "rate.json:1:1: the file holds no rate; the API answers so where nothing fits what "
                + "was asked"
        ),
        (
            "[{}, {\"label\": \"b\", \"name\": \"Night\"}]",
            "rate.json:1:1: the file holds 2 rates, say which is meant with --plan: one without a "
                + "label, b (\"Night\")"
        ),
        ("17", "rate.json:1:1: expected an array, found a number"),
        ("{\"label\": \"a\"}", "rate.json:1:1: a: expected at least one charge, found none"),
    ])
    func aFileWithoutOneRateIsRefused(text: String, expected: String) {
        #expect(message(text) == expected)
    }

    /// Hostile files: what they hold too much of is refused, and costs little.
    @Test func floodsOfTiersAreRefused() {
        let tiers = (1...100_000).map { "{\"rate\": 1, \"max\": \($0)}" }.joined(separator: ",")
        #expect(
            message(URDBSample.rate(["energyratestructure": "[[\(tiers)]]"]))
                == "rate.json:1:26: /energyratestructure/0: more than 200 tiers cannot be read, "
                + "found 100000")
        let many = (1...1_001).map { "[{\"rate\": \($0)}]" }.joined(separator: ",")
        #expect(
            message(URDBSample.rate(["energyratestructure": "[\(many)]"]))
                == "rate.json:1:25: /energyratestructure: more than 1000 periods cannot be read, "
                + "found 1001")
        let long = (0..<3).map { period in
            let tiers = (1..<150).map { "{\"rate\": 1, \"max\": \($0 * 3 + period)}" }
            return "[\(tiers.joined(separator: ",")), {\"rate\": 2}]"
        }
        let row = "[\((0..<24).map { "\($0 % 3)" }.joined(separator: ","))]"
        let schedule = "[\(Array(repeating: row, count: 12).joined(separator: ","))]"
        #expect(
            message(
                URDBSample.rate([
                    "energyratestructure": "[\(long.joined(separator: ","))]",
                    "energyweekdayschedule": schedule, "energyweekendschedule": schedule,
                ]))
                == "rate.json:1:25: /energyratestructure: the periods of a month have more than "
                + "200 tiers together")
    }

    @Test func floodsOfFieldsAndPeriodsAreRefused() {
        let keys = (0..<100_000).map { "\"fee\($0)\": 1" }.joined(separator: ",")
        #expect(
            message("{\(keys)}")
                == "rate.json:1:1: an object of more than 1000 fields cannot be read")
        let periods = Array(repeating: "[{\"rate\": 1}]", count: 576).joined(separator: ",")
        let rows = (0..<12).map { month in
            "[\((0..<24).map { "\(month * 24 + $0)" }.joined(separator: ","))]"
        }.joined(separator: ",")
        let error = message(
            URDBSample.rate([
                "energyratestructure": "[\(periods)]", "energyweekdayschedule": "[\(rows)]",
                "energyweekendschedule": "[\(rows)]",
            ]))
        #expect(error?.contains("more than 64 periods cannot be read") == true)
    }

    @Test func manyUnknownFieldsAreFewRemarks() throws {
        let keys = Dictionary(uniqueKeysWithValues: (0..<900).map { ("colour\($0)", "1") })
        #expect(try URDBSample.read(keys).remarks.count == 200)
    }

    /// No value in any place of a rate makes the reader trap.
    @Test(arguments: [
        "null", "0", "-1", "1e300", "1e-300", "\"\"", "\"x\"", "[]", "[[]]", "[[[]]]", "{}",
        "[{}]", "[[{}]]", "true", "99999999999999999999", "[null]", "[[null]]",
    ])
    func anyValueAnywhereIsReadOrRefused(value: String) {
        for name in [
            "label", "eiaid", "name", "sector", "startdate", "enddate", "energyratestructure",
            "energyweekdayschedule", "fueladjustmentsmonthly", "demandratestructure",
            "demandwindow", "lookbackpercent", "lookbackrange", "lookbackmonths",
            "demandratchetpercentage", "flatdemandstructure", "flatdemandmonths",
            "coincidentratestructure", "coincidentrateschedule", "fixedchargefirstmeter",
            "fixedchargeunits", "mincharge", "demandreactivepowercharge", "_id",
        ] {
            var fields = [
                "lookbackpercent": "0.5", "flatdemandstructure": "[[{\"rate\": 5}]]",
                "coincidentratestructure": "[[{\"rate\": 5}]]",
            ]
            fields[name] = value
            let outcome = Result { try URDBSample.read(fields) }
            if case .failure(let error) = outcome {
                #expect((error as? Problems)?.hasErrors == true, "\(name)")
            }
        }
        for name in ["rate", "adj", "max", "unit", "sell"] {
            let tier = "{\"rate\": 1, \"x\": 1, \"\(name)\": \(value)}"
                .replacing("\"rate\": 1, \"x\": 1, \"rate\"", with: "\"rate\"")
            let outcome = Result {
                try URDBSample.read(["energyratestructure": "[[\(tier), {\"rate\": 1}]]"])
            }
            if case .failure(let error) = outcome {
                #expect((error as? Problems)?.hasErrors == true, "\(name)")
            }
        }
    }

    @Test func everyTruncationIsRefused() {
        let text = Array(URDBSample.rate(["mincharge": "20"]).utf8)
        for count in text.indices {
            #expect(throws: Problems.self) {
                try URDBFile.read(
                    Array(text[..<count]), file: "rate.json", options: URDBSample.options())
            }
        }
    }
}
