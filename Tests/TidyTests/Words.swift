/// Words of code that stand for something we do without.
enum Words {
    /// What must not be written, and what to do instead.
    static let banned = [
        "Utils": "name the file or type after what it does",
        "Helpers": "name the file or type after what it does",
        "TODO": "open an issue instead",
        "FIXME": "open an issue instead",
        "XXX": "open an issue instead",
        "fatalError": "throw, or state a precondition",
        "try!": "throw or handle the error",
        "as!": "use a conditional cast, or a type that needs none",
        "@unchecked": "make the type sendable by what it holds",
        "nonisolated(unsafe)": "make the value sendable",
        "print(": "only the executable prints",
        "debugPrint(": "only the executable prints",
    ]

    static func violations(in file: SourceFile) -> [Violation] {
        let isEdge = file.target == "commonwatt"
        let words = banned.keys.filter { !isEdge || $0 != "print(" }.sorted()
        let inName = words.filter(file.name.contains).map {
            Violation(path: file.path, line: nil, message: message($0))
        }
        return inName
            + file.violations(in: file.code) { line in first(of: words, in: line).map(message) }
    }

    private static func message(_ word: String) -> String {
        "\"\(word)\" is not used here: \(banned[word] ?? "")"
    }

    /// The first of `words` that stands in `line` as a word of its own.
    ///
    /// A method of that name is another thing, as is what a longer word ends in.
    static func first(of words: [String], in line: String) -> String? {
        words.first { word in
            guard line.contains(word) else { return false }
            return line.ranges(of: word).contains { range in
                let before = line[..<range.lowerBound].last
                let after = line[range.upperBound...].first
                let isFree = before.map { !isWordCharacter($0) && $0 != "." } ?? true
                let isMethod = line[..<range.lowerBound].hasSuffix("func ")
                let ends = word.last.map(isWordCharacter) == true
                return isFree && !isMethod && !(ends && after.map(isWordCharacter) == true)
            }
        }
    }

    private static func isWordCharacter(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "_"
    }
}
