/// Something about an input that its owner should know.
///
/// One cause is told once: ``Problems`` keeps the first of its kind, which says how many more
/// there are like it.
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
    /// What problems have in common that are told once; the message, where none is stated.
    public let kind: String
    /// The others of its kind in the same file.
    public private(set) var others = Others()

    /// A problem whose likes are known by `kind`, where the message quotes what differs from one
    /// to the next; where that is nil, those of the same words are alike.
    public init(
        _ message: String, at place: Place?, severity: Severity = .error, kind: String? = nil
    ) {
        self.severity = severity
        self.place = place
        self.message = message
        self.kind = kind ?? message
    }

    /// How many problems it stands for: itself, and those like it.
    public var count: Int { 1 + others.count }

    /// The same, told as something odd that stops nothing.
    public var asWarning: Problem {
        var warning = Problem(message, at: place, severity: .warning, kind: kind)
        warning.others = others
        return warning
    }

    /// Counts another of its kind, and those like that one.
    mutating func absorb(_ other: Problem) {
        others.add(other.place?.line)
        others.add(other.others)
    }
}

extension Problem {
    /// The problems that one stands for beside itself.
    public struct Others: Hashable, Sendable {
        public private(set) var count = 0
        /// The lines they are in, in the order found; only the first few.
        private var lines: [Int] = []
        private var lastLine: Int?

        /// More lines than these are too many to look at one by one.
        private static let mostLines = 5

        fileprivate mutating func add(_ line: Int?) {
            count += 1
            guard let line else { return }
            lastLine = max(lastLine ?? line, line)
            if lines.count <= Self.mostLines, lines.last != line { lines.append(line) }
        }

        fileprivate mutating func add(_ others: Others) {
            for line in others.lines { add(line) }
            count += others.count - others.lines.count
            if let line = others.lastLine { lastLine = max(lastLine ?? line, line) }
        }
    }
}

extension Problem.Others: CustomStringConvertible {
    /// How many more there are and where, as in `and 719 more like it, the last in line 721`.
    public var description: String {
        guard let lastLine, let first = lines.first else { return "and \(count) more like it" }
        let place =
            switch lines.count {
            case 1: "in line \(first)"
            case 2...Self.mostLines:
                "in lines \(lines.dropLast().map(String.init).joined(separator: ", "))"
                    + " and \(lines[lines.count - 1])"
            default: "the last in line \(lastLine)"
            }
        return "and \(count) more like it, \(place)"
    }
}

extension Problem: CustomStringConvertible {
    /// The problem as compilers print theirs, on one line: `file:line:column: message`.
    ///
    /// A message quotes what a file says, so characters that would move a terminal's
    /// cursor or turn the order of letters are written as in `\u{1B}`.
    public var description: String {
        let mark = severity == .warning ? "warning: " : ""
        let more = others.count == 0 ? "" : " (\(others))"
        let text = (place.map { "\($0): " } ?? "") + mark + message + more
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
