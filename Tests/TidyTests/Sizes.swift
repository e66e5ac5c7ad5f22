/// How much fits on a screen and into a head.
enum Sizes {
    static let linesInAFile = 400
    static let linesInAFunction = 50
    static let columnsInALine = 100

    static func tooLongLines(in file: SourceFile) -> [Violation] {
        file.violations(in: file.lines) { line in
            guard line.count > columnsInALine else { return nil }
            return "the line has \(line.count) columns, at most \(columnsInALine) are read"
        }
    }

    static func tooLongFile(_ file: SourceFile) -> [Violation] {
        let count = file.lines.last == "" ? file.lines.count - 1 : file.lines.count
        guard count > linesInAFile else { return [] }
        let message = "the file has \(count) lines, at most \(linesInAFile): cut it by concept"
        return [Violation(path: file.path, line: nil, message: message)]
    }

    static func tooLongFunctions(in file: SourceFile) -> [Violation] {
        functions(in: file.code).filter { $0.count > linesInAFunction }.map { lines in
            let message =
                "the function has \(lines.count) lines, at most \(linesInAFunction): "
                + "give its steps names"
            return Violation(path: file.path, line: lines.lowerBound + 1, message: message)
        }
    }

    /// The lines of each function, initializer and computed property, from its first line to
    /// its closing brace, which the formatter puts below the first character of the first.
    static func functions(in lines: [String]) -> [Range<Int>] {
        lines.indices.compactMap { start in
            guard isDeclaration(lines[start]), let opening = opening(from: start, in: lines)
            else { return nil }
            let indent = indent(of: lines[start])
            let closing = lines[opening...].dropFirst().firstIndex {
                Self.indent(of: $0) == indent && $0.dropFirst(indent).hasPrefix("}")
            }
            return closing.map { start..<($0 + 1) }
        }
    }

    private static func isDeclaration(_ line: String) -> Bool {
        let words = line.split { $0 == " " || $0 == "(" || $0 == "<" || $0 == "?" }
        let first = words.first { !modifiers.contains($0) && !$0.hasPrefix("@") }
        return first.map(declarations.contains) ?? false
    }

    /// The line on which the body begins, where the declaration has one that spans lines.
    private static func opening(from start: Int, in lines: [String]) -> Int? {
        let indent = indent(of: lines[start])
        for index in start..<lines.count {
            let line = lines[index].drop { $0 == " " }
            if index > start, Self.indent(of: lines[index]) <= indent {
                guard line.hasPrefix(")") || line.hasPrefix("{") || line.hasPrefix("where") else {
                    return nil
                }
            }
            if line.hasSuffix("{") || line.hasSuffix(" in") { return index }
            if line.hasSuffix("}") { return nil }
        }
        return nil
    }

    private static func indent(of line: String) -> Int {
        line.allSatisfy { $0 == " " } ? .max : line.prefix { $0 == " " }.count
    }

    private static let declarations: Set<Substring> = [
        "func", "init", "deinit", "subscript", "var",
    ]
    private static let modifiers: Set<Substring> = [
        "public", "package", "internal", "fileprivate", "private", "static", "class", "final",
        "mutating", "consuming", "borrowing", "override", "convenience", "required", "lazy",
        "nonisolated", "private(set)", "set)", "indirect", "prefix", "postfix", "async",
    ]
}
