import Foundation

/// The session that the README shows: commands, and what each prints.
///
/// It stands in the one fenced block that opens with ```` ```console ````. A command follows a
/// prompt, `$ `, and goes on in the next line where its line ends in a backslash.
struct ReadmeSession {
    struct Step {
        /// As it stands there, without the prompt.
        let command: String
        /// All lines up to the next prompt, each with its end.
        var output: String
    }

    private let before: String
    private let after: String
    var steps: [Step]

    init(_ text: String) throws {
        let fence = "\n```console\n"
        guard let start = text.range(of: fence),
            let end = text.range(of: "\n```\n", range: start.upperBound..<text.endIndex)
        else { throw ReadmeSessionError.noSession }
        before = String(text[..<start.upperBound])
        after = String(text[text.index(after: end.lowerBound)...])
        steps = []
        var isCommand = false
        for line in text[start.upperBound..<end.lowerBound].components(separatedBy: "\n") {
            if isCommand, let step = steps.popLast() {
                steps.append(Step(command: "\(step.command)\n\(line)", output: ""))
            } else if line.hasPrefix("$ ") {
                steps.append(Step(command: String(line.dropFirst(2)), output: ""))
            } else if steps.isEmpty {
                throw ReadmeSessionError.outputWithoutCommand(line)
            } else {
                steps[steps.count - 1].output += line + "\n"
                continue
            }
            isCommand = line.hasSuffix("\\")
        }
    }

    /// The README with the session as it is now.
    var text: String {
        before + steps.map { "$ \($0.command)\n\($0.output)" }.joined() + after
    }
}

extension ReadmeSession.Step {
    /// The words of the command, as a shell would read them.
    ///
    /// It may hold quotes and lines that go on; whatever else means something to a shell is
    /// refused, so that what was tested is what happens when the session is pasted.
    func words() throws -> [String] {
        var words: [String] = []
        var word: String?
        var quote: Character?
        for character in command.replacing("\\\n", with: " ") {
            if character == quote {
                quote = nil
            } else if quote == "'" || (quote == "\"" && !"\\$`".contains(character)) {
                word?.append(character)
            } else if "\"'".contains(character), quote == nil {
                quote = character
                word = word ?? ""
            } else if character == " ", quote == nil {
                if let done = word { words.append(done) }
                word = nil
            } else if "\\$`|&;<>()*?[]{}~#!".contains(character) {
                throw ReadmeSessionError.needsShell(command)
            } else {
                word = (word ?? "") + String(character)
            }
        }
        guard quote == nil else { throw ReadmeSessionError.needsShell(command) }
        return words + (word.map { [$0] } ?? [])
    }
}

/// Why a session cannot be run.
enum ReadmeSessionError: Error, CustomStringConvertible {
    case noSession
    case outputWithoutCommand(String)
    case needsShell(String)

    var description: String {
        switch self {
        case .noSession: "there is no block that begins with ```console"
        case .outputWithoutCommand(let line):
            "expected a line that begins with \"$ \", found \"\(line)\""
        case .needsShell(let command): "this command needs a shell: \(command)"
        }
    }
}
