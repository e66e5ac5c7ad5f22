/// Writes comma-separated values (RFC 4180) that a spreadsheet opens without harm.
///
/// A text that a spreadsheet would take for a formula is written with an apostrophe
/// before it (``SpreadsheetText``): a member's name must not be run on the treasurer's
/// machine. Numbers and dates go in as they are.
public struct CSVWriter: Sendable {
    public private(set) var bytes: [UInt8] = []
    private var isRowBegun = false

    public init() {}

    /// Adds a text to the current row.
    public mutating func text(_ text: String) {
        beginField()
        let text = SpreadsheetText.harmless(text)
        guard text.utf8.contains(where: Self.needsQuotes) else {
            bytes.append(contentsOf: text.utf8)
            return
        }
        bytes.append(.quote)
        for byte in text.utf8 {
            if byte == .quote { bytes.append(.quote) }
            bytes.append(byte)
        }
        bytes.append(.quote)
    }

    /// Adds a number, date or identifier of our own making to the current row, as it is.
    ///
    /// Its description must hold no comma, quote or line break.
    public mutating func value(_ value: some CustomStringConvertible) {
        beginField()
        let text = value.description
        precondition(!text.utf8.contains(where: Self.needsQuotes), "not a plain value: \(text)")
        bytes.append(contentsOf: text.utf8)
    }

    /// Adds an empty field to the current row.
    public mutating func nothing() {
        beginField()
    }

    public mutating func endRow() {
        bytes.append(contentsOf: [.carriageReturn, .lineFeed])
        isRowBegun = false
    }

    /// Adds a whole row of texts, as a header.
    public mutating func row(_ texts: some Sequence<String>) {
        for text in texts { self.text(text) }
        endRow()
    }

    /// What was written so far, which is then forgotten: to write a long file in pieces.
    public mutating func takeBytes() -> [UInt8] {
        defer { bytes = [] }
        return bytes
    }

    /// What was written, as text.
    public var contents: String { String(decoding: bytes, as: UTF8.self) }

    private mutating func beginField() {
        if isRowBegun { bytes.append(UInt8(ascii: ",")) }
        isRowBegun = true
    }

    private static func needsQuotes(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ",") || byte == .quote || byte == .lineFeed
            || byte == .carriageReturn
    }
}
