import Foundation
import TestSupport
import Testing

/// A run that is killed at any moment and run again ends in the same book.
struct KillTests {
    @Test func endsInTheSameBookHoweverOftenItIsKilled() throws {
        let undisturbed = try SampleBook()
        let killed = try SampleBook()
        defer {
            undisturbed.remove()
            killed.remove()
        }
        for book in [undisturbed, killed] {
            try book.setUp()
            try book.importMonth("2026-07")
        }
        let issue = ["bill", "issue", "--month", "2026-07", "--as-of", "2026-08-05"]
        let started = ContinuousClock.now
        #expect(try undisturbed.runner.run(issue).exitCode == 0)
        let whole = ContinuousClock.now - started

        var seed = Seed(20_260_805)
        var kills = 0
        for _ in 0..<40 {
            let part = Double.random(in: 0...1.1, using: &seed)
            if try killed.runner.kill(issue, after: whole * part) { kills += 1 }
            let found = try killed.runner.run(["ledger", "verify", "--format", "json"])
            #expect(found.exitCode == 0, "\(found.output)")
        }
        #expect(kills > 0, "no run was killed, so nothing was shown")
        #expect(try killed.runner.run(issue).exitCode == 0)
        #expect(try heads(killed) == heads(undisturbed))
        #expect(try documents(killed) == documents(undisturbed))
    }

    /// The laws that were checked and the last digest of each array.
    private func heads(_ book: SampleBook) throws -> String {
        try book.run("ledger", "verify", "--format", "json")
    }

    /// Every statement in each of its forms, by file name.
    private func documents(_ book: SampleBook) throws -> [String: Data] {
        var documents: [String: Data] = [:]
        for form in ["html", "text", "json"] {
            let folder = book.folder.appending(path: "out-\(form)")
            try book.run(
                "statement", "export", "--month", "2026-07", "--format", form, "--to",
                folder.path)
            for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
                documents[name] = try Data(contentsOf: folder.appending(path: name))
            }
        }
        #expect(documents.count == 72)
        return documents
    }
}
