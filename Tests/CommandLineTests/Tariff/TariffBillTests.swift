import Foundation
import TestSupport
import Testing

/// `tariff bill` and `tariff convert` on small files of their own.
struct TariffBillTests {
    private let book: SampleBook

    init() throws {
        book = try SampleBook()
        let zeros = "[" + repeatElement("0", count: 24).joined(separator: ",") + "]"
        let schedule = "[" + repeatElement(zeros, count: 12).joined(separator: ",") + "]"
        try write(
            """
            {"name": "Flat", "utility": "Test Power", "startdate": "2022-11-15",
             "energyratestructure": [[{"rate": 0.1}]],
             "energyweekdayschedule": \(schedule), "energyweekendschedule": \(schedule),
             "fixedchargefirstmeter": 10, "fixedchargeunits": "$/month",
             "franchisefee": 0.02}
            """, to: "flat.json")
        try write(
            """
            {"name": "Green", "utility": "Wind", "startdate": "2022-01-01",
             "energyratestructure": [[{"rate": 0.05}]],
             "energyweekdayschedule": \(schedule), "energyweekendschedule": \(schedule)}
            """, to: "green.json")
        try write(
            "hour,kwh\n" + (0..<8_760).map { "\($0),1.005\n" }.joined(), to: "load.csv")
    }

