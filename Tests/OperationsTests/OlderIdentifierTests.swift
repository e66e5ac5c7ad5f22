import Accounting
import Billing
import GRDB
import Operations
import Storage
import Testing

/// A book whose identifiers are not plain, with months issued under them.
struct OlderIdentifierTests {
    let older: OlderBook

    init() throws {
        older = try OlderBook()
        let queue = try DatabaseQueue(path: older.path)
        try queue.write { db in
            for (table, column) in [("statement", "body"), ("bill_run", "facts")] {
                try Self.changing(table, db) {
                    for (plain, former) in Self.formers {
                        try db.execute(
                            sql: """
                                UPDATE \(table) SET \(column) =
                                    CAST (replace (CAST (\(column) AS TEXT), ?, ?) AS BLOB)
                                """, arguments: [plain, former])
                    }
                }
            }
            try db.execute(
                sql: "UPDATE \"array\" SET key = ?", arguments: [Self.formers["MEADOW"]])
            for (table, plain) in [("subscriber", "M-1001"), ("subscription", "S-1001")] {
                try db.execute(
                    sql: "UPDATE \(table) SET key = ? WHERE key = ?",
                    arguments: [Self.formers[plain], plain])
            }
            try Self.changing("loan", db) {
                try db.execute(sql: "UPDATE loan SET key = 'L 1' WHERE key = 'L-1001'")
            }
        }
        try queue.close()
    }

    private static let formers = [
        "MEADOW": "Pr\u{E4}rie 1", "M-1001": "Jos\u{E9}", "S-1001": "S/1",
    ]

    private static func changing(
        _ table: String, _ db: Database, _ body: () throws -> Void
    ) throws {
        let trigger = try String.fetchOne(
            db, sql: "SELECT sql FROM sqlite_schema WHERE name = ?",
            arguments: ["\(table)_is_final"])
        try db.execute(sql: "DROP TRIGGER \(table)_is_final")
        try body()
        try db.execute(sql: trigger ?? "")
    }

    @Test func saysWhatItRenamed() throws {
        let book = try Book.open(at: older.path, for: .writing)
        #expect(
            book.replaced.map { "\($0.kind.rawValue) \($0.former): \($0.now)" } == [
                "array Pr\u{E4}rie 1: Prarie-1", "subscriber Jos\u{E9}: Jose",
                "subscription S/1: S-1", "loan L 1: L-1",
            ])
    }

    @Test func keepsEveryLaw() throws {
        let book = try Book.open(at: older.path, for: .writing)
        #expect(try VerifyLedger()(in: book).laws.flatMap(\.failures) == [])
    }

    /// A statement is found by its number as printed, and by what the number is now.
    @Test func showsWhatWasIssuedAsItWas() throws {
        let book = try Book.open(at: older.path, for: .writing)
        try book.read { reader in
            let query = StatementQuery(reader)
            for number in ["Pr\u{E4}rie 1-000001", "Prarie-1-000001"] {
                let document = try query.document(number)
                #expect(document.statement.number.description == "Pr\u{E4}rie 1-000001")
                #expect(document.statement.recipient.subscriberID == "Jos\u{E9}")
                #expect(document.statement.recipient.subscriptionID == "S/1")
            }
            // Written with two characters it is another text, and no statement's.
            #expect(throws: StatementQueryError.self) {
                try query.document("Pra\u{308}rie 1-000001")
            }
            let list = try query.list(.init(subscriber: "Jose"))
            #expect(list.map(\.number) == [1, 5])
        }
    }
}
