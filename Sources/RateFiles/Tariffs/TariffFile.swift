public import Diagnostics
public import Tariffs
public import XMLParsing

/// Reads our tariff XML, whose form `rates/schema/tariff.xsd` states.
public enum TariffFile {
    /// The namespace of its elements.
    public static let namespace = "https://commonwatt.org/schema/tariff/1"

    /// The tariff that `bytes` hold; `file` names them in clauses and problems.
    ///
    /// All problems are collected. The schema catches mistakes of form with the words of
    /// libxml2; without it the reader catches them too, in its own.
    public static func read(
        _ bytes: [UInt8], file: String, schema: XMLSchema?
    ) throws(Problems) -> Tariff {
        let root = try XMLTree.read(bytes, file: file, schema: schema)
        guard root.name == "tariff", root.namespace == namespace else {
            throw Problems(
                "expected the element <tariff> of \(namespace), found <\(root.name)> of "
                    + (root.namespace.isEmpty ? "no namespace" : root.namespace),
                at: root.place)
        }
        let problems = RateProblems()
        return try TariffReader(RateElement(root, problems: problems)).tariff()
    }
}
