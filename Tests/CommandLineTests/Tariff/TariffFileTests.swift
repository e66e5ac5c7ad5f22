import Foundation
import TestSupport
import Testing

/// Commands on a tariff file of one's own: its prices, its drawing, its conversion.
struct TariffFileTests {
    private let book: SampleBook

    init() throws {
        book = try SampleBook()
        let rows = (0..<8_760).map { "\($0),1.005\n" }
        try write("hour,kwh\n" + rows.joined(), to: "load.csv")
    }

    private func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: book.folder.appending(path: name))
    }

    /// A tariff of 2024 on with these charges.
    private func write(charges: String, to name: String) throws {
        try write(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <tariff xmlns="https://commonwatt.org/schema/tariff/1" id="us.xx.own" currency="USD"
              timeZone="America/Phoenix" effectiveFrom="2024-01-01">
              <utility name="Desert Power" country="US"/>
              <schedule code="O" name="Own" sector="residential" service="bundled"/>
              <source document="Written for this test" read="2024-01-01" illustrative="true"/>
              <charges>\(charges)</charges>
            </tariff>
            """, to: name)
    }

    private static let ended = """

        <energy id="energy" name="Energy charge" component="bundled" price="0.1"/>
        <rider id="fuel" name="Fuel adjustment">
          <price from="2024-01-01" to="2025-01-01" value="0.01"/>
        </rider>
        """

    private func run(_ arguments: String...) throws -> CommandResult {
        try book.runner.run(["tariff"] + arguments)
    }

    @Test func aMissingPriceIsToldWithTheDaysThatHaveOne() throws {
        defer { book.remove() }
        try write(charges: Self.ended, to: "own.xml")
        let message =
            "own.xml:9:1: charge \"fuel\" has no price on 2025-01-01, see own.xml:9; it has "
            + "prices from 2024-01-01 to 2024-12-31; say with --year or --on which of those to "
            + "bill by\n"
        let real = try run("bill", "own.xml", "--load", "load.csv", "--year", "2025")
        #expect(real.exitCode == 65)
        #expect(real.errors == message)
        let plain = try run(
            "bill", "own.xml", "--load", "load.csv", "--calendar", "plain", "--year", "2025")
        #expect(plain.errors == message)
        let compared = try run("compare", "own.xml", "--load", "load.csv", "--on", "2025-01-01")
        #expect(compared.errors.contains(message), "\(compared.errors)")
        // Without a day it is the year in which the prices begin.
        let usual = try run(
            "bill", "own.xml", "--load", "load.csv", "--calendar", "plain", "--format", "json")
        #expect(usual.output.contains("\"prices_on\":\"2024-01-01\""), "\(usual.errors)")
        let ranked = try run("compare", "own.xml", "--load", "load.csv", "--format", "json")
        #expect(ranked.output.contains("\"prices_on\":\"2024-01-01\""), "\(ranked.errors)")
    }

    @Test func aDrawingNamesWhatItHasNoPriceOf() throws {
        defer { book.remove() }
        try write(charges: Self.ended, to: "own.xml")
        let words =
            "Not drawn: Fuel adjustment has no price on 2025-06-01, only 2024-01-01 to "
            + "2024-12-31"
        let drawn = try run("chart", "own.xml", "--on", "2025-06-01")
        #expect(drawn.exitCode == 0)
        #expect(drawn.errors == words + "\n")
        #expect(drawn.output.contains("Not drawn: Fuel adjustment"))
        let before = try run("chart", "own.xml", "--on", "2024-06-01")
        #expect(before.errors.isEmpty)
        #expect(!before.output.contains("Not drawn"))
    }

    /// What comes to nothing is one remark, and stays a line for programs.
    @Test func linesThatComeToNothingAreFolded() throws {
        defer { book.remove() }
        try write(
            charges: """

                <energy id="energy" name="Energy charge" component="bundled" price="0.1"/>
                <energy id="a" name="Storm surcharge" component="bundled" price="0"/>
                <energy id="b" name="Fund" component="bundled" price="0.000001"/>
                """, to: "own.xml")
        let arguments = [
            "tariff", "bill", "own.xml", "--load", "load.csv", "--calendar", "plain", "--explain",
            "2",
        ]
        let table = try book.runner.run(arguments).output
        #expect(table.contains("\n2 charges come to 0.00: Storm surcharge, Fund\n"), "\(table)")
        #expect(!table.contains("\nStorm surcharge "))
        #expect(table.contains("\nEnergy charge  675.36 kWh "), "\(table)")
        let csv = try book.runner.run(arguments + ["--format", "csv"]).output
        #expect(csv.contains("a,Storm surcharge,"))
    }

    @Test func oldValuesAreRemarked() throws {
        defer { book.remove() }
        let prices =
            "to=\"2024-03-01\" value=\"0.01\"/><price from=\"2024-03-01\" value=\"0.02\"/>"
        let rider = Self.ended.replacing("to=\"2025-01-01\" value=\"0.01\"/>", with: prices)
        try write(charges: rider, to: "own.xml")
        let remark = "the last values stated are used on 2026-12-31: of 2024-03-01 for Fuel "
        let result = try run(
            "bill", "own.xml", "--load", "load.csv", "--year", "2026", "--format", "json")
        #expect(result.errors == remark + "adjustment\n")
        #expect(result.output.contains("\"remarks\":[{\"text\":\"\(remark)"), "\(result.output)")
        let fresh = try run("bill", "own.xml", "--load", "load.csv", "--calendar", "plain")
        #expect(fresh.errors.isEmpty)
    }

    @Test func aFileIsReplacedOnlyWhereAsked() throws {
        defer { book.remove() }
        try write(charges: Self.ended, to: "own.xml")
        try write("precious", to: "out.xml")
        let refused = try run("convert", "own.xml", "--out", "out.xml")
        #expect(refused.exitCode == 73)
        #expect(
            refused.errors
                == "error: out.xml is there already; choose another name, or replace it with "
                + "--force\n")
        let kept = try Data(contentsOf: book.folder.appending(path: "out.xml"))
        #expect(String(decoding: kept, as: UTF8.self) == "precious")
        let replaced = try run("convert", "own.xml", "--out", "out.xml", "--force")
        #expect(replaced.exitCode == 0)
        #expect(replaced.errors.hasSuffix("wrote out.xml\n"), "\(replaced.errors)")
        let nowhere = try run("convert", "own.xml", "--out", "nowhere/out.xml")
        #expect(nowhere.exitCode == 73)
        #expect(
            nowhere.errors.hasPrefix(
                "error: nowhere/out.xml cannot be written: there is no folder "),
            "\(nowhere.errors)")
        let folder = try run("convert", "own.xml", "--out", ".")
        #expect(folder.errors == "error: . cannot be written: it is a folder\n")
        #expect(folder.exitCode == 73)
    }

    /// One price in two charges: other lines, the same money.
    @Test func whatBillsAlikeIsSaidTo() throws {
        defer { book.remove() }
        try write(
            charges: "<energy id=\"e\" name=\"Use\" component=\"bundled\" price=\"0.1234\"/>",
            to: "old.xml")
        try write(
            charges: """

                <energy id="base" name="Base" component="bundled" price="0.1111"/>
                <energy id="rest" name="Rest" component="bundled" price="0.0123"/>
                """, to: "new.xml")
        let words = try run("diff", "old.xml", "new.xml", "--load", "load.csv")
        #expect(
            words.output.contains(
                "\nThey bill alike: every month of this load comes to the same"),
            "\(words.output)")
        let json = try run("diff", "old.xml", "new.xml", "--load", "load.csv", "--format", "json")
        #expect(json.output.contains("\"bills_alike\":true"))
        try write(
            charges: "<energy id=\"e\" name=\"Use\" component=\"bundled\" price=\"0.1235\"/>",
            to: "dear.xml")
        let dear = try run("diff", "old.xml", "dear.xml", "--load", "load.csv", "--format", "json")
        #expect(dear.output.contains("\"bills_alike\":false"))
    }
}
