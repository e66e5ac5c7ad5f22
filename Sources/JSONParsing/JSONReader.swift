internal import Diagnostics

/// Reads a JSON document from memory, front to back.
struct JSONReader: ~Copyable {
    let bytes: [UInt8]
    let file: String
    let limits: JSONLimits
    var position = 0
    private var line = 1
    private var lineStart = 0
    /// How many bytes of the line up to `counted` belong to characters that began before.
    private var continued = 0
    private var counted = 0
    private var depth = 0
    private var valueCount = 0

    init(_ bytes: [UInt8], file: String, limits: JSONLimits) {
        self.bytes = bytes
        self.file = file
        self.limits = limits
    }

    mutating func document() throws(Problem) -> JSONValue {
        guard bytes.count <= limits.bytes else {
            throw problem("the file is larger than \(limits.bytes >> 20) MiB, the limit")
        }
        skipByteOrderMark()
        skipBlanks()
        guard next != nil else { throw problem("the document is empty") }
        let value = try value()
        skipBlanks()
        guard next == nil else {
            throw problem("expected the end of the file after the value, found \(found)")
        }
        return value
    }
}

// MARK: - Places

extension JSONReader {
    var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    var place: Place { place(at: position) }

    func place(at offset: Int) -> Place {
        let rest = bytes[min(counted, offset)..<offset].count { Place.isContinuation($0) }
        return Place(
            file: file, line: line, column: offset - lineStart - continued - rest + 1)
    }

    /// Counts the characters of the line up to here, so that none is counted again.
    private mutating func countCharacters() {
        guard position > counted else { return }
        continued += bytes[counted..<position].count { Place.isContinuation($0) }
        counted = position
    }

    func problem(_ message: String) -> Problem { Problem(message, at: place) }

    /// What stands here, in words for a message.
    var found: String {
        guard let byte = next else { return "the end of the file" }
        var end = position
        while end < bytes.count, end - position < 20, Self.isOfWord(bytes[end]) { end += 1 }
        let word = (position..<max(end, position + 1)).map { bytes[$0] }
        guard word.allSatisfy({ (0x21..<0x7F).contains($0) }) else {
            return "the byte 0x" + String(byte, radix: 16, uppercase: true)
        }
        return "\"\(String(decoding: word, as: UTF8.self))\""
    }

    private static func isOfWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        default: false
        }
    }

    private mutating func skipByteOrderMark() {
        guard bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF else { return }
        position = 3
        lineStart = 3
        counted = 3
    }

    private mutating func skipBlanks() {
        while let byte = next {
            switch byte {
            case 0x20, 0x09, 0x0D: position += 1
            case 0x0A:
                position += 1
                line += 1
                lineStart = position
                counted = position
                continued = 0
            default: return
            }
        }
    }

    /// Steps over `byte` if it comes next, after blanks.
    private mutating func take(_ byte: UInt8) -> Bool {
        skipBlanks()
        guard next == byte else { return false }
        position += 1
        return true
    }
}

// MARK: - Values

extension JSONReader {
    private mutating func value() throws(Problem) -> JSONValue {
        skipBlanks()
        countCharacters()
        let place = place
        let start = position
        valueCount += 1
        guard valueCount <= limits.values else {
            throw problem("more than \(limits.values) values cannot be read")
        }
        let content: JSONValue.Content
        switch next {
        case UInt8(ascii: "{"): content = .object(try object())
        case UInt8(ascii: "["): content = .array(try array())
        case UInt8(ascii: "\""): content = .text(try text())
        case UInt8(ascii: "t"): content = try word("true", .flag(true))
        case UInt8(ascii: "f"): content = try word("false", .flag(false))
        case UInt8(ascii: "n"): content = try word("null", .null)
        case .some(let byte) where byte == UInt8(ascii: "-") || Self.isDigit(byte):
            content = .number(try number())
        default: throw problem("expected a value, found \(found)")
        }
        return JSONValue(content: content, place: place, bytes: start..<position)
    }

    private mutating func enter() throws(Problem) {
        guard depth < limits.depth else {
            throw problem("arrays and objects are nested more than \(limits.depth) deep")
        }
        depth += 1
        position += 1
    }

    private mutating func object() throws(Problem) -> JSONObject {
        try enter()
        defer { depth -= 1 }
        var members: [JSONObject.Member] = []
        var indices: [String: Int] = [:]
        if take(UInt8(ascii: "}")) { return JSONObject(members, indices: indices) }
        repeat {
            skipBlanks()
            countCharacters()
            let place = place
            guard next == UInt8(ascii: "\"") else {
                throw problem("expected a key in quotes, found \(found)")
            }
            let key = try text()
            if let first = indices.updateValue(members.count, forKey: key) {
                let line = members[first].place.line
                throw Problem("the key \(Excerpt(key)) stands in line \(line) too", at: place)
            }
            guard take(UInt8(ascii: ":")) else {
                throw problem("expected \":\" after the key, found \(found)")
            }
            members.append(JSONObject.Member(key: key, place: place, value: try value()))
        } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "}")) else {
            throw problem("expected \",\" or \"}\", found \(found)")
        }
        return JSONObject(members, indices: indices)
    }

    private mutating func array() throws(Problem) -> [JSONValue] {
        try enter()
        defer { depth -= 1 }
        var elements: [JSONValue] = []
        if take(UInt8(ascii: "]")) { return elements }
        repeat { elements.append(try value()) } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "]")) else {
            throw problem("expected \",\" or \"]\", found \(found)")
        }
        return elements
    }

    private mutating func word(
        _ word: StaticString, _ content: JSONValue.Content
    ) throws(Problem) -> JSONValue.Content {
        for index in 0..<word.utf8CodeUnitCount {
            let offset = position + index
            guard offset < bytes.count, bytes[offset] == word.utf8Start[index] else {
                throw problem("expected a value, found \(found)")
            }
        }
        position += word.utf8CodeUnitCount
        return content
    }
}
