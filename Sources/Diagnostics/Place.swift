/// A place in an input file.
public struct Place: Hashable, Sendable {
    public let file: String
    /// Counted from one.
    public let line: Int
    /// Counted from one, in bytes of UTF-8.
    public let column: Int

    public init(file: String, line: Int, column: Int) {
        self.file = file
        self.line = line
        self.column = column
    }
}

extension Place: Comparable {
    public static func < (lhs: Place, rhs: Place) -> Bool {
        (lhs.file, lhs.line, lhs.column) < (rhs.file, rhs.line, rhs.column)
    }
}

extension Place: CustomStringConvertible {
    public var description: String { "\(file):\(line):\(column)" }
}
