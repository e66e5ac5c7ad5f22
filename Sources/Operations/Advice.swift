/// A command of the program in a message, as somebody may paste it.
///
/// It stands after a colon and ends at a semicolon or with the message. The command line adds the
/// book it was told of; see `CommandAdvice` there.
package struct Advice: Hashable, CustomStringConvertible {
    package let description: String

    /// `verb` is noun and verb with what follows as it is; words are quoted where a shell needs it.
    package init(_ verb: String, _ words: [String] = []) {
        description = (["commonwatt \(verb)"] + words.map(Self.quoted)).joined(separator: " ")
    }

    /// A word as a shell takes it (POSIX.1-2017, 2.2.2).
    package static func quoted(_ word: String) -> String {
        let isPlain = !word.isEmpty && word.utf8.allSatisfy { plain.contains($0) }
        return isPlain ? word : "'\(word.replacing("'", with: #"'\''"#))'"
    }

    private static let plain = Set(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./:@%+,=".utf8)
}
