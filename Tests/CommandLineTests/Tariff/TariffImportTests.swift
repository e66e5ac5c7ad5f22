import Foundation
import TestSupport
import Testing

/// Tariffs of other forms, imported into a book and used from there.
struct TariffImportTests {
    private let book: SampleBook

    init() throws {
        book = try SampleBook()
        try book.run("book", "create", "--name", "Sunny Valley Energy Co-op")
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
            "hour,kwh\n" + (0..<8_760).map { "\($0),1.005\n" }.joined(), to: "load.csv")
    }

    private func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: book.folder.appending(path: name))
    }

    private static let reason = "(it may tell of a charge, and is not known)"
    private static let stated = ["--time-zone", "America/Denver", "--currency", "USD"]

    private func importFlat(_ arguments: String...) throws -> CommandResult {
        try importFlat(arguments: arguments)
    }

    private func importFlat(arguments: [String]) throws -> CommandResult {
        try book.runner.run(
            ["tariff", "import", "flat.json", "--format", "csv"] + Self.stated + arguments)
    }

    @Test func refusesWhatNobodyAccepted() throws {
        defer { book.remove() }
        let result = try importFlat()
        #expect(result.exitCode == 65)
        #expect(
            result.errors
                == "flat.json:5:18: franchisefee \(Self.reason) cannot be computed; accept "
                + "bills without it with --accept 'franchisefee'\n")
        #expect(try book.run("tariff", "list", "--format", "csv").split(separator: "\n").count == 1)
    }

    @Test func keepsWhatWasAcceptedAndBillsByIt() throws {
        defer { book.remove() }
        let dry = try importFlat("--accept", "franchisefee", "--dry-run")
        #expect(dry.exitCode == 0, "\(dry.errors)")
        let first = try importFlat("--accept", "franchisefee")
        #expect(
            first.errors == """
                flat.json:5:18: warning: franchisefee \(Self.reason) cannot be computed; bills \
                leave it out, and say so
                flat.json:1:1: warning: it has no worked bills, so nothing proves it

                """)
        let row = try #require(first.output.split(separator: "\n").last)
        #expect(row.hasSuffix(",imported,no,1,flat.json"), "\(row)")
        let id = String(row.prefix { $0 != "," })
        let again = try importFlat("--accept", "franchisefee", "--as-of", "2027-01-01")
        #expect(again.output.contains(",already imported,"), "\(again.output)")
        let shown = try book.run("tariff", "show", id, "--book", "coop.book")
        #expect(shown.contains("ACCEPTED, LEFT OUT") && shown.contains("franchisefee"), "\(shown)")
        let options = ["--load", "load.csv", "--year", "2023", "--format", "csv"]
        let kept = try book.runner.run(["tariff", "bill", id, "--book", "coop.book"] + options)
        let file = try book.runner.run(
            ["tariff", "bill", "flat.json", "--accept", "franchisefee"] + Self.stated + options)
        #expect(kept.exitCode == 0, "\(kept.errors)")
        #expect(kept.output == file.output)
        #expect(kept.errors.contains("flat.json:5: left out: franchisefee"), "\(kept.errors)")
        let checked = try book.runner.run([
            "tariff", "validate", id, "--book", "coop.book", "--format", "csv",
        ])
        #expect(checked.exitCode == 0, "\(checked.errors)")
        #expect(checked.output.contains("\(id),2022-11-15,,2,2,0,1,0,"), "\(checked.output)")
    }

    @Test func takesAnotherReadingOnlyWhereAsked() throws {
        defer { book.remove() }
        _ = try importFlat("--accept", "franchisefee")
        let other = [
            "tariff", "import", "flat.json", "--accept", "franchisefee", "--currency", "USD",
            "--time-zone", "America/Phoenix",
        ]
        let refused = try book.runner.run(other)
        #expect(refused.exitCode == 65)
        #expect(refused.errors.contains("import it with --replace"), "\(refused.errors)")
        let replaced = try book.runner.run(other + ["--replace"])
        #expect(replaced.exitCode == 0, "\(replaced.errors)")
        #expect(replaced.output.contains("replaced"))
    }

    @Test func takesNothingWhereOneFileIsWrong() throws {
        defer { book.remove() }
        try write("{\"name\": \"Flat\",\n \"energyratestructure\": [[{]]}", to: "bad.json")
        let result = try book.runner.run(
            ["tariff", "import", "flat.json", "bad.json", "--accept", "franchisefee"]
                + Self.stated)
        #expect(result.exitCode == 65)
        #expect(result.errors.hasPrefix("bad.json:2:28: "), "\(result.errors)")
        #expect(try book.run("tariff", "list", "--format", "csv").split(separator: "\n").count == 1)
        let nothing = try importFlat(
            "--accept", "franchisefee", "--accept", "nuclear", "--time-zone", "Mars/Olympus")
        #expect(nothing.errors.contains("Mars/Olympus"), "\(nothing.errors)")
        let vain = try importFlat("--accept", "franchisefee", "--accept", "nuclear")
        #expect(
            vain.errors.contains("warning: no tariff has anything called nuclear to be accepted"))
    }

    @Test(arguments: [
        (["--currency", "dollars"], "expected the code of a currency as in USD, found"),
        (["--time-zone", "EST"], "no time zone is called \"EST\""),
    ])
    func refusesWordsThatAreNoCodes(options: [String], message: String) throws {
        defer { book.remove() }
        let result = try importFlat(arguments: ["--accept", "franchisefee"] + options)
        #expect(result.exitCode == 65)
        #expect(result.errors.contains(message), "\(result.errors)")
    }

    @Test func takesTariffsThatComeWithTheProgramByTheirIds() throws {
        defer { book.remove() }
        let listed = try book.run("tariff", "list", "--shipped", "--format", "csv")
        #expect(listed.contains("us.fl.jea.rs,"), "\(listed)")
        let imported = try book.run("tariff", "import", "us.fl.jea.rs", "--format", "csv")
        #expect(imported.contains("us.fl.jea.rs,2024-04-01,,imported,"), "\(imported)")
        let kept = try book.run("tariff", "list", "--format", "csv")
        #expect(kept.contains("us.fl.jea.rs,"))
        // The book does not hide those it does not hold.
        let other = try book.run("tariff", "show", "us.az.aps.et-2", "--book", "coop.book")
        #expect(other.contains("Arizona Public Service"), "\(other)")
        let programs = try book.run("program", "list", "--shipped", "--format", "csv")
        #expect(programs.contains("or-community-solar,"), "\(programs)")
        let program = try book.run("program", "import", "or-community-solar", "--format", "csv")
        #expect(program.contains("or-community-solar,"), "\(program)")
        let nothing = try book.runner.run(["tariff", "import", "us.fl.jea.sr"])
        #expect(nothing.exitCode != 0)
        #expect(nothing.errors.contains("; is us.fl.jea.rs meant?"), "\(nothing.errors)")
    }

    @Test func refusesATariffWhoseWorkedBillDoesNotComeOut() throws {
        defer { book.remove() }
        let shipped = PackageRoot.folder.appending(path: "rates/us/fl/jea/rs/2024-04-01.xml")
        let text = try String(contentsOf: shipped, encoding: .utf8)
        let wrong = text.replacing("total=\"118.70\"", with: "total=\"118.71\"")
            .replacing("amount=\"66.58\"", with: "amount=\"66.59\"")
        try write(wrong, to: "wrong.xml")
        let result = try book.runner.run(["tariff", "import", "wrong.xml"])
        #expect(result.exitCode == 65)
        #expect(
            result.errors.hasPrefix("wrong.xml:21:3: worked bill \"january\": "),
            "\(result.errors)")
        try write(text, to: "right.xml")
        try write(text.replacing("2024-05-01", with: "2024-05-02") + "\n", to: "other.xml")
        let both = try book.runner.run(["tariff", "import", "right.xml", "other.xml"])
        #expect(both.exitCode == 65)
        #expect(
            both.errors.contains("right.xml brings the version of tariff \"us.fl.jea.rs\""),
            "\(both.errors)")
        #expect(try book.run("tariff", "list", "--format", "csv").split(separator: "\n").count == 1)
    }
}
