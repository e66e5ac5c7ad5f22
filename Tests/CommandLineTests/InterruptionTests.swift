import Foundation
import Testing

/// What Ctrl-C does to a command.
struct InterruptionTests {
    private let book: SampleBook

    init() throws {
        book = try SampleBook()
        try book.setUp()
    }

    /// A command that waits for its input is stopped in the middle, and says so.
    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            ["subscriber", "import", "pipe"], ["program", "import", "pipe"],
            ["tariff", "validate", "pipe"],
        ])
    func saysThatItStopped(arguments: [String]) throws {
        defer { book.remove() }
        let before = try FolderContents(of: book.folder).books
        let pipe = book.folder.appending(path: "pipe").path
        #expect(mkfifo(pipe, 0o600) == 0)
        let errors = book.folder.appending(path: "errors")
        try Data().write(to: errors)
        let process = try book.runner.start(
            arguments, errors: FileHandle(forWritingTo: errors))
        // Opens when the command reads.
        let writer = open(pipe, O_WRONLY)
        defer { close(writer) }
        kill(process.processIdentifier, SIGINT)
        process.waitUntilExit()
        #expect(process.terminationReason == .exit)
        #expect(process.terminationStatus == 130)
        #expect(
            try String(contentsOf: errors, encoding: .utf8)
                == "\nstopped; run it again to go on\n")
        #expect(try FolderContents(of: book.folder).books == before)
        #expect(try book.run("ledger", "verify").hasPrefix("Clean  yes"))
    }
}
