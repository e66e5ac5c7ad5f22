import Foundation
import TestSupport
import Testing

/// The commands on tariffs that need no book.
struct TariffCommandTests {
    private let book: SampleBook

    init() throws {
        book = try SampleBook()
    }

    /// A year with the same energy in every hour.
    private func writeLoad(_ name: String, _ energy: String) throws {
        let rows = (0..<8_760).map { "\($0),\(energy)\n" }.joined()
        try Data(("hour,kwh\n" + rows).utf8).write(to: book.folder.appending(path: name))
    }

    @Test func showsATariffByItsIdAndByItsFile() throws {
        defer { book.remove() }
        let path = "rates/us/az/aps/et-2/2016-05-03.xml"
        let byID = try book.run("tariff", "show", "us.az.aps.et-2", "--on", "2026-07-03")
        #expect(byID == (try book.run("tariff", "show", path, "--on", "2026-07-03")))
        #expect(byID.contains("\nHOURS: TIME-ADVANTAGE\n"))
        #expect(!byID.contains("\u{1B}"))
        let json = try book.run("tariff", "show", path, "--format", "json")
        #expect(json.hasPrefix("{\"schema\":\"commonwatt.tariff-show/1\","))
    }

    @Test func drawsATariff() throws {
        defer { book.remove() }
        let drawn = try book.runner.run([
            "tariff", "chart", "us.az.aps.et-2", "--out", "et-2.svg",
        ])
        #expect(drawn.exitCode == 0)
        #expect(drawn.errors == "wrote et-2.svg\n")
        let svg = try Data(contentsOf: book.folder.appending(path: "et-2.svg"))
        #expect(String(decoding: svg, as: UTF8.self).hasPrefix("<svg xmlns="))
        let nowhere = try book.runner.run([
            "tariff", "chart", "us.az.aps.et-2", "--out", "nowhere/et-2.svg",
        ])
        #expect(nowhere.exitCode == 73, "\(nowhere.errors)")
        #expect(nowhere.errors.hasPrefix("error: nowhere/et-2.svg cannot be written: "))
    }

    @Test func tellsDifferencesAndWhatTheyMeanForALoad() throws {
        defer { book.remove() }
        try writeLoad("house.csv", "1")
        let words = try book.run(
            "tariff", "diff", "us.ga.jackson-emc.a", "us.fl.jea.rs", "--load", "house.csv")
        #expect(words.contains("  5.5 becomes 15.75 USD per month (+186.36%)\n"))
        #expect(words.contains("\nThe bills of this load, in USD\n"))
        #expect(words.contains("\nWhat drives the difference\n"))
        let csv = try book.run(
            "tariff", "diff", "us.ga.jackson-emc.a", "us.fl.jea.rs", "--format", "csv")
        #expect(csv.hasPrefix("kind,subject,name,part,old,new,unit,percent,"))
    }

    @Test func ranksTariffs() throws {
        defer { book.remove() }
        try writeLoad("house.csv", "1")
        let json = try book.run(
            "tariff", "compare", "--load", "house.csv", "us.az.aps.et-2", "us.fl.jea.rs",
            "--format", "json")
        #expect(
            json.contains(
                "{\"rank\":1,\"tariff\":\"us.fl.jea.rs\",\"from\":\"2024-04-01\","
                    + "\"currency\":\"USD\",\"year\":\"1112.93\",\"more\":\"0.00\","))
        #expect(json.contains("\"prices_on\":\"2025-01-01\"}"), "\(json)")
        let refused = try book.runner.run([
            "tariff", "compare", "--load", "house.csv", "--calendar", "real", "--year", "2021",
            "us.ga.jackson-emc.a", "us.fl.jea.rs",
        ])
        #expect(refused.exitCode == 65)
        #expect(refused.output.contains("us.ga.jackson-emc.a"))
        #expect(refused.errors.contains("us.fl.jea.rs is not compared:\n"))
    }

    @Test func validatesEveryFileAndFailsForOne() throws {
        defer { book.remove() }
        try Data("<tariff/>".utf8).write(to: book.folder.appending(path: "bad.xml"))
        let result = try book.runner.run([
            "tariff", "validate", "bad.xml", "rates/us/fl/jea/rs/2024-04-01.xml", "--format",
            "csv",
        ])
        #expect(result.exitCode == 65)
        #expect(result.errors.hasPrefix("bad.xml:1:"))
        #expect(
            result.output == """
                tariff,from,to,charges,prices,worked_bills,unsupported,errors,warnings,file
                ,,,,,,,1,0,bad.xml
                us.fl.jea.rs,2024-04-01,,3,3,3,0,0,0,rates/us/fl/jea/rs/2024-04-01.xml

                """)
    }

    /// Nothing is odd about the files that come along.
    @Test func shippedTariffsAreAboveSuspicion() throws {
        defer { book.remove() }
        let rates = PackageRoot.folder.appending(path: "rates/us").path
        let paths = (FileManager.default.enumerator(atPath: rates)?.allObjects ?? [])
            .compactMap { $0 as? String }.filter { $0.hasSuffix(".xml") }
        #expect(paths.count >= 22)
        let result = try book.runner.run(
            ["tariff", "validate", "--as-of", "2026-11-28"]
                + paths.sorted().map { "rates/us/\($0)" })
        #expect(result.exitCode == 0)
        #expect(result.errors.isEmpty, "\(result.errors)")
    }

    @Test(arguments: [
        (
            ["--year", "2026", "--calendar", "plain", "--on", "2026-07-01"],
            "--on and --year both say whose prices the plain year has; give one of them"
        ),
        (["--generation", "pv.csv"], "--generation has no part in --metering none"),
        (["--metering", "net-billing"], "--metering net-billing needs --generation"),
        (["--calendar", "real"], "the load counts its hours; say of which year with --year"),
    ])
    func refusesOptionsThatContradictEachOther(options: [String], message: String) throws {
        defer { book.remove() }
        try writeLoad("house.csv", "1")
        let result = try book.runner.run(
            ["tariff", "compare", "--load", "house.csv", "us.fl.jea.rs"] + options)
        #expect(result.exitCode == 64)
        #expect(result.errors.contains(message), "\(result.errors)")
    }
}
