/// Something a reader of a rate file should know of how it was read, and that alters no bill.
public struct TariffRemark: Hashable, Sendable {
    public let text: String
    public let clause: Clause

    public init(_ text: String, clause: Clause) {
        self.text = text
        self.clause = clause
    }
}

extension TariffRemark: CustomStringConvertible {
    public var description: String { "\(clause): \(text)" }
}

extension TariffRemark {
    /// What is remarked, and of what in a file of another form.
    public var words: String {
        clause.shortPath.map { "\($0) \(text)" } ?? text
    }
}

extension Clause {
    /// The way to it in a file of another form, or the end of a long one.
    public var shortPath: String? {
        guard let path, !path.isEmpty else { return nil }
        guard path.count > 40, let last = path.split(separator: "/").last else { return path }
        return "…/\(last)"
    }
}
