import Mustache

/// Text for pages.
enum HTML {
    /// The text with every character that means something in HTML or cannot stand in it
    /// written as a reference or replaced.
    ///
    /// It goes byte by byte: to Swift, a quote with a combining accent behind it is another
    /// character than a quote, to a browser it is not.
    static func escaped(_ text: String) -> String {
        guard text.utf8.contains(where: isSpecial) else { return text }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count + 32)
        for byte in text.utf8 {
            if isSpecial(byte) {
                bytes.append(contentsOf: reference(to: byte).utf8)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func isSpecial(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), UInt8(ascii: "\""),
            UInt8(ascii: "'"), 0x7F:
            true
        case 0x09, 0x0A: false
        default: byte < 0x20
        }
    }

    private static func reference(to byte: UInt8) -> String {
        switch byte {
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        default: "\u{FFFD}"
        }
    }
}

/// Has templates escape what they are given as ``HTML/escaped(_:)`` does.
struct EscapedBytes: MustacheContentType {
    /// Says in a template that this is how to escape.
    ///
    /// The name is our own, since the library's list of names is shared by all who use it.
    static let pragma: String = {
        MustacheContentTypes.register(EscapedBytes(), named: "COMMONWATT-HTML")
        return "{{%CONTENT_TYPE:COMMONWATT-HTML}}"
    }()

    func escapeText(_ text: String) -> String { HTML.escaped(text) }
}
