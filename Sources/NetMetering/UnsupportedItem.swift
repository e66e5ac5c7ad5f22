/// Something a program says that is understood but not computed.
///
/// A program with one is not billed by: the bill run refuses it and names the clause.
public struct UnsupportedItem: Hashable, Sendable {
    /// What it is, as in `apply surplus`.
    public let name: String
    public let clause: ProgramClause

    public init(_ name: String, at clause: ProgramClause) {
        self.name = name
        self.clause = clause
    }
}

extension UnsupportedItem: CustomStringConvertible {
    public var description: String { "\(clause): \(name) cannot be computed yet" }
}
