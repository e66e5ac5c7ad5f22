import Foundation
import Testing

/// A book can be read where nothing can be written, as from an auditor's disk.
struct ReadOnlyBookTests {
    private let book: SampleBook

    init() throws {
        book = try SampleBook()
        try book.setUp()
        try book.importMonth("2026-07")
        try book.run("bill", "issue", "--month", "2026-07", "--as-of", "2026-08-05")
        let folder = book.folder.appending(path: "disk")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try FileManager.default.copyItem(
            at: book.folder.appending(path: "coop.book"),
            to: folder.appending(path: "coop.book"))
    }

    private func disk(_ body: (ReadOnlyDisk) throws -> Void) throws {
        defer { book.remove() }
        let disk = ReadOnlyDisk(book.folder.appending(path: "disk"))
        try disk.protect()
        defer { disk.release() }
        try body(disk)
    }

    @Test(.enabled(if: ReadOnlyDisk.canBe)) func canBeReadInEveryWay() throws {
        try disk { disk in
            for command in [
                ["book", "info"], ["statement", "show", "MEADOW-000001"], ["ledger", "verify"],
                ["statement", "list", "--format", "csv"],
                ["bill", "preview", "--month", "2026-07"],
            ] {
                let usual = try book.runner.run(command)
                let result = try disk.run(command + ["--book", "disk/coop.book"], book)
                #expect(result.exitCode == usual.exitCode, "\(command): \(result)")
                #expect(result.output == usual.output)
            }
            let export = ["statement", "export", "--month", "2026-07", "--to", "out"]
            let result = try disk.run(export + ["--book", "disk/coop.book"], book)
            #expect(result.exitCode == 0, "\(result)")
            let copied = try disk.run(
                ["book", "backup", "copy.book", "--book", "disk/coop.book"], book)
            #expect(copied.exitCode == 0, "\(copied)")
            #expect(try book.run("ledger", "verify", "--book", "copy.book").hasPrefix("Clean  yes"))
        }
    }

    @Test(.enabled(if: ReadOnlyDisk.canBe)) func isNotWritten() throws {
        try disk { disk in
            for command in [
                ["payment", "record", "S-1001", "5.00"], ["book", "upgrade"],
                ["bill", "issue", "--month", "2026-07"],
            ] {
                let result = try disk.run(command + ["--book", "disk/coop.book"], book)
                #expect(result.exitCode == 74, "\(result)")
                #expect(result.errors.contains("disk/coop.book cannot be written: the file"))
                #expect(
                    result.errors.contains("copy the book to a folder that can be written"),
                    "\(result)")
            }
        }
    }

    /// What stands in a log alone is never left out in silence.
    @Test(.enabled(if: ReadOnlyDisk.canBe)) func saysThatALogHoldsMore() throws {
        try Data(repeating: 7, count: 4096).write(
            to: book.folder.appending(path: "disk/coop.book-wal"))
        try disk { disk in
            let result = try disk.run(["book", "info", "--book", "disk/coop.book"], book)
            #expect(result.exitCode == 66, "\(result)")
            #expect(
                result.errors == """
                    error: disk/coop.book cannot be read: newer content stands in \
                    disk/coop.book-wal beside it, and nothing can be written there; copy both \
                    files to a folder that can be written, and read them there

                    """)
        }
    }

    @Test(.enabled(if: ReadOnlyDisk.canBe), .timeLimit(.minutes(1)))
    func isServed() throws {
        let token = try book.run(
            "token", "create", "--administrator", "--format", "json", "--book", "disk/coop.book")
        let text = try #require(token.firstMatch(of: /"token":"([^"]+)"/)?.1)
        try disk { disk in
            let service = try ServedBook(book, "disk/coop.book", wrapper: disk.wrapper)
            defer { service.end() }
            let good = GoodClient(port: service.port, token: String(text))
            #expect(try good.ask("/healthz").status == 200)
            #expect(try good.ask("/api/v1/statements/MEADOW-000001").status == 200)
        }
    }
}

/// A folder that cannot be written: by its permissions, or for who may do all, by a mount of
/// its own for each command.
struct ReadOnlyDisk {
    private let folder: URL

    init(_ folder: URL) {
        self.folder = folder
    }

    private static let mayDoAll = geteuid() == 0

    /// Whether this machine lets the tests have one.
    static let canBe: Bool = {
        guard mayDoAll else { return true }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", "unshare -m sh -c 'mount --bind /mnt /mnt' 2> /dev/null"]
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }()

    /// What a command is run by, to see the folder as it is meant.
    var wrapper: [String] {
        guard Self.mayDoAll else { return [] }
        let mount = "mount --bind \"$0\" \"$0\" && mount -o remount,ro,bind \"$0\""
        return [
            "/usr/bin/env", "unshare", "-m", "sh", "-c", "\(mount) && exec \"$@\"", folder.path,
        ]
    }

    func protect() throws {
        guard !Self.mayDoAll else { return }
        for (path, mode) in [
            (folder.appending(path: "coop.book").path, 0o444), (folder.path, 0o555),
        ] {
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
        }
    }

    func release() {
        try? FileManager.default.setAttributes(
            [.posixPermissions: 0o755], ofItemAtPath: folder.path)
    }

    func run(_ arguments: [String], _ book: SampleBook) throws -> CommandResult {
        try book.runner.run(arguments, wrapper: wrapper)
    }
}
