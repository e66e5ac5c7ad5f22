import Foundation
import Testing

/// A book is its one file whenever nothing runs, and can be copied whatever runs.
struct BackupTests {
    private let book: SampleBook

    init() throws {
        book = try SampleBook()
        try book.setUp()
    }

    private func path(_ name: String) -> String { book.folder.appending(path: name).path }

    private var logs: [String] {
        ["coop.book-wal", "coop.book-shm"].filter {
            FileManager.default.fileExists(atPath: path($0))
        }
    }

    private func pay(_ amount: String, _ reference: String) throws {
        try book.run("payment", "record", "S-2002", amount, "--reference", reference)
    }

    private func payments(in name: String) throws -> String {
        try book.run("payment", "list", "--format", "csv", "--book", name)
    }

    @Test(.timeLimit(.minutes(1)), arguments: [SIGTERM, SIGINT])
    func isWholeInItsFileAfterTheService(signal: Int32) throws {
        defer { book.remove() }
        let service = try book.runner.start(
            ["serve", "--socket", "s"], awaiting: "listening")
        try pay("25.00", "ACH-1")
        #expect(logs == ["coop.book-wal", "coop.book-shm"])
        kill(service.processIdentifier, signal)
        service.waitUntilExit()
        #expect(service.terminationStatus == 0)
        #expect(logs == [])
        try FileManager.default.copyItem(atPath: path("coop.book"), toPath: path("copy.book"))
        #expect(try payments(in: "copy.book").contains(",25.00,ACH-1,"))
    }

    @Test(.timeLimit(.minutes(1))) func isCopiedWhileTheServiceRuns() throws {
        defer { book.remove() }
        let service = try book.runner.start(
            ["serve", "--socket", "s"], awaiting: "listening")
        defer { service.waitUntilExit() }
        defer { kill(service.processIdentifier, SIGTERM) }
        try pay("25.00", "ACH-1")
        let copied = try book.run("book", "backup", "copy.book", "--format", "json")
        let size = try Data(contentsOf: URL(fileURLWithPath: path("copy.book"))).count
        #expect(
            copied == """
                {"schema":"commonwatt.book-backup/1","book":"coop.book","backup":"copy.book",\
                "bytes":\(size),"checked":true}

                """)
        try pay("7.00", "ACH-2")
        let kept = try payments(in: "copy.book")
        #expect(kept.contains(",25.00,ACH-1,") && !kept.contains("ACH-2"))
        #expect(try book.run("ledger", "verify", "--book", "copy.book").hasPrefix("Clean  yes"))
        let names = try FileManager.default.contentsOfDirectory(atPath: book.folder.path)
        #expect(names.filter { $0.hasPrefix("copy.book") } == ["copy.book"])
    }

    @Test func refusesATargetThatIsThere() throws {
        defer { book.remove() }
        try Data("keep me".utf8).write(to: URL(fileURLWithPath: path("copy.book")))
        for more in [[], ["--dry-run"]] {
            let result = try book.runner.run(["book", "backup", "copy.book"] + more)
            #expect(result.exitCode == 73)
            #expect(
                result.errors
                    == "error: there is already a file at copy.book, and it is left as it is\n")
        }
        #expect(try String(contentsOfFile: path("copy.book"), encoding: .utf8) == "keep me")
        let nowhere = try book.runner.run(["book", "backup", "nowhere/copy.book"])
        #expect(nowhere.exitCode == 73)
        #expect(nowhere.errors.contains("nowhere/copy.book cannot be made: there is no folder"))
    }

    @Test func copiesNoBookThatIsDamaged() throws {
        defer { book.remove() }
        let file = try FileHandle(forUpdating: URL(fileURLWithPath: path("coop.book")))
        let size = try file.seekToEnd()
        // All pages but the first few, so that whatever lies there is hit.
        try file.seek(toOffset: 8192 * 4)
        try file.write(contentsOf: Data(repeating: 0xFF, count: Int(size) - 8192 * 4))
        try file.close()
        let result = try book.runner.run(["book", "backup", "copy.book"])
        #expect(result.exitCode == 65, "\(result)")
        #expect(result.errors.contains("coop.book is damaged"), "\(result.errors)")
        #expect(!FileManager.default.fileExists(atPath: path("copy.book")))
    }

    /// Reading, writing, rehearsing and refusing alike.
    @Test func leavesOneFileAfterEveryCommand() throws {
        defer { book.remove() }
        try book.importMonth("2026-07")
        let commands = [
            ["book", "info"], ["book", "upgrade"], ["array", "list"], ["subscriber", "list"],
            ["subscription", "list"], ["program", "list"], ["program", "show", "MEADOW"],
            ["tariff", "list"], ["meter", "list"], ["statement", "list"], ["payment", "list"],
            ["subscriber", "import", "scripts/sample/members.csv", "--dry-run"],
            ["payment", "record", "S-2002", "1.00"], ["payment", "record", "S-9", "1.00"],
            ["bill", "preview", "--month", "2026-07", "--as-of", "2026-08-05"],
            ["bill", "issue", "--month", "2026-07", "--as-of", "2026-08-05"],
            ["bill", "issue", "--month", "2027-07", "--as-of", "2026-08-05"],
            ["statement", "show", "MEADOW-000001"], ["statement", "show", "MEADOW-000099"],
            ["statement", "export", "--month", "2026-07", "--to", "out"],
            ["ledger", "balances"], ["ledger", "verify"], ["token", "create", "--administrator"],
            ["token", "list"], ["token", "revoke", "1"], ["book", "backup", "copy.book"],
            ["serve", "--socket", "nowhere/s"],
        ]
        for command in commands {
            _ = try book.runner.run(command)
            #expect(logs == [], "\(command.joined(separator: " "))")
        }
    }
}
