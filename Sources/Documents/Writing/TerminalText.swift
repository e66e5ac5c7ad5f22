/// Text in columns for a terminal or a letter, 80 characters wide.
///
/// Names may hold anything: what would move the cursor or turn the writing around is
/// replaced, and letters as wide as two are counted as two.
struct TerminalText {
    static let width = 80
    private(set) var text = ""

    mutating func blank() { text += "\n" }

    mutating func heading(_ title: String) {
        blank()
        line(Self.clean(title).uppercased())
    }

    /// Lines of at most the width, broken between words where there are any.
    mutating func paragraph(_ words: String, indent: Int = 0) {
        for part in Self.wrapped(words, to: Self.width - indent) {
            line(String(repeating: " ", count: indent) + part)
        }
    }

    /// A label at the left and a figure at the right.
    mutating func row(_ label: String, _ figure: String, detail: String? = nil) {
        let figure = Self.clean(figure)
        var labels = Self.wrapped(label, to: max(20, Self.width - Self.width(of: figure) - 2))
        let first = labels.isEmpty ? "" : labels.removeFirst()
        let gap = Self.width - Self.width(of: first) - Self.width(of: figure)
        line(first + String(repeating: " ", count: max(1, gap)) + figure)
        for label in labels { line(label) }
        if let detail { paragraph(detail, indent: 2) }
    }

    /// A label in a column of its own, and what it is about beside it.
    mutating func pair(_ label: String, _ value: String) {
        let column = 20
        for (index, part) in Self.wrapped(value, to: Self.width - column).enumerated() {
            line((index == 0 ? Self.padded(label, to: column) : blanks(column)) + part)
        }
    }

    /// Cells in columns, the first at the left and the others at the right of theirs.
    mutating func columns(_ cells: [String], _ widths: [Int]) {
        guard let first = cells.first, let firstWidth = widths.first else { return }
        var parts = Self.wrapped(first, to: firstWidth)
        var row = Self.padded(parts.isEmpty ? "" : parts.removeFirst(), to: firstWidth)
        for (cell, width) in zip(cells.dropFirst(), widths.dropFirst()) {
            let cell = Self.clean(cell)
            row += blanks(max(1, width - Self.width(of: cell))) + cell
        }
        line(row)
        for part in parts { line(part) }
    }

    mutating func rule() { line(String(repeating: "-", count: Self.width)) }

    /// A line as it is, without the blanks at its end.
    mutating func line(_ content: String) {
        var content = content[...]
        while content.utf8.last == UInt8(ascii: " ") { content.removeLast() }
        text += content
        text += "\n"
    }

    private func blanks(_ count: Int) -> String { String(repeating: " ", count: count) }
}

extension TerminalText {
    static func padded(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - self.width(of: text)))
    }

    /// How many columns of a terminal `text` takes.
    static func width(of text: String) -> Int {
        text.reduce(0) { $0 + width(of: $1) }
    }

    private static func width(of character: Character) -> Int {
        guard let first = character.unicodeScalars.first else { return 0 }
        switch first.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: break
        }
        let isEmoji = character.unicodeScalars.contains { $0.properties.isEmojiPresentation }
        return isEmoji || isWide(first.value) ? 2 : 1
    }

    /// The blocks of scripts whose letters are as wide as two (Unicode Standard Annex 11).
    private static func isWide(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF,
            0x4E00...0x9FFF, 0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
            0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
            0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
            true
        default: false
        }
    }

    /// The text without what a terminal would obey.
    static func clean(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isObeyed) else { return text }
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { scalars.append(isObeyed(scalar) ? "\u{FFFD}" : scalar) }
        return String(scalars)
    }

    private static func isObeyed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069,
            0x200E, 0x200F, 0x61C:
            true
        default: false
        }
    }

    /// The lines that `text` makes when none may be wider than `width`.
    static func wrapped(_ text: String, to width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in clean(text).split(separator: " ") {
            let isFirst = line.isEmpty
            if self.width(of: line) + self.width(of: String(word)) + (isFirst ? 0 : 1) <= width {
                line += (isFirst ? "" : " ") + word
                continue
            }
            if !isFirst { lines.append(line) }
            line = ""
            for character in word {
                if self.width(of: line) + self.width(of: character) > width {
                    lines.append(line)
                    line = ""
                }
                line.append(character)
            }
        }
        return line.isEmpty ? lines : lines + [line]
    }
}
