import ArgumentParser
import Foundation
import Operations

/// Why words are no command.
enum CommandWordError: CategorizedError, Hashable {
    case noNoun(String, known: [String], meant: String?)
    case noVerb(String, of: String, known: [String], meant: String?)

    var category: ErrorCategory { .usage }
}

extension CommandWordError: CustomStringConvertible {
    var description: String {
        switch self {
        case .noNoun(let word, let known, let meant):
            "there is no command \"\(word)\"; \(Self.hint(known, meant)) more is told by: "
                + "commonwatt --help"
        case .noVerb(let word, let noun, let known, let meant):
            "\(noun) has no verb \"\(word)\"; \(Self.hint(known, meant)) more is told by: "
                + "commonwatt \(noun) --help"
        }
    }

    private static func hint(_ known: [String], _ meant: String?) -> String {
        meant.map { "is \($0) meant?" } ?? "expected one of \(known.joined(separator: ", "));"
    }
}
