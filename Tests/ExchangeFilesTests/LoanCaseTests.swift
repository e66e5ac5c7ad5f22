import ExchangeFiles
import Foundation
import TestSupport
import Testing

/// The acceptance set of loans: every case's rows, notes and figures.
struct LoanCaseTests {
    static let cases: [String] = {
        guard let folder = try? SharedData.file("data/loans/cases"),
            let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
        else { return [] }
        return names.filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }.sorted()
    }()

    private static let absent: Comment = "the shared cases are not here"

    @Test(.enabled(if: SharedData.isPresent, absent))
    func allCasesAreThere() {
        #expect(Self.cases.count == 36)
    }

    @Test(.enabled(if: SharedData.isPresent, absent), arguments: cases)
    func scheduleAgreesByteForByte(id: String) throws {
        #expect(try loan(id).scheduleCSV == contents("expected/\(id).csv"))
    }

    /// Stricter than key by key: the text is the same, order and layout included.
    @Test(.enabled(if: SharedData.isPresent, absent), arguments: cases)
    func summaryAgreesByteForByte(id: String) throws {
        #expect(try loan(id).summaryJSON == contents("expected/\(id).summary.json"))
    }

    @Test(.enabled(if: SharedData.isPresent, absent), arguments: cases)
    func notesAgreeByteForByte(id: String) throws {
        let file = try SharedData.file("data/loans/expected/\(id).notes.csv")
        let isExpected = FileManager.default.fileExists(atPath: file.path)
        let notes = try loan(id).notesCSV
        #expect((notes != nil) == isExpected)
        if let notes { #expect(try notes == contents("expected/\(id).notes.csv")) }
    }

    private func loan(_ id: String) throws -> LoanCase {
        try LoanCase(Array(contents("cases/\(id).json").utf8), file: "\(id).json")
    }

    private func contents(_ path: String) throws -> String {
        let file = try SharedData.file("data/loans/\(path)")
        return try String(decoding: Data(contentsOf: file), as: UTF8.self)
    }
}
