internal import Diagnostics

extension JSONReader {
    /// Reads a text in quotes.
    mutating func text() throws(Problem) -> String {
        let start = position
        position += 1
        var content: [UInt8] = []
        while let byte = next {
            switch byte {
            case UInt8(ascii: "\""):
                position += 1
                guard let text = String(validating: content, as: UTF8.self) else {
                    throw Problem("the text is not valid UTF-8", at: place(at: start))
                }
                return text
            case UInt8(ascii: "\\"): try escape(into: &content)
            case 0..<0x20:
                throw problem(
                    "a line break, tab or other control character in a text must be written "
                        + "as an escape, as in \\n")
            default:
                content.append(byte)
                position += 1
            }
        }
        throw Problem("the text is not closed by a quote", at: place(at: start))
    }

    /// Reads what a backslash begins, and appends it as UTF-8.
    private mutating func escape(into content: inout [UInt8]) throws(Problem) {
        let start = position
        position += 1
        guard let byte = next else { return }
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): content.append(byte)
        case UInt8(ascii: "b"): content.append(0x08)
        case UInt8(ascii: "f"): content.append(0x0C)
        case UInt8(ascii: "n"): content.append(0x0A)
        case UInt8(ascii: "r"): content.append(0x0D)
        case UInt8(ascii: "t"): content.append(0x09)
        case UInt8(ascii: "u"): try scalar(from: start, into: &content)
        default: throw Problem("the escape is none of JSON's", at: place(at: start))
        }
    }

    private mutating func scalar(
        from start: Int, into content: inout [UInt8]
    ) throws(Problem) {
        var units = [try unit(from: start)]
        if UTF16.isLeadSurrogate(units[0]), next == UInt8(ascii: "\\"),
            position + 1 < bytes.count, bytes[position + 1] == UInt8(ascii: "u")
        {
            position += 2
            units.append(try unit(from: start))
        }
        guard let text = String(validating: units, as: UTF16.self) else {
            throw Problem("the escape is half of a surrogate pair", at: place(at: start))
        }
        content.append(contentsOf: text.utf8)
    }

    private mutating func unit(from start: Int) throws(Problem) -> UInt16 {
        var unit: UInt16 = 0
        for _ in 0..<4 {
            guard let byte = next, byte < 0x80,
                let digit = Character(Unicode.Scalar(byte)).hexDigitValue
            else {
                throw Problem("expected four hexadecimal digits after \\u", at: place(at: start))
            }
            unit = unit << 4 | UInt16(digit)
            position += 1
        }
        return unit
    }
}
