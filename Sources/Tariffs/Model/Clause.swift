/// The place in a rate file where something of a tariff is said.
///
/// Every line of a bill names the clause it follows, so that a reader can open the file
/// and check it. A clause is plain data: the domain does not know what a file is.
public struct Clause: Hashable, Sendable {
    /// What is said there: the identifier of a charge, season, period ...
    public let id: String
    public let file: String
    /// Counted from one.
    public let line: Int
    /// Counted from one, in bytes.
    public let column: Int
    /// The way to it in a file of another format than ours, as in
    /// `energyratestructure[0][1].rate`; nil where the line says enough.
    public let path: String?
    /// What stands there, word for word, where a reader had to interpret it.
    public let text: String?

    public init(
        id: String, file: String, line: Int, column: Int, path: String? = nil,
        text: String? = nil
    ) {
        self.id = id
        self.file = file
        self.line = line
        self.column = column
        self.path = path
        self.text = text
    }
}

extension Clause: CustomStringConvertible {
    /// The place as in `jea.xml:31`.
    public var description: String { "\(file):\(line)" }
}
