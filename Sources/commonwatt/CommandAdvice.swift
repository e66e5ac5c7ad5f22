import ArgumentParser
import Foundation
import Operations

/// Commands in messages, as they work when they are pasted: with the book that was named.
///
/// Operations write `commonwatt payment list`; they do not know by what path the book was found.
struct CommandAdvice {
    /// The book as the user named it; nil where the command would find the same without.
    private let book: String?

    init(_ arguments: [String] = CommandLine.arguments) {
        let named = arguments.lastIndex(of: "--book").map { arguments.dropFirst($0 + 1).first }
        let joined = arguments.last { $0.hasPrefix("--book=") }.map { String($0.dropFirst(7)) }
        book = (named ?? nil) ?? joined
    }

    var namesBook: Bool { book != nil }

    /// `message` with the book in each command that takes one.
    func text(_ message: String) -> String {
        // Most cells of a table are short, and tables are long.
        guard let book, message.utf8.count > 16, message.contains("commonwatt ") else {
            return message
        }
        return message.replacing(/commonwatt ([a-z]+) ([a-z]+)(?! --book)\b/) { match in
            takesBook(String(match.1), String(match.2))
                ? "\(match.0) --book \(Advice.quoted(book))" : String(match.0)
        }
    }

    private func takesBook(_ noun: String, _ verb: String) -> Bool {
        let nouns = Commonwatt.configuration.subcommands
        let verbs = nouns.first { $0._commandName == noun }?.configuration.subcommands
        guard let command = verbs?.first(where: { $0._commandName == verb }) else {
            return false
        }
        return CommandWords.optionsWithValue(command).contains("--book")
    }
}
