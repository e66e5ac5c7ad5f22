internal import Diagnostics

extension JSONReader {
    /// A longer number is no figure of anyone's.
    private static let numberLength = 1_000

    mutating func number() throws(Problem) -> JSONNumber {
        let start = position
        if next == UInt8(ascii: "-") { position += 1 }
        if next == UInt8(ascii: "0") {
            position += 1
            if let byte = next, Self.isDigit(byte) {
                throw Problem("a number must not begin with zeros", at: place(at: start))
            }
        } else {
            try digits()
        }
        if next == UInt8(ascii: ".") {
            position += 1
            try digits()
        }
        if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
            position += 1
            if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { position += 1 }
            try digits()
        }
        guard position - start <= Self.numberLength else {
            throw Problem(
                "a number of more than \(Self.numberLength) characters cannot be read",
                at: place(at: start))
        }
        return JSONNumber(text: String(decoding: bytes[start..<position], as: UTF8.self))
    }

    private mutating func digits() throws(Problem) {
        guard let byte = next, Self.isDigit(byte) else {
            throw problem("expected a digit, found \(found)")
        }
        while let byte = next, Self.isDigit(byte) { position += 1 }
    }

    static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
