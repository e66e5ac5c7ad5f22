public import Accounting
import GRDB

/// What holding a book against its records came to.
public struct RecordCheck: Sendable {
    /// The digest of the first record, by which a book is told from others.
    public fileprivate(set) var first: Digest?
    /// The last record: with it all that was ever written is named.
    public fileprivate(set) var head = RecordLink.start
    /// The digest of the record that was asked for, or nil where there is none.
    public fileprivate(set) var digest: Digest?
    /// What is not as it was recorded, at most ``limit`` of each kind.
    public fileprivate(set) var failures: [String] = []

    public static let limit = 100

    fileprivate mutating func fail(_ what: String) {
        if failures.count < Self.limit { failures.append(what) }
    }
}

extension BookReader {
    /// Computes the chain of records again, and holds all rows against it.
    ///
    /// `number` is a record whose digest is wanted as well. Records are read in order of their
    /// subjects, not kept: it takes no more memory for more of them.
    public func checkRecords(lookingAt number: Int64? = nil) throws -> RecordCheck {
        var check = RecordCheck()
        try checkChain(lookingAt: number, &check)
        let content = try RecordContent(db)
        var verifier = try RecordVerifier(content)
        try db.each(
            """
            SELECT subject, key1, key2, key3, key4, number, content FROM record
            ORDER BY subject, key1, key2, key3, key4, number
            """
        ) { row in
            try verifier.take(
                RecordSubject(row), row.integer(5), row.isNull(6) ? nil : row.digest(6), &check)
        }
        try verifier.finish(&check)
        return check
    }

    private func checkChain(lookingAt number: Int64?, _ check: inout RecordCheck) throws {
        var last = RecordLink.start
        try db.each(
            """
            SELECT subject, key1, key2, key3, key4, number, content, digest FROM record
            ORDER BY number
            """
        ) { row in
            let stored = RecordLink(number: row.integer(5), digest: try row.digest(7))
            let next = last.next(
                RecordSubject(row), row.isNull(6) ? nil : try row.digest(6))
            if stored.number != next.number {
                check.fail("record \(stored.number) follows record \(last.number)")
            } else if stored.digest != next.digest {
                check.fail(
                    "record \(stored.number), or its digest, was altered after it was written")
            }
            last = stored
            if check.first == nil { check.first = stored.digest }
            if stored.number == number { check.digest = stored.digest }
        }
        check.head = last
    }
}

/// Holds rows against their records, which come in order of what they are of.
private struct RecordVerifier {
    private let content: RecordContent
    private var db: Database { content.db }
    private var current: (subject: RecordSubject, number: Int64, content: Digest?)?
    private var runs: [Int64: Digest] = [:]
    private var runRows = RunDigest.Counts()
    private var present: [String: Int64] = [:]

    init(_ content: RecordContent) throws {
        self.content = content
        for array in try content.db.all("SELECT id FROM \"array\"", [], { $0.integer(0) }) {
            let (digests, counts) = try RunDigest.all(ofArray: array, content.db)
            runs.merge(digests) { $1 }
            runRows.add(counts)
        }
    }

    mutating func take(
        _ subject: RecordSubject, _ number: Int64, _ content: Digest?, _ check: inout RecordCheck
    ) throws {
        if let current, current.subject == subject {
            if isFinal(subject.table) {
                check.fail("\(name(subject)) was recorded again by record \(number)")
            }
        } else {
            try compare(&check)
        }
        current = (subject, number, content)
    }

    /// Compares what the last of the records of one row says with the row.
    private mutating func compare(_ check: inout RecordCheck) throws {
        guard let (subject, number, recorded) = current else { return }
        let found =
            subject.table == RecordedTable.run
            ? runs[subject.key.0] : try content.digest(of: subject)
        if found != nil { present[subject.table, default: 0] += 1 }
        guard found != recorded else { return }
        if found == nil {
            check.fail("\(name(subject)) is gone; record \(number) is of it")
        } else if recorded == nil {
            check.fail("\(name(subject)) is there, but was removed by record \(number)")
        } else {
            check.fail("\(name(subject)) is not as record \(number) says it was written")
        }
    }

    private func isFinal(_ table: String) -> Bool {
        content.tables[table]?.isFinal ?? true
    }

    private func name(_ subject: RecordSubject) -> String {
        let count = content.tables[subject.table]?.keys.count ?? 2
        let key = subject.values.prefix(count).map(String.init).joined(separator: ", ")
        switch subject.table {
        case RecordedTable.run: return "what bill run \(subject.key.0) issued"
        case RecordedTable.document: return "the file \(subject.document)"
        case RecordedTable.entry: return "entry \(subject.key.1) of array \(subject.key.0)"
        default: return "the row \(key) of \(subject.table)"
        }
    }

    /// Compares the last row, and looks for rows that no record is of.
    mutating func finish(_ check: inout RecordCheck) throws {
        try compare(&check)
        current = nil
        for table in content.tables.values.sorted(by: { $0.name < $1.name })
        where try count(table.name) != present[table.name] ?? 0 {
            try findUnrecorded(table, &check)
        }
        for table in [RecordedTable.run, RecordedTable.document]
        where try count(table) != present[table] ?? 0 {
            check.fail("there are rows of \(table) that no record is of")
        }
        for (table, rows) in RecordedTable.ofRuns
        where try count(table) != runRows[keyPath: rows] {
            check.fail("there are rows of \(table) that are of no bill run")
        }
        for table in RecordedTable.ofImports {
            let strays = try db.number(
                """
                SELECT count (*) FROM \(table)
                WHERE import_id NOT IN (SELECT id FROM import)
                """)
            if strays > 0 { check.fail("\(strays) rows of \(table) are of no import") }
        }
    }

    private func findUnrecorded(_ table: RecordedTable, _ check: inout RecordCheck) throws {
        try db.each(
            """
            SELECT \(table.columns()) FROM "\(table.name)"
            EXCEPT SELECT key1, key2, key3, key4 FROM record
            WHERE subject = ? AND content IS NOT NULL
            LIMIT \(RecordCheck.limit)
            """, [table.name]
        ) { row in
            let key = (row.integer(0), row.integer(1), row.integer(2), row.integer(3))
            check.fail("\(name(RecordSubject(table.name, key))) has no record")
        }
    }

    private func count(_ table: String) throws -> Int64 {
        try db.number("SELECT count (*) FROM \"\(table)\"")
    }
}
