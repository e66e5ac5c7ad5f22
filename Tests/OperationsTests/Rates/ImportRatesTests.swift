import Diagnostics
import Foundation
import Operations
import Quantities
import Storage
import TestSupport
import Testing

struct ImportRatesTests {
    let test: TestBook

    init() throws {
        test = try TestBook()
    }

    private func problems(_ program: ProgramText) -> String {
        let error = #expect(throws: Problems.self) { try test.importProgram(program) }
        return error.map(\.description) ?? ""
    }

    @Test func keepsAProgramByItsContent() throws {
        let first = try test.importProgram(ProgramText())
        #expect(first.map(\.status) == [.imported])
        let again = try test.importProgram(ProgramText())
        #expect(again.map(\.status) == [.alreadyImported])
        let list = try ListRates(.programs)(in: test.book)
        #expect(list.map(\.key) == ["test"])
        #expect(list.map(\.file) == ["rates/programs/test/1.xml"])
    }

    @Test func showsInARehearsalWhatItWouldDo() throws {
        #expect(try test.importProgram(ProgramText(), .rehearsal).map(\.status) == [.imported])
        #expect(try ListRates(.programs)(in: test.book).isEmpty)
    }

    @Test func letsAVersionHoldUntilTheNextBegins() throws {
        try test.importProgram(ProgramText())
        var next = ProgramText()
        next.dates = "effectiveFrom=\"2025-01-01\""
        try test.importProgram(next)
        let list = try ListRates(.programs)(in: test.book)
        #expect(list.map(\.effectiveTo) == [day("2025-01-01"), nil])
    }

    @Test func refusesVersionsThatOverlap() throws {
        var first = ProgramText()
        first.dates = "effectiveFrom=\"2020-01-01\" effectiveTo=\"2024-01-01\""
        try test.importProgram(first)
        var second = ProgramText()
        second.dates = "effectiveFrom=\"2023-01-01\""
        #expect(
            problems(second)
                == "rates/programs/test/1.xml:1:1: this version of program \"test\" holds "
                + "2023-01-01.., and the book has one from 2020-01-01 to before 2024-01-01; "
                + "versions must not overlap")
    }

    @Test func replacesAVersionOnlyWhereAsked() throws {
        try test.importProgram(ProgramText())
        var mended = ProgramText()
        mended.price = "0.11"
        #expect(
            problems(mended)
                == "rates/programs/test/1.xml:1:1: the book has another version of program "
                + "\"test\" from 2020-01-01 on; import it with --replace if this one is to take "
                + "its place in months not issued yet")
        #expect(try test.importProgram(mended, replacing: true).map(\.status) == [.replaced])
        let back = try test.importProgram(ProgramText(), replacing: true)
        #expect(back.map(\.status) == [.replaced])
        #expect(try ListRates(.programs)(in: test.book).count == 1)
    }

    @Test func shipsTariffsThatProveThemselves() throws {
        let path = PackageRoot.folder.appending(
            path: "rates/us/co/xcel/rd/2018-01-01.xml"
        ).path
        let file = try InputFile(path: path)
        let installation = try Installation(folder: PackageRoot.folder)
        let reading = TariffReading(today: try CivilDate("2026-11-22"))
        let findings = try ValidateTariffs([file], reading: reading)(installation)
        #expect(findings.map(\.tariff?.key) == ["us.co.xcel.rd"])
        let imported = try ImportTariffs([file])(
            in: test.book, TestBook.time, installation)
        #expect(imported.tariffs.map(\.warnings.count) == [0])
    }

    @Test func tellsWhatAProgramSays() throws {
        try test.importProgram(ProgramText())
        let shown = try ShowProgram("test", on: day("2026-06-01"))(in: test.book)
        #expect(shown.classes == ["residential", "anchor"])
        #expect(shown.bank == "carried without limit")
        #expect(shown.prices.map(\.price) == ["0.1 per kWh"])
        #expect(shown.prices.map(\.memberClass) == ["all"])
        #expect(shown.fees.map(\.price) == ["90 % of the credit earned"])
        #expect(shown.step == nil)
        let error = #expect(throws: OperationError.self) {
            try ShowProgram("tset", on: day("2026-06-01"))(in: test.book)
        }
        #expect(
            error?.description
                == "there is no program \"tset\" in the book, expected one of test")
    }
}
