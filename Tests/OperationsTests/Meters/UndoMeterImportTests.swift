import Foundation
import Metering
import Operations
import Quantities
import Storage
import Testing

struct UndoMeterImportTests {
    let test: TestBook
    let wrong = ["2026-06-01T07:00:00Z,60,1.25", "2026-06-01T08:00:00Z,60,1.5"]

    init() throws {
        test = try TestBook.withArray()
        try test.addArray("NORTH", meter: "NM")
    }

    private func undo(
        _ file: String = "r.csv", _ mode: WriteMode = .commit, number: Int64? = nil,
        reason: String? = nil
    ) throws -> UndoMeterImport.Outcome {
        try UndoMeterImport(file, number: number, reason: reason)(
            in: test.book, TestBook.time, mode)
    }

    private func total() throws -> Energy? {
        let all = try #require(
            TimeRange(from: Instant("2026-01-01T00:00Z"), to: Instant("2027-01-01T00:00Z")))
        return try test.book.read { reader in
            let meter = try #require(try reader.meter("PM"))
            let series = try reader.readings(of: meter.id, .received, in: all)
            let sources = try reader.readingSources(of: meter.id, .received, in: all)
            #expect(series.isEmpty == sources.isEmpty)
            return series.isEmpty ? nil : try series.total()
        }
    }

    @Test func leavesNothingThatCounts() throws {
        try test.importReadings(wrong)
        let outcome = try undo()
        #expect(outcome.readings == 2)
        #expect(outcome.meters == ["PM"])
        #expect(try total() == nil)
        #expect(try ListMeters()(in: test.book).map(\.flows) == [[], []])
    }

    @Test func makesRoomForOtherReadingsAndForTheSame() throws {
        try test.importReadings(wrong)
        _ = try undo()
        try test.importReadings(["2026-06-01T08:00:00Z,60,9"])
        #expect(try total() == Energy(kilowattHours: "9"))
        let digest = try #require(ListMeterImports()(in: test.book).first).digest
        _ = try undo(digest)
        let again = try test.importReadings(wrong)
        #expect(again?.isRepeat == false)
        #expect(again?.series.map(\.added) == [2])
        #expect(try total() == Energy(kilowattHours: "2.75"))
    }

    @Test func isDoneOnce() throws {
        try test.importReadings(wrong)
        _ = try undo(reason: "of NORTH")
        #expect(try undo().isRepeat)
        let imports = try ListMeterImports()(in: test.book)
        #expect(imports.map(\.undone) == ["of NORTH"])
        #expect(imports.map(\.summary) == ["2 readings of 1 meter"])
        #expect(imports.map(\.meters) == [["PM"]])
    }

    @Test func isTakenBackInARehearsal() throws {
        try test.importReadings(wrong)
        #expect(try undo("r.csv", .rehearsal).readings == 2)
        #expect(try total() == Energy(kilowattHours: "2.75"))
    }

    @Test func namesFilesThatMayHaveRepeatedIt() throws {
        try test.importReadings(wrong)
        try test.importReadings(wrong + ["2026-06-01T09:00:00Z,60,2"])
        let first = try #require(ListMeterImports()(in: test.book).last)
        #expect(try undo(first.digest).later == ["r.csv"])
        #expect(try total() == Energy(kilowattHours: "2"))
    }

    @Test func findsAFileByItsContent() throws {
        let path = test.folderPath + "/june.csv"
        let text = "start,minutes,kwh\n" + wrong.joined(separator: "\n")
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        try test.importReadings(wrong)
        #expect(try undo(path).name == "r.csv")
    }

    @Test func asksWhichOfSeveral() throws {
        try test.importReadings(wrong)
        try test.importReadings(wrong, meter: "NM")
        let error = #expect(throws: OperationError.self) { try undo() }
        let numbers = try ListMeterImports()(in: test.book).map(\.number).sorted()
        #expect(
            error?.description
                == "\"r.csv\" was imported 2 times: \(numbers[0]) (PM), \(numbers[1]) (NM); say "
                + "which, with: commonwatt meter undo r.csv --import NUMBER")
        #expect(error.map(ErrorCategory.init(of:)) == .usage)
        #expect(try undo(number: numbers[1]).meters == ["NM"])
        #expect(try undo().meters == ["PM"])
    }

    @Test(arguments: ["no.csv", "0123456789", "r.csvx"])
    func saysWhereToLook(file: String) throws {
        try test.importReadings(wrong)
        let error = #expect(throws: OperationError.self) { try undo(file) }
        #expect(
            error?.description
                == "no meter file \"\(file)\" was imported; commonwatt meter list shows those "
                + "that were")
        #expect(error.map(ErrorCategory.init(of:)) == .noInput)
    }
}
