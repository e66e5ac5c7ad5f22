public import Diagnostics
public import Lending
public import XMLParsing

/// Reads our XML of loan products, whose form `rates/schema/loan.xsd` states.
public enum LoanProductFile {
    /// The namespace of its elements.
    public static let namespace = "https://commonwatt.org/schema/loan/1"

    /// The product that `bytes` hold; `file` names them in problems, which are collected.
    public static func read(
        _ bytes: [UInt8], file: String, schema: XMLSchema?
    ) throws(Problems) -> LoanProduct {
        try readWithExamples(bytes, file: file, schema: schema).product
    }

    /// The product, and the worked loans that stand with it.
    public static func readWithExamples(
        _ bytes: [UInt8], file: String, schema: XMLSchema?
    ) throws(Problems) -> (product: LoanProduct, examples: [LoanExample]) {
        let root = try XMLTree.read(bytes, file: file, schema: schema)
        guard root.name == "loanProduct", root.namespace == namespace else {
            throw Problems(
                "expected the element <loanProduct> of \(namespace), found <\(root.name)> of "
                    + (root.namespace.isEmpty ? "no namespace" : root.namespace),
                at: root.place)
        }
        return try LoanProductReader(RateElement(root, problems: RateProblems())).document()
    }
}
