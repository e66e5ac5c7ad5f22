public import Billing

/// Statements as JSON: the compact form the book keeps, and the full one for others.
///
/// What is kept is in two parts, since a statement's array, program and dates are those of a
/// thousand others: ``body(of:)`` of each statement, and ``run(of:)`` once for all of its
/// array and month. Both are read back to equal values by `Statement(json:)` and
/// `RunFacts(json:)`. All are UTF-8 without blanks, with members in a fixed order, so that
/// equal values are equal bytes.
public enum StatementJSON {
    /// The version of the kept form; a later one would be read beside it.
    static let version: Int64 = 1

    /// A statement as it is kept, about a kilobyte.
    public static func body(of statement: Statement) -> [UInt8] {
        var writer = JSONWriter()
        statement.write(to: &writer)
        return writer.bytes
    }

    /// What statements have in common, as it is kept.
    public static func run(of run: RunFacts) -> [UInt8] {
        var writer = JSONWriter()
        run.write(to: &writer)
        return writer.bytes
    }
}
