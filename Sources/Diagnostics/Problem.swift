/// Something about an input that its owner should know.
public struct Problem: Error, Hashable, Sendable {
    public enum Severity: Hashable, Sendable {
        /// The input cannot be used.
        case error
        /// The input can be used, but something in it is odd.
        case warning
    }

    public let severity: Severity
    public let place: Place?
    public let message: String

    public init(_ message: String, at place: Place?, severity: Severity = .error) {
        self.severity = severity
        self.place = place
        self.message = message
    }
}

extension Problem: CustomStringConvertible {
    /// The problem as compilers print theirs, on one line: `file:line:column: message`.
    ///
    /// A message quotes what a file says, so characters that would move a terminal's
    /// cursor or turn the order of letters are written as in `\u{1B}`.
    public var description: String {
        let mark = severity == .warning ? "warning: " : ""
        let text = place.map { "\($0): \(mark)\(message)" } ?? mark + message
        guard text.unicodeScalars.contains(where: Self.isUnprintable) else { return text }
        return text.unicodeScalars.map {
            Self.isUnprintable($0) ? $0.escaped(asASCII: true) : String($0)
        }.joined()
    }

    private static func isUnprintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00...0x1F, 0x7F...0x9F, 0x2028...0x2029: true
        case 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
