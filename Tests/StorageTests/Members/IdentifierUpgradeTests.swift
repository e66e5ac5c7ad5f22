import Quantities
import Testing

@testable import Storage

/// A book of the shape before identifiers had to be plain.
struct IdentifierUpgradeTests {
    let sample: SampleBook
    let path: String

    init() throws {
        sample = try SampleBook()
        path = sample.folder.path("coop.book")
        try sample.issue(Array(sample.subscriptions.prefix(2)))
        try sample.book.write { try sample.addLoan($0) }
    }

    /// Puts texts in the place of identifiers, as a book of the older shape may have them, and
    /// opens the book.
    private func upgraded(_ changes: [(String, [any Bindable])]) throws -> Book {
        try sample.book.write { writer in
            try writer.takeBackPlainKeys()
            try writer.db.run("DELETE FROM grdb_migrations WHERE identifier = '0014 identifiers'")
            try writer.db.run("DROP TRIGGER loan_is_final")
            for (sql, values) in changes { try writer.db.run(sql, values) }
            try writer.db.run(
                """
                CREATE TRIGGER loan_is_final BEFORE UPDATE ON loan
                BEGIN SELECT RAISE (ABORT, 'a loan is never changed'); END
                """)
        }
        try sample.book.close()
        return try Book.open(at: path, for: .writing)
    }

    private static let composed = "Jos\u{E9}"
    private static let decomposed = "Jose\u{301}"
    private static let another =
        "INSERT INTO subscriber (key, name, class) VALUES (?, 'Another', 'residential')"

    private func told(_ book: Book) -> [String] {
        book.replaced.map { "\($0.kind.rawValue) \($0.number) \($0.now)" }
    }

    @Test func givesPlainIdentifiersToAll() throws {
        let book = try upgraded([
            ("UPDATE \"array\" SET key = ?", ["../M\u{EB}adow"]),
            ("UPDATE subscriber SET key = ?", [Self.composed]),
            (Self.another, [Self.decomposed]), (Self.another, ["Jose"]),
            (Self.another, ["\u{6C34}"]),
            ("UPDATE subscription SET key = 'S 1/a' WHERE id = 1", []),
            ("UPDATE loan SET key = 'L \u{2116} 1'", []),
            ("INSERT INTO meter (key, role, array_id) VALUES ('-pm', 'production', 1)", []),
        ])
        #expect(
            told(book) == [
                "array 1 Meadow", "subscriber 1 Jose-2", "subscriber 2 Jose-3",
                "subscriber 4 subscriber-4", "subscription 1 S-1-a", "meter 1 pm", "loan 1 L-1",
            ])
        try book.read { reader throws in
            #expect(try reader.array("Meadow")?.id == 1)
            #expect(try reader.array(formerly: "../M\u{EB}adow")?.id == 1)
            #expect(try reader.array(formerly: "../Me\u{308}adow") == nil)
            #expect(try reader.subscriber("Jose")?.id == 3)
            #expect(try reader.subscriber(Self.composed) == nil)
            #expect(try reader.formerIdentifiers().map(\.former).count == 7)
        }
        try book.close()
        #expect(try Book.open(at: path, for: .writing).replaced.isEmpty)
    }

    /// What is issued stays to the byte, and triggers are as they were.
    @Test func leavesTheRestAsItIs() throws {
        func rest(_ book: Book) throws -> [String] {
            try book.read { reader in
                try reader.db.all("SELECT hex (body) FROM statement ORDER BY number") {
                    $0.text(0)
                }
                    + reader.db.all(
                        "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name"
                    ) { $0.text(0) }
            }
        }
        let before = try rest(sample.book)
        let book = try upgraded([("UPDATE \"array\" SET key = 'M 1'", [])])
        let after = try rest(book)
        #expect(after.sorted() == before.sorted())
        #expect(told(book) == ["array 1 M-1"])
        #expect(throws: BookError.self) {
            try book.write { writer in
                try writer.db.run(
                    "INSERT OR REPLACE INTO former_identifier VALUES (1, 'array', 1, 'X', 'Y')")
            }
        }
    }

    @Test func leavesABookWithPlainIdentifiersAlone() throws {
        let book = try upgraded([])
        #expect(book.replaced.isEmpty)
        #expect(try book.read { try $0.formerIdentifiers() }.isEmpty)
    }

    /// Whose token it is, is kept by the number of the subscriber.
    @Test func keepsTokensApartOfSubscribersWrittenAlike() throws {
        let book = try upgraded([
            ("UPDATE subscriber SET key = ?", [Self.composed]), (Self.another, [Self.decomposed]),
            (
                "INSERT INTO token VALUES (1, ?, 'subscriber', 1, 0, NULL)",
                [SHA256Stub.digest(of: "1")]
            ),
            (
                "INSERT INTO token VALUES (2, ?, 'subscriber', 2, 0, NULL)",
                [SHA256Stub.digest(of: "2")]
            ),
        ])
        try book.read { reader throws in
            for (text, key, subscriptions) in [("1", "Jose", 3), ("2", "Jose-2", 0)] {
                let holder = try reader.token(SHA256Stub.digest(of: text))?.holder
                let subscriber = try #require(try reader.subscriber(key))
                #expect(holder == .subscriber(subscriber.id))
                #expect(try reader.subscriptions(of: subscriber.id).count == subscriptions)
            }
        }
    }

    /// Whoever writes into the book.
    @Test(arguments: [
        "INSERT INTO subscriber VALUES (9, 'Jos\u{E9}', 'a', 'a', NULL, NULL)",
        "UPDATE \"array\" SET key = '../x'", "UPDATE subscription SET key = 'a b' WHERE id = 1",
        "INSERT INTO meter VALUES (9, '-x', 'production', 1, NULL)",
        "UPDATE subscriber SET key = '.'", "UPDATE subscriber SET key = '\u{212A}'",
    ])
    func refusesOthersFromThenOn(sql: String) throws {
        let error = #expect(throws: BookError.self) {
            try sample.book.rehearse { try $0.db.run(sql) }
        }
        let reason = "an identifier is made of plain letters, digits, \"-\", \"_\" and \".\""
        #expect(error?.description.contains(reason) == true)
    }

    /// Of two that become alike, and of one that is long, each has an identifier of its own.
    @Test func findsAnIdentifierForEach() throws {
        let long = String(repeating: "\u{E9}", count: 64)
        let book = try upgraded(
            ["a b", "a/b", "a-b", long, String(repeating: "e", count: 64)].map {
                (Self.another, [$0])
            })
        #expect(
            told(book) == [
                "subscriber 2 a-b-2", "subscriber 3 a-b-3",
                "subscriber 5 " + String(repeating: "e", count: 57) + "-2",
            ])
    }
}

extension BookWriter {
    /// Takes away what the book's shape has to keep identifiers plain.
    func takeBackPlainKeys() throws {
        let triggers = try db.all(
            "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name LIKE '%key_is_plain%'"
        ) { $0.text(0) }
        for trigger in triggers { try db.run("DROP TRIGGER \(trigger)") }
        try db.run("DROP TABLE former_identifier")
    }
}
