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
    /// The problem as compilers print theirs: `file:line:column: message`.
    public var description: String {
        let mark = severity == .warning ? "warning: " : ""
        guard let place else { return mark + message }
        return "\(place): \(mark)\(message)"
    }
}
