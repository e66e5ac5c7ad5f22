import Foundation
import Testing

/// What Ctrl-C does to a command.
struct InterruptionTests {
    private let book: SampleBook

    init() throws {
        book = try SampleBook()
        try book.setUp()
    }

    #if os(Linux)
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
            // Other tests of this process may have the signal ignored, and that is inherited.
            let process = try book.runner.start(
                arguments, wrapper: ["/usr/bin/env", "--default-signal=INT"],
                errors: FileHandle(forWritingTo: errors))
            // Opens as soon as the command reads.
            var writer: Int32 = -1
            while writer < 0, process.isRunning {
                writer = open(pipe, O_WRONLY | O_NONBLOCK)
                usleep(1000)
            }
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
    #endif
}
