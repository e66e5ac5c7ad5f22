import Accounting
import GRDB

/// A table each of whose rows has a record of its own.
///
/// That is every table of the book but those named here, so that one that is added later is
/// under the chain from its first row on.
struct RecordedTable {
    let name: String
    /// The columns of its key, which are integers.
    let keys: [String]
    /// Whether its rows are never changed, so that each has one record.
    let isFinal: Bool
    /// The query of the row whose key is bound as the first parameters.
    let selection: String

    static let keyCount = 4

    private init(name: String, keys: [String], isFinal: Bool) {
        self.name = name
        self.keys = keys
        self.isFinal = isFinal
        let key = keys.enumerated().map { "\($1) = ?\($0 + 1)" }.joined(separator: " AND ")
        selection = "SELECT * FROM \"\(name)\" WHERE \(key)"
    }

    /// Tables whose rows are bound otherwise: by their content, as parts of an entry, a run or
    /// an import; and what is not of the co-op.
    private static let boundOtherwise: Set = [
        "document", "entry", "posting", "statement", "member_month", "bank_movement", "held",
        "bill_run", "record", "grdb_migrations",
    ]
    /// The rows of an import, which its record binds with it.
    static let ofImports = [
        "reading", "monthly_price", "hourly_price", "posted_credit", "utility_bill",
    ]
    /// Tables whose rows are bound by the digests of bill runs, in the order of their counts.
    static let ofRuns: [(table: String, count: any KeyPath<RunDigest.Counts, Int64> & Sendable)] = [
        ("statement", \.statements), ("member_month", \.figures),
        ("bank_movement", \.movements), ("held", \.held),
    ]

    static let importTable = "import"
    static let run = "bill_run"
    static let entry = "entry"
    static let document = "document"

    static func all(_ db: Database) throws -> [RecordedTable] {
        let names = try db.all(
            """
            SELECT name, EXISTS (
                SELECT 1 FROM sqlite_schema AS t
                WHERE t.type = 'trigger' AND t.name = s.name || '_is_final')
            FROM sqlite_schema AS s
            WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name
            """
        ) { ($0.text(0), $0.integer(1) != 0) }
        return try names.compactMap { name, isFinal in
            guard !boundOtherwise.contains(name), !ofImports.contains(name) else { return nil }
            let keys = try db.all(
                "SELECT name FROM pragma_table_info (?) WHERE pk > 0 ORDER BY pk", [name]
            ) { $0.text(0) }
            guard (1...keyCount).contains(keys.count) else { return nil }
            // What an import brought may be said once, after its rows.
            return RecordedTable(
                name: name, keys: keys, isFinal: isFinal && name != importTable)
        }
    }

    /// The key's columns, with zeros for those it does not have; `row` is `NEW.`, or nothing.
    func columns(of row: String = "") -> String {
        let present = keys.map { row + $0 }
        let absent = repeatElement("0", count: Self.keyCount - keys.count)
        return (present + absent).joined(separator: ", ")
    }
}

/// What a record is of: a table, and the key of a row.
struct RecordSubject: Hashable {
    let table: String
    let key: (Int64, Int64, Int64, Int64)

    init(_ table: String, _ key: (Int64, Int64, Int64, Int64)) {
        self.table = table
        self.key = key
    }

    init(_ table: String, _ first: Int64, _ second: Int64 = 0) {
        self.init(table, (first, second, 0, 0))
    }

    /// Reads a table's name and four integers from a column on.
    init(_ row: ResultRow, _ column: Int32 = 0) {
        self.init(
            row.text(column),
            (
                row.integer(column + 1), row.integer(column + 2), row.integer(column + 3),
                row.integer(column + 4)
            ))
    }

    /// A file, whose key is its digest in four words.
    init(document digest: Digest) {
        let words = digest.words
        self.init(RecordedTable.document, (words[0], words[1], words[2], words[3]))
    }

    /// The digest of the file that is meant.
    var document: Digest { Digest(words: values) }

    var values: [Int64] { [key.0, key.1, key.2, key.3] }

    static func == (lhs: RecordSubject, rhs: RecordSubject) -> Bool {
        lhs.table == rhs.table && lhs.key == rhs.key
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(table)
        hasher.combine(key.0)
        hasher.combine(key.1)
        hasher.combine(key.2)
        hasher.combine(key.3)
    }
}

extension Digest {
    /// The digest as four integers, as a key of a record has them.
    fileprivate init(words: [Int64]) {
        precondition(words.count == 4, "a digest has four words, not \(words.count)")
        let bytes = words.flatMap { word in withUnsafeBytes(of: word.bigEndian) { Array($0) } }
        self = bytes.withUnsafeBytes { Digest($0) }
    }

    var words: [Int64] {
        let bytes = bytes
        return (0..<4).map { word in
            bytes[(8 * word)..<(8 * word + 8)].reduce(0) { $0 << 8 | Int64($1) }
        }
    }
}
