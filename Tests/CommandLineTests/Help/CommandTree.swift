import Foundation

/// Nouns, verbs and options, as the program tells them of itself.
struct CommandTree: Decodable {
    let command: Command

    struct Command: Decodable {
        let commandName: String
        let discussion: String?
        let subcommands: [Command]?
        let arguments: [Argument]?
    }

    struct Argument: Decodable {
        let names: [Name]?
        let allValues: [String]?
    }

    struct Name: Decodable {
        let name: String
    }

    init(of runner: CommandRunner) throws {
        let text = try runner.run(["--experimental-dump-help"]).output
        self = try JSONDecoder().decode(CommandTree.self, from: Data(text.utf8))
    }

    /// The commands that do something, by noun and verb.
    var verbs: [(words: String, command: Command)] {
        Self.verbs(of: command, []).filter { $0.words != "help" }
    }

    private static func verbs(
        of command: Command, _ path: [String]
    ) -> [(words: String, command: Command)] {
        guard let below = command.subcommands, !below.isEmpty else {
            return [(path.joined(separator: " "), command)]
        }
        return below.flatMap { verbs(of: $0, path + [$0.commandName]) }
    }
}

extension CommandTree.Command {
    func option(_ name: String) -> CommandTree.Argument? {
        arguments?.first { ($0.names ?? []).contains { $0.name == name } }
    }
}
