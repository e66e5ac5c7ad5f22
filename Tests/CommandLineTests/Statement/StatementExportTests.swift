import Foundation
import Testing

/// Where statements are written, and what is said where there are none or nowhere to go.
struct StatementExportTests {
    private let book: SampleBook

    init() throws {
        book = try SampleBook()
        try book.setUp()
        try book.importMonth("2026-07")
        try book.run("bill", "issue", "--month", "2026-07", "--as-of", "2026-08-05")
    }

    @Test(arguments: [
        (["--month", "2026-06"], "there is no statement of 2026-06; issued are 2026-07"),
        (
            ["--month", "2026-08", "--array", "MEADOW"],
            "there is no statement of 2026-08 of array MEADOW; issued are 2026-07"
        ),
        (
            ["--month", "2025-07", "--subscriber", "M-1001"],
            "there is no statement of 2025-07 of subscriber M-1001; issued are 2026-07"
        ),
        (
            ["--array", "EMPTY"],
            "there is no statement of array EMPTY; issue a month with: commonwatt bill issue"
        ),
    ])
    func namesTheMonthsThereAre(selection: [String], message: String) throws {
        defer { book.remove() }
        try book.run(
            "array", "add", "EMPTY", "--name", "Empty", "--capacity-kw", "5", "--utility",
            "Power", "--time-zone", "America/Phoenix", "--program", "or-community-solar",
            "--meter", "EMPTY-PM")
        for more in [[], ["--dry-run"]] {
            let result = try book.runner.run(
                ["statement", "export", "--to", "out"] + selection + more)
            #expect(result.exitCode == 66)
            #expect(result.errors == "error: \(message)\n")
            #expect(result.output.isEmpty)
        }
        #expect(!FileManager.default.fileExists(atPath: book.folder.appending(path: "out").path))
    }

    @Test(arguments: [
        ("coop.book", "coop.book is a file, not a folder; choose a folder"),
        ("coop.book/out", "coop.book/out cannot be written: the folder cannot be made:"),
    ])
    func refusesAFileForAFolder(target: String, message: String) throws {
        defer { book.remove() }
        let result = try book.runner.run([
            "statement", "export", "--month", "2026-07", "--to", target,
        ])
        #expect(result.exitCode == 73)
        #expect(result.errors.hasPrefix("error: \(message)"), "\(result.errors)")
        #expect(!result.errors.contains("NSCocoaErrorDomain"))
        #expect(try book.run("ledger", "verify").hasPrefix("Clean  yes"))
    }

    @Test func writesIntoAFolderThatIsMadeOrThere() throws {
        defer { book.remove() }
        for _ in 0..<2 {
            try book.run("statement", "export", "--month", "2026-07", "--to", "new/out")
            let folder = book.folder.appending(path: "new/out").path
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == 24)
        }
    }
}
