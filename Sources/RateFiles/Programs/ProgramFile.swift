public import Diagnostics
public import NetMetering
public import XMLParsing

/// Reads our program XML, whose form `rates/schema/program.xsd` states.
public enum ProgramFile {
    /// The namespace of its elements.
    public static let namespace = "https://commonwatt.org/schema/program/1"

    /// The program that `bytes` hold; `file` names them in clauses and problems.
    ///
    /// All problems are collected. What the file says and the month cannot be computed
    /// with is no problem of the file: it stands in ``Program/unsupported``.
    public static func read(
        _ bytes: [UInt8], file: String, schema: XMLSchema?
    ) throws(Problems) -> Program {
        try readWithExamples(bytes, file: file, schema: schema).program
    }

    /// The program, and the worked figures that stand with it.
    public static func readWithExamples(
        _ bytes: [UInt8], file: String, schema: XMLSchema?
    ) throws(Problems) -> (program: Program, examples: [ProgramExample]) {
        let root = try XMLTree.read(bytes, file: file, schema: schema)
        guard root.name == "program", root.namespace == namespace else {
            throw Problems(
                "expected the element <program> of \(namespace), found <\(root.name)> of "
                    + (root.namespace.isEmpty ? "no namespace" : root.namespace),
                at: root.place)
        }
        return try ProgramReader(RateElement(root, problems: RateProblems())).document()
    }
}
