import Foundation
import TestSupport
import Testing

/// What holds for every command, whatever it does.
struct CommandTreeTests {
    private let book: SampleBook

    init() throws {
        book = try SampleBook()
    }

    /// These write no book: they look at one or none, or write a file where they are told.
    private static let reading: Set = [
        "book info", "book synthesize", "array list", "subscriber template", "subscriber list",
        "subscription list", "program list", "program show", "tariff list", "tariff show",
        "tariff chart", "tariff validate", "tariff convert", "tariff diff", "tariff compare",
        "tariff bill", "meter inspect", "meter list", "bill preview", "statement list",
        "statement show", "statement explain", "payment list", "loan products", "loan list",
        "loan show", "loan payoff", "loan notes", "loan quote", "loan schedule", "loan chart",
        "loan apr", "scr compute", "scr show", "ledger balances", "ledger entries",
        "ledger verify", "ledger key", "ledger seal", "token list", "serve",
    ]

    /// What these print is a file of a form of its own, or one number.
    private static let ofOwnForm: Set = [
        "subscriber template", "tariff chart", "tariff convert", "loan chart", "loan apr", "serve",
    ]

    @Test func everyCommandHasAnExampleAndARehearsalAndJSON() throws {
        defer { book.remove() }
        let verbs = try CommandTree(of: book.runner).verbs
        #expect(verbs.count >= 66)
        for (words, command) in verbs {
            let example = (command.discussion ?? "").contains("commonwatt \(words)")
            #expect(example, "the help of \(words) has no example")
            if !Self.reading.contains(words) {
                #expect(command.option("dry-run") != nil, "\(words) cannot be rehearsed")
            }
            let prints = command.option("format")?.allValues?.contains("json") ?? false
            #expect(prints != Self.ofOwnForm.contains(words), "\(words) has no --format json")
        }
    }

    /// An example says nothing that its command does not know.
    @Test func everyExampleHasOptionsThatAre() throws {
        defer { book.remove() }
        let verbs = Dictionary(
            uniqueKeysWithValues: try CommandTree(of: book.runner).verbs.map {
                ($0.words, $0.command)
            })
        let text = verbs.values.compactMap(\.discussion).joined(separator: "\n")
        let all: [[String]] = text.split(separator: "\n").map { line in
            line.split(separator: " ").map(String.init)
        }
        let lines = all.filter { $0.first == "commonwatt" }
        #expect(lines.count >= verbs.count)
        for line in lines {
            let words = Array(line.dropFirst())
            let named = verbs[words.prefix(2).joined(separator: " ")] ?? verbs[words.first ?? ""]
            let command = try #require(named, "\(line.joined(separator: " "))")
            for option in words where option.hasPrefix("--") {
                let isKnown = command.option(String(option.dropFirst(2))) != nil
                #expect(isKnown, "\(option) in: \(line.joined(separator: " "))")
            }
        }
    }

    @Test func everyCommandPrintsJSON() throws {
        defer { book.remove() }
        try CommandExamples.prepare(book)
        let commands = CommandExamples.all
        let known = try CommandTree(of: book.runner).verbs.map(\.words)
        let missing = Set(known).subtracting(commands.map(\.words)).subtracting(Self.ofOwnForm)
        #expect(missing.isEmpty, "no example of \(missing.sorted())")
        for command in commands {
            let result = try book.runner.run(command.arguments + ["--format", "json"])
            #expect(result.exitCode == command.code, "\(command.words): \(result)")
            let isEmpty = result.output.isEmpty
            let mayBeEmpty = command.code != 0 || command.words == "statement export"
            #expect(
                isJSON(result.output) || isEmpty && mayBeEmpty,
                "\(command.words): \(result.output.prefix(300))")
        }
    }

    /// A book in which nothing is yet.
    @Test func everyCommandPrintsJSONOfNothing() throws {
        defer { book.remove() }
        try CommandExamples.writeFiles(to: book.folder)
        try book.run("book", "create", "--name", "Empty")
        let lists = [
            "array list", "subscriber list", "subscription list", "program list", "tariff list",
            "meter list", "statement list", "payment list", "loan products", "loan list",
            "ledger balances", "ledger verify", "token list",
        ]
        for command in CommandExamples.all where command.words != "book create" {
            let result = try book.runner.run(command.arguments + ["--format", "json"])
            if lists.contains(command.words) {
                #expect(result.exitCode == 0, "\(command.words): \(result)")
            }
            #expect(result.exitCode != 70, "\(command.words): \(result)")
            let mayBeEmpty = result.exitCode != 0 || command.words == "statement export"
            #expect(
                isJSON(result.output) || result.output.isEmpty && mayBeEmpty,
                "\(command.words): \(result)")
        }
    }

    private func isJSON(_ text: String) -> Bool {
        (try? JSONSerialization.jsonObject(with: Data(text.utf8))) != nil
    }
}
