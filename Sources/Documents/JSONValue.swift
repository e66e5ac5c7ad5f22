/// A JSON document as far as we write it: whole numbers only.
enum JSONValue: Hashable, Sendable {
    case null
    case flag(Bool)
    case number(Int64)
    case text(String)
    case array([JSONValue])
    case object([String: JSONValue])

    /// Reads a document strictly by RFC 8259, and nothing but it.
    init(_ document: some Sequence<UInt8>) throws(StatementJSONError) {
        var reader = JSONReader(Array(document))
        self = try reader.document()
    }
}

/// Reads JSON from memory, with a bound on its depth.
struct JSONReader {
    private let bytes: [UInt8]
    private var position = 0
    private static let depthLimit = 24

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func document() throws(StatementJSONError) -> JSONValue {
        let value = try value(depth: 0)
        skipBlanks()
        guard position == bytes.count else { throw malformed }
        return value
    }

    private var malformed: StatementJSONError { .malformed(offset: position) }
    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func skipBlanks() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
            position += 1
        }
    }

    /// Steps over `byte` if it comes next, after blanks.
    private mutating func take(_ byte: UInt8) -> Bool {
        skipBlanks()
        guard next == byte else { return false }
        position += 1
        return true
    }

    private mutating func value(depth: Int) throws(StatementJSONError) -> JSONValue {
        skipBlanks()
        guard depth < Self.depthLimit else { throw malformed }
        switch next {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""): return .text(try text())
        case UInt8(ascii: "t"): return try word("true", .flag(true))
        case UInt8(ascii: "f"): return try word("false", .flag(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return .number(try number())
        }
    }

    private mutating func object(depth: Int) throws(StatementJSONError) -> JSONValue {
        position += 1
        var members: [String: JSONValue] = [:]
        if take(UInt8(ascii: "}")) { return .object(members) }
        repeat {
            skipBlanks()
            let start = position
            let key = try text()
            guard take(UInt8(ascii: ":")) else { throw malformed }
            let value = try value(depth: depth + 1)
            guard members.updateValue(value, forKey: key) == nil else {
                throw .malformed(offset: start)
            }
        } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "}")) else { throw malformed }
        return .object(members)
    }

    private mutating func array(depth: Int) throws(StatementJSONError) -> JSONValue {
        position += 1
        var elements: [JSONValue] = []
        if take(UInt8(ascii: "]")) { return .array(elements) }
        repeat { elements.append(try value(depth: depth + 1)) } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "]")) else { throw malformed }
        return .array(elements)
    }

    private mutating func word(
        _ word: StaticString, _ value: JSONValue
    ) throws(StatementJSONError) -> JSONValue {
        let letters = UnsafeBufferPointer(
            start: word.utf8Start, count: word.utf8CodeUnitCount)
        guard bytes[position...].starts(with: letters) else { throw malformed }
        position += letters.count
        return value
    }

    private mutating func number() throws(StatementJSONError) -> Int64 {
        let start = position
        let isNegative = next == UInt8(ascii: "-")
        if isNegative { position += 1 }
        let first = position
        var value: Int64 = 0
        while let byte = next, (48...57).contains(byte) {
            let (tens, overflow) = value.multipliedReportingOverflow(by: 10)
            let digit = Int64(byte - 48)
            let (sum, carry) = tens.addingReportingOverflow(isNegative ? -digit : digit)
            guard !overflow, !carry else { throw .malformed(offset: start) }
            value = sum
            position += 1
        }
        let hasLeadingZero = bytes[first...].first == 48 && position > first + 1
        guard position > first, !hasLeadingZero else { throw .malformed(offset: start) }
        return value
    }

    private mutating func text() throws(StatementJSONError) -> String {
        guard next == UInt8(ascii: "\"") else { throw malformed }
        position += 1
        let start = position
        var content: [UInt8] = []
        while let byte = next {
            position += 1
            switch byte {
            case UInt8(ascii: "\""):
                guard let text = String(validating: content, as: UTF8.self) else {
                    throw .malformed(offset: start)
                }
                return text
            case UInt8(ascii: "\\"): content.append(contentsOf: try escaped())
            case 0..<0x20: throw .malformed(offset: position - 1)
            default: content.append(byte)
            }
        }
        throw malformed
    }

    /// What follows a backslash, as UTF-8.
    private mutating func escaped() throws(StatementJSONError) -> [UInt8] {
        guard let byte = next else { throw malformed }
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
        case UInt8(ascii: "b"): return [0x08]
        case UInt8(ascii: "f"): return [0x0C]
        case UInt8(ascii: "n"): return [0x0A]
        case UInt8(ascii: "r"): return [0x0D]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "u"): return try scalar()
        default: throw .malformed(offset: position - 1)
        }
    }

    private mutating func scalar() throws(StatementJSONError) -> [UInt8] {
        let start = position
        var units = [try unit()]
        if UTF16.isLeadSurrogate(units[0]) {
            guard bytes[position...].starts(with: #"\u"#.utf8) else { throw malformed }
            position += 2
            units.append(try unit())
        }
        guard let text = String(validating: units, as: UTF16.self) else {
            throw .malformed(offset: start)
        }
        return Array(text.utf8)
    }

    private mutating func unit() throws(StatementJSONError) -> UInt16 {
        let digits = bytes[position...].prefix(4)
        guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
            let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
        else { throw malformed }
        position += 4
        return unit
    }
}
