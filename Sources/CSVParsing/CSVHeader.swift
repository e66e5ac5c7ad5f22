public import Diagnostics

/// Where the columns of a file are, by the names that are looked for.
public struct CSVHeader: Hashable, Sendable {
    /// The columns whose texts make up each.
    public var indices: [String: [Int]] = [:]
    /// The texts that columns must have in rows that are meant.
    var conditions: [Int: String] = [:]
    /// The names of the columns that are left out.
    public var leftOut: [String] = []
    /// How many lines stand before the header.
    public var linesBefore = 0

    public init() {}
}

extension CSVHeader {
    /// What is to be said of a file that was read by such a header; nil where all was taken.
    public func remark(in file: String) -> Problem? {
        var parts: [String] = []
        if linesBefore > 0 {
            parts.append(
                linesBefore == 1
                    ? "the line before the header" : "\(linesBefore) lines before the header")
        }
        if !leftOut.isEmpty {
            let names = leftOut.prefix(10).map { "\"\($0)\"" }.joined(separator: ", ")
            parts.append(
                "the column\(leftOut.count == 1 ? "" : "s") \(names)"
                    + (leftOut.count > 10 ? " and \(leftOut.count - 10) more" : ""))
        }
        guard !parts.isEmpty else { return nil }
        return Problem(
            "left out \(parts.joined(separator: ", and "))",
            at: Place(file: file, line: linesBefore + 1, column: 1), severity: .warning)
    }
}
