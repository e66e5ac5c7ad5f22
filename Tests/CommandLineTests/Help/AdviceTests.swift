import Foundation
import Testing

/// What messages say to type is typed: it must lead somewhere.
struct AdviceTests {
    private let book: SampleBook
    private let takesDate: Set<String>

    init() throws {
        book = try SampleBook()
        takesDate = Set(
            try CommandTree(of: book.runner).verbs.filter { $0.command.option("as-of") != nil }
                .map(\.words))
    }

    private func run(_ words: [String]) throws -> CommandResult {
        let isDated = takesDate.contains(words.prefix(2).joined(separator: " "))
        return try book.runner.run(words + (isDated ? ["--as-of", "2026-12-31"] : []))
    }

    private func path(_ name: String) -> URL { book.folder.appending(path: name) }

    /// A book as it was before the first case.
    private func putBack() throws {
        let files = FileManager.default
        for name in ["coop.book", "none.book"] where files.fileExists(atPath: path(name).path) {
            try files.removeItem(at: path(name))
        }
        try files.copyItem(at: path("kept.book"), to: path("coop.book"))
    }

    @Test func leadsSomewhere() throws {
        defer { book.remove() }
        try CommandExamples.prepare(book)
        try book.run("book", "create", "--name", "Empty", "--book", "empty.book")
        try FileManager.default.moveItem(at: path("coop.book"), to: path("kept.book"))
        for advice in Advice.all {
            try putBack()
            try follow(advice)
        }
    }

    private func follow(_ advice: Advice) throws {
        for line in advice.before {
            let result = try run(Advice.words(line))
            #expect(result.exitCode == 0, "before \(advice.fails): \(line): \(result)")
        }
        let failing = Advice.words(advice.fails)
        let failed = try run(failing)
        #expect(failed.exitCode == advice.code, "\(advice.fails): \(failed)")
        guard let command = advice.command(in: failed.errors + failed.output) else {
            Issue.record("\(advice.fails) does not say \(advice.advice): \(failed)")
            return
        }
        let followed = try run(command)
        #expect(followed.exitCode == 0, "\(command.joined(separator: " ")): \(followed)")
        guard advice.mends else { return }
        let again = try run(failing)
        #expect(again.exitCode == 0, "\(advice.fails), afterwards: \(again)")
    }
}
