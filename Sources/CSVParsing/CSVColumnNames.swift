public import Diagnostics

/// What a file of somebody else calls the columns that are looked for, and which of its rows are
/// meant.
public struct CSVColumnNames: Hashable, Sendable {
    /// By the name that is looked for, the file's columns whose texts make it up, with a blank
    /// between.
    public private(set) var names: [String: [String]] = [:]
    /// The texts that columns of the file must have in rows that are meant.
    public private(set) var conditions: [String: String] = [:]

    public init() {}

    public var isEmpty: Bool { names.isEmpty && conditions.isEmpty }

    /// Reads what a column is called, as in `kwh=Consumed` or `start=Date+Start Time`; nil where
    /// the text is neither, or the column was named before.
    public mutating func name(_ text: String) -> Void? {
        guard let (name, value) = Self.sides(text), names[name] == nil else { return nil }
        let columns = value.split(separator: "+", omittingEmptySubsequences: false)
            .map(Self.trimmed)
        guard columns.allSatisfy({ !$0.isEmpty }) else { return nil }
        names[name] = columns
        return ()
    }

    /// Reads what a column of the file must have, as in `Name=CAPITL`; nil where the text is none.
    public mutating func require(_ text: String) -> Void? {
        guard let (name, value) = Self.sides(text), conditions[name] == nil else { return nil }
        conditions[name] = value
        return ()
    }

    /// All columns of the file that are named.
    var all: [String] {
        names.sorted { $0.key < $1.key }.flatMap(\.value) + conditions.keys.sorted()
    }

    private static func sides(_ text: String) -> (String, String)? {
        guard let mark = text.firstIndex(of: "=") else { return nil }
        let sides = (trimmed(text[..<mark]), trimmed(text[text.index(after: mark)...]))
        return sides.0.isEmpty || sides.1.isEmpty ? nil : sides
    }

    private static func trimmed(_ text: Substring) -> String {
        let start = text.drop { $0 == " " }
        return String(
            start[..<(start.lastIndex { $0 != " " }.map(start.index(after:)) ?? start.startIndex)])
    }
}

extension CSVReader {
    /// Goes on to the row that has all the named columns, passing over what stands before, as the
    /// address and the account in files of utilities.
    ///
    /// `known` are the names that are looked for, which a column may have itself. Throws where no
    /// row of the first ones has all columns.
    public mutating func findHeader(
        _ columns: CSVColumnNames, known: [String]
    ) throws(Problems) -> CSVHeader {
        for name in columns.names.keys.sorted() where !known.contains(name) {
            throw Problems(
                "there is no column \"\(name)\" to be named, expected some of "
                    + known.joined(separator: ", "), at: nil)
        }
        let wanted = columns.all
        var best: (missing: [String], place: Place)?
        for _ in 0..<Self.headerLimit {
            guard try next() else { break }
            let texts = (0..<count).map { trimmedText($0) }
            let missing = wanted.filter { !texts.contains($0) }
            if missing.isEmpty { return header(columns, texts, known) }
            if missing.count < (best?.missing.count ?? Int.max) { best = (missing, place) }
        }
        let names = (best?.missing ?? wanted).map { "\"\($0)\"" }.joined(separator: ", ")
        throw Problems(
            "found no header with the columns that are named; missing: \(names)",
            at: best?.place ?? place)
    }

    /// Headers stand among the first rows.
    private static let headerLimit = 100

    private func header(
        _ columns: CSVColumnNames, _ texts: [String], _ known: [String]
    ) -> CSVHeader {
        var header = CSVHeader()
        header.linesBefore = line - 1
        for (name, parts) in columns.names {
            header.indices[name] = parts.compactMap { texts.firstIndex(of: $0) }
        }
        var used = Set(header.indices.values.flatMap { $0 })
        for (name, text) in columns.conditions {
            guard let index = texts.firstIndex(of: name) else { continue }
            header.conditions[index] = text
            used.insert(index)
        }
        for (index, text) in texts.enumerated() where !used.contains(index) {
            if known.contains(text), header.indices[text] == nil {
                header.indices[text] = [index]
            } else {
                header.leftOut.append(text)
            }
        }
        return header
    }

    /// Whether the row is one that is meant.
    public func isMeant(by header: CSVHeader) -> Bool {
        header.conditions.allSatisfy { index, text in trimmedText(index) == text }
    }

    /// The text of a field without blanks around it.
    private func trimmedText(_ index: Int) -> String {
        let bytes = bytes(index)
        let start = bytes.drop { $0 == UInt8(ascii: " ") }
        guard let end = start.lastIndex(where: { $0 != UInt8(ascii: " ") }) else { return "" }
        return String(decoding: start[...end], as: UTF8.self)
    }

    /// The texts of several fields, with a blank between.
    public func bytes(_ indices: [Int]) -> ArraySlice<UInt8> {
        guard let first = indices.first else { return [] }
        guard indices.count > 1 else { return bytes(first) }
        return indices.map { Array(bytes($0)) }.joined(separator: [UInt8(ascii: " ")])
            .reduce(into: [UInt8]()) { $0.append($1) }[...]
    }
}
