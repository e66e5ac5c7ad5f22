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
