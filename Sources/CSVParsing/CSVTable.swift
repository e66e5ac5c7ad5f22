public import Diagnostics

/// A CSV file with a header, read by the names of its columns.
///
/// `Column` lists all columns the file may have, by the names they have in the header;
/// they may stand in any order. Problems of cells are collected with their places, so
/// that a file can be mended in one go; call ``finish()`` after the last row.
///
/// ```swift
/// var table = try CSVTable<PaymentColumn>(reader, required: [.account, .amount])
/// while try table.next() {
///     let amount = table.required(.amount) { text throws(NumeralError) in try Money(text) }
/// }
/// try table.finish()
/// ```
public struct CSVTable<Column>: ~Copyable
where Column: RawRepresentable<String> & CaseIterable & Hashable & Sendable {
    private var reader: CSVReader
    /// The columns whose texts make up each, one unless the file's columns were named.
    private let indices: [Column: [Int]]
    private let header: CSVHeader
    private let columnCount: Int
    public private(set) var problems = Problems()

    /// Reads the header.
    ///
    /// Throws a problem for columns that are unknown, stand twice, or are required and missing.
    /// Of a file whose columns are called otherwise, as `names` tells, what stands before the
    /// header, columns that are not named and rows that are not meant are left out, and
    /// ``remark`` says so.
    public init(
        _ reader: consuming CSVReader, required: Set<Column>,
        named names: CSVColumnNames = CSVColumnNames()
    ) throws(Problems) {
        var problems = Problems()
        let header = try Self.header(of: &reader, required, names, problems: &problems)
        var indices: [Column: [Int]] = [:]
        for (name, parts) in header.indices {
            if let column = Column(rawValue: name) { indices[column] = parts }
        }
        let missing = Column.allCases.filter { required.contains($0) && indices[$0] == nil }
        if !missing.isEmpty {
            let names = missing.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
            problems.add("missing column\(missing.count > 1 ? "s" : "") \(names)", at: reader.place)
        }
        if problems.hasErrors, let hint = Self.hint(onSeparatorOf: reader) {
            problems = Problems(hint, at: reader.place)
        }
        try problems.throwIfAny()
        self.indices = indices
        self.header = header
        columnCount = reader.count
        self.reader = reader
    }

    private static func header(
        of reader: inout CSVReader, _ required: Set<Column>, _ names: CSVColumnNames,
        problems: inout Problems
    ) throws(Problems) -> CSVHeader {
        guard names.isEmpty else {
            return try reader.findHeader(names, known: Column.allCases.map(\.rawValue))
        }
        guard try reader.next() else {
            throw Problems(
                "the file is empty, expected a header with the columns "
                    + Self.names(of: Column.allCases.filter(required.contains)),
                at: reader.place)
        }
        return header(of: reader, problems: &problems)
    }

    private static func header(
        of reader: borrowing CSVReader, problems: inout Problems
    ) -> CSVHeader {
        var header = CSVHeader()
        var unknown: [Int] = []
        for index in 0..<reader.count {
            guard let column = Column(rawValue: reader.text(index)) else {
                unknown.append(index)
                continue
            }
            if header.indices.updateValue([index], forKey: column.rawValue) != nil {
                problems.add(
                    "column \"\(column.rawValue)\" stands twice", at: reader.place(of: index))
            }
        }
        guard let first = unknown.first else { return header }
        let unused = Column.allCases.filter { header.indices[$0.rawValue] == nil }
        let isOne = unknown.count == 1
        let expected = isOne ? "one of" : "some of"
        let known = unused.isEmpty ? "" : ", expected \(expected) \(names(of: unused))"
        let found = unknown.prefix(named).map { "\(Excerpt(reader.text($0)))" }
            .joined(separator: ", ")
        let more = unknown.count > named ? " and \(unknown.count - named) more" : ""
        problems.add(
            "unknown column\(isOne ? "" : "s") \(found)\(more)\(known)",
            at: reader.place(of: first))
        return header
    }

    /// How many columns that are not known are named.
    private static var named: Int { 30 }

    /// What was left out of a file whose columns were named; nil where all was taken.
    public var remark: Problem? { header.remark(in: reader.file) }

    private static func names(of columns: [Column]) -> String {
        columns.map(\.rawValue).joined(separator: ", ")
    }

    private static func hint(onSeparatorOf reader: borrowing CSVReader) -> String? {
        guard reader.count == 1 else { return nil }
        let text = reader.text(0)
        for (mark, name) in [(";", "semicolons"), ("\t", "tabs")] where text.contains(mark) {
            return "expected columns separated by commas, found \(name)"
        }
        return nil
    }

    /// Goes to the next row that holds something; false after the last.
    ///
    /// A row with too few or too many fields is a problem and passed over. Throws where
    /// the file is not CSV, together with the problems found before.
    public mutating func next() throws(Problems) -> Bool {
        do throws(Problems) {
            while try reader.next() {
                if reader.isBlank { continue }
                if reader.count == columnCount {
                    guard reader.isMeant(by: header) else { continue }
                    return true
                }
                problems.add(
                    "expected \(columnCount) fields as in the header, found \(reader.count)",
                    at: reader.place)
            }
            return false
        } catch {
            problems.add(error)
            throw problems
        }
    }

    /// Throws what was found wrong, if anything.
    public func finish() throws(Problems) {
        try problems.throwIfAny()
    }
}

extension CSVTable {
    /// The text of the current row in `column`, or nil where it is empty or the file has
    /// no such column.
    public subscript(column: Column) -> String? {
        guard let parts = indices[column], parts.contains(where: { !reader.isEmpty($0) })
        else { return nil }
        return String(decoding: reader.bytes(parts), as: UTF8.self)
    }

    /// Whether the file has `column`.
    public func has(_ column: Column) -> Bool {
        indices[column] != nil
    }

    /// The place of the current row.
    public var place: Place { reader.place }

    /// The place of the current row's cell in `column`, or of the row where the file has
    /// no such column.
    public func place(of column: Column) -> Place {
        indices[column]?.first.map { reader.place(of: $0) } ?? reader.place
    }

    /// Notes that something is wrong with the current row's cell in `column`.
    public mutating func add(_ message: String, at column: Column, kind: String? = nil) {
        problems.add("\(column.rawValue): \(message)", at: place(of: column), kind: kind)
    }

    /// Notes a problem found otherwise, as when rows contradict each other.
    public mutating func add(_ problem: Problem) {
        problems.add(problem)
    }

    /// The value of a cell that may be empty; nil, with a problem noted, where `read`
    /// refuses its text.
    public mutating func optional<Value, Failure>(
        _ column: Column, as read: (String) throws(Failure) -> Value
    ) -> Value? {
        guard let text = self[column] else { return nil }
        do throws(Failure) {
            return try read(text)
        } catch {
            add("\(error)", at: column)
            return nil
        }
    }

    /// The value of a cell that must not be empty; nil, with a problem noted, where it
    /// is or `read` refuses its text.
    public mutating func required<Value, Failure>(
        _ column: Column, as read: (String) throws(Failure) -> Value
    ) -> Value? {
        guard self[column] != nil else {
            add("expected a value, found nothing", at: column)
            return nil
        }
        return optional(column, as: read)
    }
}
