import Testing

/// A place where a rule is broken.
struct Violation: Hashable, Sendable, CustomStringConvertible {
    let path: String
    /// Counted from one; nil where the whole file is meant.
    let line: Int?
    let message: String

    var description: String { "\(path):\(line.map { "\($0):" } ?? "") \(message)" }
}

extension SourceFile {
    /// Those of the file's `lines` for which `message` has something to say.
    func violations(
        in lines: [String], _ message: (String) -> String?
    ) -> [Violation] {
        lines.enumerated().compactMap { index, line in
            message(line).map { Violation(path: path, line: index + 1, message: $0) }
        }
    }
}

/// Expects that a rule is kept, and lists every place where it is not.
func expectNone(_ violations: [Violation], at location: SourceLocation = #_sourceLocation) {
    let list = violations.map(\.description).joined(separator: "\n")
    #expect(violations.isEmpty, "\(list)", sourceLocation: location)
}
