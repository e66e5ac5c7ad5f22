import Quantities

/// A JSON object as the reference summaries are laid out: a member a line, a blank a level.
struct SummaryText {
    private var members: [(key: String, lines: [String])] = []

    mutating func add(_ key: String, text: String) {
        members.append((key, [Self.quoted(text)]))
    }

    /// Adds a text, or nothing where there is none.
    mutating func add(_ key: String, optional text: String?) {
        if let text { add(key, text: text) }
    }

    mutating func add(_ key: String, _ number: Int) {
        members.append((key, ["\(number)"]))
    }

    /// Adds an amount as whole cents.
    mutating func add(_ key: String, _ amount: Money) {
        members.append((key, ["\(amount.cents)"]))
    }

    mutating func add(_ key: String, _ object: SummaryText) {
        members.append((key, object.lines))
    }

    mutating func add(_ key: String, _ objects: [SummaryText]) {
        guard !objects.isEmpty else { return members.append((key, ["[]"])) }
        members.append((key, Self.enclosed("[", objects.map(\.lines), "]")))
    }

    var json: String { lines.joined(separator: "\n") }

    private var lines: [String] {
        Self.enclosed(
            "{",
            members.map { key, lines in
                ["\(Self.quoted(key)): \(lines[0])"] + lines.dropFirst()
            }, "}")
    }

    private static func enclosed(
        _ opening: String, _ items: [[String]], _ closing: String
    ) -> [String] {
        var lines = [opening]
        for (index, item) in items.enumerated() {
            lines += item.map { " \($0)" }
            if index < items.count - 1 { lines[lines.count - 1] += "," }
        }
        return lines + [closing]
    }

    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": quoted += "\\\(scalar)"
            case "\u{0}"..<" ":
                let digits = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
