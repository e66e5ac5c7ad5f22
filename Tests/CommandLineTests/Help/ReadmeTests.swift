import Foundation
import TestSupport
import Testing

/// What the README promises a reader who pastes it.
struct ReadmeTests {
    private let file = PackageRoot.folder.appending(path: "README.md")

    private func readme() throws -> String {
        try String(decoding: Data(contentsOf: file), as: UTF8.self)
    }

    /// With `RECORD=1` in the environment, what the commands print is written into the README.
    @Test func sessionRunsAsPrinted() throws {
        let printed = try ReadmeSession(readme())
        let book = try SampleBook()
        defer { book.remove() }
        var session = printed
        for index in session.steps.indices {
            let words = try session.steps[index].words()
            let command = words.joined(separator: " ")
            #expect(words.first == "commonwatt", "\(command)")
            let result = try book.runner.run(Array(words.dropFirst()))
            try #require(result.exitCode == 0, "\(command): \(result.errors)")
            session.steps[index].output = result.output
        }
        if ProcessInfo.processInfo.environment["RECORD"] == "1" {
            return try Data(session.text.utf8).write(to: file)
        }
        for (step, now) in zip(printed.steps, session.steps) {
            #expect(step.output == now.output, "\(step.command)")
        }
    }

    @Test func saysFirstWhatItIs() throws {
        let paragraphs = try readme().split(separator: "\n\n")
        #expect(paragraphs.first == "# Commonwatt")
        let sentence = try #require(paragraphs.dropFirst().first)
        #expect(sentence.hasPrefix("Commonwatt is "))
        #expect(sentence.hasSuffix("."))
        #expect(!sentence.dropLast().contains(". "))
    }

    /// Links to files of the package lead somewhere.
    @Test func linksLeadSomewhere() throws {
        for link in try readme().matches(of: #/\]\((?<path>[^):#]+)\)/#) {
            let path = PackageRoot.folder.appending(path: String(link.output.path)).path
            #expect(FileManager.default.fileExists(atPath: path), "\(link.output.path)")
        }
    }

    @Test(arguments: [
        ("a b", ["a", "b"]), ("a  \"b c\" 'd e'", ["a", "b c", "d e"]), ("a \\\n  b", ["a", "b"]),
        ("a \"\"", ["a", ""]), ("--name=\"b c\"", ["--name=b c"]), ("a '$b'", ["a", "$b"]),
    ])
    func splitsWordsAsAShellDoes(command: String, words: [String]) throws {
        #expect(try ReadmeSession.Step(command: command, output: "").words() == words)
    }

    @Test(arguments: ["a $b", "a | b", "a > b", "a \"$b\"", "a *", "a \"b", "a; b"])
    func refusesWhatNeedsAShell(command: String) throws {
        let step = ReadmeSession.Step(command: command, output: "")
        let error = #expect(throws: ReadmeSessionError.self) { try step.words() }
        #expect(error?.description == "this command needs a shell: \(command)")
    }

    @Test func readsAndWritesTheSameSession() throws {
        let text = "# A\n\n```console\n$ a \\\n    b\n1\n\n2\n$ c\n$ d\n3\n```\n\nend\n"
        let session = try ReadmeSession(text)
        #expect(session.steps.map(\.command) == ["a \\\n    b", "c", "d"])
        #expect(session.steps.map(\.output) == ["1\n\n2\n", "", "3\n"])
        #expect(session.text == text)
    }

    @Test(arguments: [
        ("# A\n", "there is no block that begins with ```console"),
        ("\n```console\na\n```\n", "expected a line that begins with \"$ \", found \"a\""),
    ])
    func refusesATextWithoutASession(text: String, message: String) {
        let error = #expect(throws: ReadmeSessionError.self) { try ReadmeSession(text) }
        #expect(error?.description == message)
    }
}
