import CLibXML2

/// Text of libxml2, in the form of ours.
enum LibXML2Text {
    static func string(_ pointer: UnsafePointer<xmlChar>?) -> String {
        pointer.map { String(cString: $0) } ?? ""
    }

    /// An error message in lower case, without full stop, and with names free of namespaces.
    static func message(_ message: UnsafePointer<CChar>?) -> String {
        guard let message else { return "unknown error" }
        var text = String(cString: message).filter { $0 != "\n" }
        while let open = text.firstIndex(of: "{"),
            let close = text[open...].firstIndex(of: "}")
        {
            text.removeSubrange(open...close)
        }
        if text.hasPrefix("xmlParse"), let colon = text.firstIndex(of: ":") {
            text = String(text[colon...].dropFirst(2))
        }
        while text.last == "." || text.last == " " { text.removeLast() }
        return text.split(separator: ". ").map { sentence in
            sentence.split(separator: "': ").map(lowercasingFirst).joined(separator: "': ")
        }.joined(separator: "; ")
    }

    /// The text with a small first letter, unless it begins with an abbreviation.
    private static func lowercasingFirst(_ text: Substring) -> String {
        let isAbbreviation = text.dropFirst().first?.isUppercase == true
        return isAbbreviation ? String(text) : text.prefix(1).lowercased() + text.dropFirst()
    }

    /// The value of an attribute.
    static func attributeValue(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        String(unsafeUninitializedCapacity: bytes.count) { room in
            room.baseAddress.map { copyAttributeValue(bytes, to: $0) } ?? 0
        }
    }

    /// Writes the value of an attribute, which is never longer, and returns its length.
    ///
    /// libxml2, told not to substitute entities, writes each ampersand of a value as `&#38;`,
    /// and nothing else so.
    static func copyAttributeValue(
        _ bytes: UnsafeBufferPointer<UInt8>, to room: UnsafeMutablePointer<UInt8>
    ) -> Int {
        var index = 0
        var count = 0
        while index < bytes.count {
            room[count] = bytes[index]
            index += bytes[index] == UInt8(ascii: "&") ? 5 : 1
            count += 1
        }
        return count
    }
}
