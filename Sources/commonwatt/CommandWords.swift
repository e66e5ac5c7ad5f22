import ArgumentParser
import Diagnostics
import Foundation

/// The words after the program's name: a noun, a verb, and what the verb is told.
struct CommandWords {
    private let arguments: [String]
    private let nouns: [any ParsableCommand.Type]

    init(_ arguments: [String], of program: any ParsableCommand.Type = Commonwatt.self) {
        self.arguments = arguments
        nouns = program.configuration.subcommands
    }

    /// The words as the argument parser is to read them.
    ///
    /// It takes all that begins with a dash for an option. A number below zero is none: it is
    /// bound to the option before it, or stands behind the others.
    ///
    /// - Throws: ``CommandWordError`` where noun or verb is none
    func prepared() throws(CommandWordError) -> [String] {
        try check()
        guard arguments.contains(where: Self.isNegative), !arguments.contains("--") else {
            return arguments
        }
        let options = command.map(Self.optionsWithValue) ?? []
        var words: [String] = []
        var behind: [String] = []
        for argument in arguments {
            guard Self.isNegative(argument) else {
                words.append(argument)
                continue
            }
            if let last = words.last, options.contains(last) {
                words[words.count - 1] = "\(last)=\(argument)"
            } else {
                behind.append(argument)
            }
        }
        return behind.isEmpty ? words : words + ["--"] + behind
    }

    private static func isNegative(_ word: String) -> Bool {
        word.wholeMatch(of: /-(\.?[0-9]).*/) != nil
    }

    // MARK: - Nouns and verbs

    private var noun: (any ParsableCommand.Type)? {
        nouns.first { $0._commandName == arguments.first }
    }

    /// The command that is meant, or nil where it is not told or none.
    private var command: (any ParsableCommand.Type)? {
        guard let noun else { return nil }
        let verbs = noun.configuration.subcommands
        guard !verbs.isEmpty else { return noun }
        return verbs.first { $0._commandName == arguments.dropFirst().first }
    }

    private func check() throws(CommandWordError) {
        guard let first = arguments.first, !first.hasPrefix("-"), first != "help" else { return }
        guard let noun else { throw .noNoun(first, known: Self.names(nouns), meant: meant(first)) }
        let verbs = Self.names(noun.configuration.subcommands)
        guard !verbs.isEmpty, let verb = arguments.dropFirst().first, !verb.hasPrefix("-"),
            verb != "help", !verbs.contains(verb)
        else { return }
        throw .noVerb(
            verb, of: first, known: verbs, meant: SimilarName.find(verb, among: verbs))
    }

    /// A noun that is misspelled, or a verb whose noun was left out.
    private func meant(_ word: String) -> String? {
        if let noun = SimilarName.find(word, among: Self.names(nouns)) { return noun }
        let owners = nouns.filter { Self.names($0.configuration.subcommands).contains(word) }
        guard owners.count == 1, let owner = Self.names(owners).first else { return nil }
        return "\(owner) \(word)"
    }

    private static func names(_ commands: [any ParsableCommand.Type]) -> [String] {
        commands.map { $0._commandName }
    }

    // MARK: - Options

    /// The options of a command that take a value, as in `--amount`.
    static func optionsWithValue(_ command: any ParsableCommand.Type) -> Set<String> {
        let help = Data(command._dumpHelp().utf8)
        let tool = try? JSONDecoder().decode(Tool.self, from: help)
        let options = (tool?.command.arguments ?? []).filter { $0.kind == "option" }
        return Set(options.flatMap { ($0.names ?? []).map { "--\($0.name)" } })
    }

    /// What the parser tells of a command, as far as it is needed here.
    private struct Tool: Decodable {
        let command: Command

        struct Command: Decodable { let arguments: [Argument]? }
        struct Argument: Decodable {
            let kind: String
            let names: [Name]?
        }
        struct Name: Decodable { let name: String }
    }
}
