/// The characters of which identifiers are made, and how others are written with them.
public enum PlainCharacter {
    static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
            UInt8(ascii: "."):
            true
        default: false
        }
    }

    /// Whether an identifier can begin so: not as an option or a hidden file does.
    static func canBegin(_ byte: UInt8) -> Bool {
        isPlain(byte) && byte != UInt8(ascii: "-") && byte != UInt8(ascii: ".")
    }

    /// The identifier that a text is most like, as in `Jose` for `José` and `M-2` for `M 2`;
    /// nil where nothing of it can be kept.
    public static func identifier(like text: String) -> String? {
        var plain = ""
        for scalar in text.unicodeScalars {
            guard let letters = letters(like: scalar) else { continue }
            if letters == "-", plain.last == "-" { continue }
            plain += letters
        }
        let start = plain.utf8.firstIndex(where: canBegin) ?? plain.endIndex
        let cut = plain[start...].prefix(64)
        let end = cut.lastIndex { $0 != "-" }.map { cut.index(after: $0) } ?? cut.startIndex
        return cut[..<end].isEmpty ? nil : String(cut[..<end])
    }

    /// The plain letters for a character; nil for one that is not seen, or is a mark on another.
    private static func letters(like scalar: Unicode.Scalar) -> String? {
        if scalar.isASCII, isPlain(UInt8(ascii: scalar)) { return String(scalar) }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark, .format, .control: return nil
        default: break
        }
        if scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue {
            return String(Int(value))
        }
        return latin(scalar) ?? "-"
    }

    /// What Unicode's name of a Latin letter says it is, as in
    /// `LATIN SMALL LETTER E WITH ACUTE`.
    private static func latin(_ scalar: Unicode.Scalar) -> String? {
        if scalar == "\u{212A}" { return "K" }
        var words = (scalar.properties.name ?? "").split(separator: " ")[...]
        if words.first == "FULLWIDTH" { words.removeFirst() }
        guard words.count >= 4, words.removeFirst() == "LATIN" else { return nil }
        let isCapital = words.removeFirst() == "CAPITAL"
        guard words.removeFirst() == "LETTER" else { return nil }
        if words.first == "DOTLESS" { words.removeFirst() }
        if words.first == "SHARP" { return isCapital ? "SS" : "ss" }
        guard let letter = words.first, letter.utf8.count <= 2 else { return nil }
        return isCapital ? String(letter) : letter.lowercased()
    }
}
