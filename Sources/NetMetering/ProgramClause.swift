/// The place in a program's file where something is said.
///
/// Every part of a credit or fee names the clause it follows, so that a reader can open
/// the file and check it. A clause is plain data: the domain does not know what a file is.
public struct ProgramClause: Hashable, Sendable {
    public let file: String
    /// Counted from one.
    public let line: Int

    public init(file: String, line: Int) {
        self.file = file
        self.line = line
    }

    /// The clause of a program that was made in code.
    public static let none = ProgramClause(file: "", line: 0)
}

extension ProgramClause: CustomStringConvertible {
    /// The place as in `2025-07-17.xml:31`.
    public var description: String { "\(file):\(line)" }
}