    private func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: book.folder.appending(path: name))
    }

    private static let stated = ["--time-zone", "America/Denver", "--currency", "USD"]
    private static let accept = ["--accept", "franchisefee"]

    private func bill(_ arguments: String...) throws -> CommandResult {
        try book.runner.run(["tariff", "bill", "flat.json", "--load", "load.csv"] + arguments)
    }

    @Test func billsRealMonthsToTheCent() throws {
        defer { book.remove() }
        let result = try book.runner.run(
            ["tariff", "bill", "flat.json", "--load", "load.csv", "--format", "csv"]
                + Self.stated + Self.accept)
        try #require(result.exitCode == 0, "\(result.errors)")
        let rows = result.output.split(separator: "\n").map(String.init)
        try #require(rows.count == 13)
        // March has an hour less: 743 kWh × 1.005 × 0.10 = 74.6715, and 10.00 a month.
        #expect(
            rows[3]
                == "3,746.715,0.000,-746.715,1.005,0.000,74.67,0.00,0.00,74.67,0.00,0.00,10.00,"
                + "0.00,0.00,84.67,0.000,0.00")
        #expect(
            result.errors == """
                load.csv:1:1: warning: the bills are of 2023-01 to 2023-12, the whole months of \
                the load in which the tariff is in force
                flat.json:5: left out: franchisefee (it may tell of a charge, and is not known)

                """)
    }

    /// March as above, and 746.715 kWh × 0.05 = 37.33575 of the supplier's.
    @Test func billsTheSupplyOfAnotherTariff() throws {
        defer { book.remove() }
        let result = try book.runner.run(
            [
                "tariff", "bill", "flat.json", "--supply", "green.json", "--load", "load.csv",
                "--format", "csv",
            ] + Self.stated + Self.accept)
        try #require(result.exitCode == 0, "\(result.errors)")
        let rows = result.output.split(separator: "\n").map(String.init)
        try #require(rows.count == 13)
        #expect(
            rows[3]
                == "3,746.715,0.000,-746.715,1.005,0.000,112.01,0.00,0.00,112.01,0.00,0.00,10.00,"
                + "0.00,0.00,122.01,0.000,0.00")
    }

    @Test func refusesWhatTheFileLeavesOpen() throws {
        defer { book.remove() }
        let result = try bill()
        #expect(result.exitCode == 65)
        #expect(
            result.errors == """
                flat.json:1:1: the file states no time zone; give it, as in --time-zone \
                America/Denver
                flat.json:1:1: the file states no currency; give it, as in --currency USD

                """)
    }

    @Test func refusesWhatNobodyAccepted() throws {
        defer { book.remove() }
        let result = try bill("--calendar", "plain")
        #expect(result.exitCode == 65)
        #expect(
            result.errors
                == "flat.json:5:18: franchisefee (it may tell of a charge, and is not known) "
                + "cannot be computed; accept bills without it with --accept 'franchisefee'\n")
    }

    /// The first whole year in which the tariff has prices, or that which is stated.
    @Test(arguments: [([], "2023-01-01"), (["--year", "2025"], "2025-01-01")])
    func namesThePricesOfThePlainYear(options: [String], day: String) throws {
        defer { book.remove() }
        let result = try book.runner.run(
            [
                "tariff", "bill", "flat.json", "--load", "load.csv", "--calendar", "plain",
                "--format", "json",
            ] + Self.accept + options)
        #expect(result.output.contains("\"calendar\":\"plain\",\"prices_on\":\"\(day)\""))
    }

    @Test func asksWhetherALoadIsInWattHours() throws {
        defer { book.remove() }
        try write("hour,kwh\n" + (0..<8_760).map { "\($0),1005\n" }.joined(), to: "wh.csv")
        let result = try book.runner.run(
            ["tariff", "bill", "flat.json", "--load", "wh.csv", "--calendar", "plain"]
                + Self.accept)
        #expect(result.exitCode == 0)
        #expect(
            result.errors.contains(
                "wh.csv:1:1: warning: the load comes to 8803800 kWh, 1005 kW on average; is it in "
                    + "Wh?"), "\(result.errors)")
    }

    /// What is accepted stands with the total, which is no full bill.
    @Test func theTotalSaysWhatItIsWithout() throws {
        defer { book.remove() }
        let arguments =
            ["tariff", "bill", "flat.json", "--load", "load.csv", "--calendar", "plain"]
            + Self.accept
        let table = try book.runner.run(arguments).output
        // 880.37 of months rounded by themselves, and 120.00.
        #expect(table.contains("\nTotal          1000.37, without: franchisefee\n"), "\(table)")
        let json = try book.runner.run(arguments + ["--format", "json"]).output
        #expect(json.contains("\"total\":\"1000.37\",\"without\":\"franchisefee\""))
        let compared = try book.runner.run([
            "tariff", "compare", "flat.json", "--load", "load.csv", "--accept", "franchisefee",
        ]).output
        #expect(compared.contains("Is without"), "\(compared)")
    }

    @Test func explainsEveryLineOfAMonth() throws {
        defer { book.remove() }
        let result = try book.runner.run(
            [
                "tariff", "bill", "flat.json", "--load", "load.csv", "--calendar", "plain",
                "--explain", "02", "--format", "csv",
            ] + Self.accept)
        #expect(
            result.output.split(separator: "\n").dropFirst().map(String.init) == [
                "fixed,Fixed charge,2018-02-01,2018-03-01,,,1 month,10,10,10.00,"
                    + "half-away-from-zero,flat.json:4,/fixedchargefirstmeter,10",
                "energy,Energy,2018-02-01,2018-03-01,,,675.36 kWh,0.1,67.536,67.54,"
                    + "half-away-from-zero,flat.json:2,/energyratestructure/0/0,"
                    + "\"{\"\"rate\"\": 0.1}\"",
            ])
    }

    @Test func whatIsConvertedBillsTheSameAndNamesWhatWasAccepted() throws {
        defer { book.remove() }
        let converted = try book.runner.run(
            ["tariff", "convert", "flat.json", "--to", "xml", "--out", "flat.xml"]
                + Self.stated + Self.accept)
        #expect(converted.exitCode == 0)
        #expect(
            converted.errors.contains("cannot be computed; bills leave it out"),
            "\(converted.errors)")
        let options = ["--load", "load.csv", "--year", "2023", "--format", "csv"]
        let own = try book.runner.run(["tariff", "bill", "flat.xml"] + options)
        let other = try book.runner.run(
            ["tariff", "bill", "flat.json"] + options + Self.stated + Self.accept)
        #expect(own.exitCode == 0)
        #expect(own.output == other.output)
        #expect(own.errors.contains("left out: franchisefee"))
        let table = try book.runner.run(["tariff", "bill", "flat.xml", "--load", "load.csv"])
        #expect(table.output.contains("Accepted by name:"))
        let shown = try book.run("tariff", "show", "flat.xml")
        #expect(shown.contains("\nBills are without: franchisefee.\n"), "\(shown)")
        let json = try book.run("tariff", "show", "flat.xml", "--format", "json")
        #expect(json.contains("\"without\":[\"franchisefee\"]"))
    }

    @Test func billsTheWholeMonthsOfALoadWithTimes() throws {
        defer { book.remove() }
        let quarters = (0..<(34 * 96)).map { quarter in
            let day = 28 + quarter / 96
            let date =
                day <= 28
                ? "2023-02-28" : day <= 59 ? "2023-03-\(two(day - 28))" : "2023-04-\(two(day - 59))"
            return "\(date)T\(two(quarter / 4 % 24)):\(two(quarter % 4 * 15))-07:00,2\n"
        }
        try write("start,kw\n" + quarters.joined(), to: "quarters.csv")
        let result = try book.runner.run(
            ["tariff", "bill", "flat.json", "--load", "quarters.csv", "--format", "csv"]
                + Self.stated + Self.accept)
        #expect(result.exitCode == 0, "\(result.errors)")
        let rows = result.output.split(separator: "\n").dropFirst()
        #expect(rows.map { $0.prefix(11) } == ["3,1486.000,"])
    }

    private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    @Test(
        arguments: [
            (["--metering", "net-metering"], 64, "--metering"),
            (["--true-up-month", "13"], 64, "expected 1 to 12, found 13"),
            (
                ["--metering", "net-money", "--tiers", "interval"], 64,
                "net-money settles whole months"
            ),
            (["--export", "half"], 64, "--export"),
            (["--generation-scale", "6"], 64, "--generation-scale needs --generation"),
            (["--explain", "13"], 64, "--explain"),
            (["--year", "9223372036854775807"], 65, "lies beyond the calendar"),
            (["--year", "2024"], 65, "2024 lasts 8784 h, the load 8760 h"),
            (
                ["--generation", "none.csv", "--metering", "net-money"], 66,
                "there is no file none.csv"
            ),
            (
                ["--generation", "load.csv"], 64,
                "--generation has no part in --metering none; say what becomes of it with "
                    + "--metering net-energy, net-money, net-billing, buy-all-sell-all, or leave"
            ),
            (
                ["--generation", "load.csv", "--metering", "none"], 64,
                "--generation has no part in --metering none"
            ),
            (
                ["--calendar", "plain", "--on", "2023-01-01", "--year", "2023"], 64,
                "--on and --year both say whose prices the plain year has; give one of them"
            ),
            (["--time-zone", "Mars/Olympus"], 65, "Mars/Olympus"),
        ] as [([String], Int32, String)])
    func refusesMistakes(arguments: [String], code: Int32, message: String) throws {
        defer { book.remove() }
        let result = try book.runner.run(
            ["tariff", "bill", "flat.json", "--load", "load.csv"] + Self.stated + Self.accept
                + arguments)
        #expect(result.exitCode == code, "\(result.errors)")
        #expect(result.errors.contains(message), "\(result.errors)")
        #expect(result.output.isEmpty)
    }
}
