/// XML as it is written: elements indented, attributes escaped.
struct TariffWriterOutput {
    private(set) var bytes = [UInt8]("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8)
    private var depth = 0

    /// An attribute, which is left out where its value is nil.
    typealias Attribute = (name: String, value: String?)

    /// Writes an element with what `children` writes in it.
    mutating func element(
        _ name: String, _ attributes: [Attribute], children: (inout TariffWriterOutput) -> Void
    ) {
        open(name, attributes)
        let length = bytes.count
        bytes.append(contentsOf: ">\n".utf8)
        depth += 1
        let start = bytes.count
        children(&self)
        depth -= 1
        if bytes.count == start {
            bytes.removeSubrange(length...)
            bytes.append(contentsOf: "/>\n".utf8)
        } else {
            indent()
            bytes.append(contentsOf: "</\(name)>\n".utf8)
        }
    }

    /// Writes an element without children; `text` stands in it.
    mutating func element(_ name: String, _ attributes: [Attribute], text: String = "") {
        open(name, attributes)
        if text.isEmpty {
            bytes.append(contentsOf: "/>\n".utf8)
        } else {
            bytes.append(UInt8(ascii: ">"))
            append(text)
            bytes.append(contentsOf: "</\(name)>\n".utf8)
        }
    }

    private mutating func open(_ name: String, _ attributes: [Attribute]) {
        indent()
        bytes.append(contentsOf: "<\(name)".utf8)
        for attribute in attributes {
            guard let value = attribute.value else { continue }
            bytes.append(contentsOf: " \(attribute.name)=\"".utf8)
            append(value)
            bytes.append(UInt8(ascii: "\""))
        }
    }

    private mutating func indent() {
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: depth * 2))
    }

    private mutating func append(_ text: String) {
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": bytes.append(contentsOf: "&amp;".utf8)
            case "<": bytes.append(contentsOf: "&lt;".utf8)
            case ">": bytes.append(contentsOf: "&gt;".utf8)
            case "\"": bytes.append(contentsOf: "&quot;".utf8)
            // Written plainly, an attribute's would be read as a blank.
            case "\t", "\n", "\r": bytes.append(contentsOf: "&#\(scalar.value);".utf8)
            default: bytes.append(contentsOf: UTF8.encode(Self.allowed(scalar)) ?? .init())
            }
        }
    }

    /// The character, or U+FFFD where XML 1.0 cannot hold it.
    private static func allowed(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0x00...0x1F, 0xFFFE, 0xFFFF: "\u{FFFD}"
        default: scalar
        }
    }
}
