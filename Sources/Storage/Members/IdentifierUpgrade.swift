import GRDB
import Quantities

/// Gives plain identifiers to what in a book of an older shape has others.
///
/// The new one is as like the former as can be, as `Jose` for `José`, and another than all of
/// its kind: two subscribers that are written alike stay two. What was issued keeps what it says.
enum IdentifierUpgrade {
    /// Replaces identifiers, keeps what they were, and from then on lets none be added.
    static func run(_ db: Database) throws {
        var loans = Names(taken: try keys(of: .loan, db) + keys(of: .loanApplication, db))
        for kind in IdentifiedKind.allCases {
            switch kind {
            case .loan, .loanApplication:
                try whileChangeable(kind, db) { try replace(kind, &loans, db) }
            default:
                var names = Names(taken: try keys(of: kind, db))
                try replace(kind, &names, db)
            }
        }
        try db.execute(sql: Schema.plainKeys)
    }

    private static func keys(of kind: IdentifiedKind, _ db: Database) throws -> [String] {
        try db.all("SELECT key FROM \"\(kind.table)\"") { $0.text(0) }
    }

    private static func replace(
        _ kind: IdentifiedKind, _ names: inout Names, _ db: Database
    ) throws {
        let rows = try db.all("SELECT id, key FROM \"\(kind.table)\" ORDER BY id") {
            (id: $0.integer(0), key: $0.text(1))
        }
        for row in rows where (try? ID<IdentifiedKind>(row.key)) == nil {
            let now = names.name(for: row.key, else: "\(kind.table)-\(row.id)")
            try db.run(
                "UPDATE \"\(kind.table)\" SET key = ? WHERE id = ?", [now, row.id])
            try db.run(
                "INSERT INTO former_identifier (kind, number, former, now) VALUES (?, ?, ?, ?)",
                [kind.rawValue, row.id, row.key, now])
        }
    }

    /// Takes away, for as long as `body` runs, the trigger that keeps rows from being changed.
    private static func whileChangeable(
        _ kind: IdentifiedKind, _ db: Database, _ body: () throws -> Void
    ) throws {
        let name = "\(kind.table)_is_final"
        let sql = try db.first(
            "SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND name = ?", [name]
        ) { $0.text(0) }
        guard let sql else { return try body() }
        try db.execute(sql: "DROP TRIGGER \(name)")
        try body()
        try db.execute(sql: sql)
    }

    /// The identifiers of one kind: those there are, and what took the place of others.
    private struct Names {
        private var taken: Set<[UInt8]>
        private var given: [[UInt8]: String] = [:]

        init(taken: [String]) {
            self.taken = Set(taken.map { Array($0.utf8) })
        }

        /// What takes the place of `key`: the same for the same bytes, as a loan is applied for
        /// and made under one.
        mutating func name(for key: String, else fallback: String) -> String {
            let bytes = Array(key.utf8)
            if let name = given[bytes] { return name }
            let plain = PlainCharacter.identifier(like: key) ?? fallback
            var name = plain
            var count = 2
            while !taken.insert(Array(name.utf8)).inserted {
                name = "\(plain.prefix(57))-\(count)"
                count += 1
            }
            given[bytes] = name
            return name
        }
    }
}
