/// A place in an input file.
public struct Place: Hashable, Sendable {
    public let file: String
    /// Counted from one.
    public let line: Int
    /// Counted from one, in characters (Unicode code points), as editors do.
    public let column: Int

    public init(file: String, line: Int, column: Int) {
        self.file = file
        self.line = line
        self.column = column
    }
}

extension Place {
    /// The column behind what stands before it in its line, in UTF-8.
    package static func column(after line: some Sequence<UInt8>) -> Int {
        1 + line.count { !isContinuation($0) }
    }

    /// Whether a byte of UTF-8 belongs to the character that begins before it.
    @inlinable
    package static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
}

extension Place: Comparable {
    public static func < (lhs: Place, rhs: Place) -> Bool {
        (lhs.file, lhs.line, lhs.column) < (rhs.file, rhs.line, rhs.column)
    }
}

extension Place: CustomStringConvertible {
    public var description: String { "\(file):\(line):\(column)" }
}
