import Accounting
import Foundation
import GRDB
import Quantities
import Testing

@testable import Operations
@testable import Storage

/// What another program does to a book is found, whatever it is done to.
struct BookEditTests {
    private static let original = Result { try FullBook() }

    /// A copy of the full book, removed with the last reference to it.
    private final class Copy {
        let path: String
        private let folder: URL

        init() throws {
            folder = FileManager.default.temporaryDirectory.appending(path: "edit-\(UUID())")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            path = folder.appending(path: "coop.book").path
            _ = try BookCopy(of: try BookEditTests.original.get().book.path, to: path)
        }

        deinit {
            try? FileManager.default.removeItem(at: folder)
        }

        /// Does `body` with no trigger in the way, and puts back those that are gone then.
        func edit(_ body: (Database) throws -> Void) throws {
            let queue = try DatabaseQueue(path: path)
            try queue.writeWithoutTransaction { db in
                try db.execute(sql: "PRAGMA foreign_keys = OFF")
                try body(db)
            }
            try queue.close()
        }

        func broken(against seal: LedgerSeal? = nil) throws -> [LedgerVerification.LawName] {
            let book = try Book.open(at: path, for: .reading)
            return try VerifyLedger(against: seal)(in: book).laws
                .filter { !$0.failures.isEmpty }.map(\.name)
        }

        func seal() throws -> LedgerSeal {
            try SealLedger(with: SealKey())(
                in: Book.open(at: path, for: .reading), on: LoanBook.time.today)
        }
    }

    /// Does what `sql` says without the triggers, which are put back as they were.
    private func change(_ db: Database, _ sql: String) throws {
        let triggers = try Row.fetchAll(
            db, sql: "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
        for row in triggers { try db.execute(sql: "DROP TRIGGER \(row["name"] as String)") }
        let before = db.totalChangesCount
        try db.execute(sql: sql)
        #expect(db.totalChangesCount > before, "nothing was edited")
        for row in triggers { try db.execute(sql: row["sql"] as String) }
    }

    @Test func anUntouchedCopyIsClean() throws {
        #expect(try Copy().broken() == [])
    }

    @Test(arguments: BookEdit.all)
    func anEditIsFound(edit: BookEdit) throws {
        let copy = try Copy()
        try copy.edit { db in
            if edit.law == .shape {
                try db.execute(sql: edit.sql)
            } else {
                try change(db, edit.sql)
            }
        }
        let broken = try copy.broken()
        #expect(broken.contains(edit.law), "\(broken)")
    }

    /// With triggers in place nothing of what is append-only is changed, removed or replaced.
    @Test(arguments: BookEdit.all.filter { $0.isOfFinalRows })
    func anEditIsRefused(edit: BookEdit) throws {
        let copy = try Copy()
        #expect(throws: DatabaseError.self) {
            try copy.edit { try $0.execute(sql: edit.sql) }
        }
        #expect(try copy.broken() == [])
    }

    /// A payment that never was, with its entry, and the chain of entries made anew.
    @Test func aPhantomPaymentIsFound() throws {
        let copy = try Copy()
        try copy.edit { db in
            try change(
                db,
                """
                INSERT INTO entry SELECT array_id, max (number) + 1, 20260901, NULL,
                    'payment:' || (max (number) + 1), 'payment', zeroblob (32) FROM entry;
                INSERT INTO posting SELECT 1, account, (SELECT max (number) FROM entry), line,
                    CASE subscription_id WHEN 0 THEN 0 ELSE 2 END, sign (quantity) * 5
                FROM posting WHERE entry = (SELECT entry FROM payment WHERE key = 'P-3');
                INSERT INTO payment SELECT 99, 'P-9', 1, 2, 20260901, 5, max (number), NULL, NULL
                FROM entry;
                """)
        }
        try remakeChain(copy)
        #expect(try copy.broken() == [.records])
    }

    /// An amount that is another in the journal and everywhere else, with the chain of entries
    /// made anew.
    @Test func anEntryThatWasMadeAnewIsFound() throws {
        let copy = try Copy()
        try copy.edit { db in
            try change(db, "UPDATE entry SET memo = 'x' WHERE number = 2")
        }
        try remakeChain(copy)
        #expect(try copy.broken() == [.records])
    }

    /// What was written last, cut off with its records: only a seal tells of it.
    @Test func whatIsCutOffIsFoundByASeal() throws {
        let copy = try Copy()
        let seal = try copy.seal()
        #expect(try copy.broken(against: seal) == [])
        try copy.edit { db in
            try change(
                db,
                """
                DELETE FROM token;
                DELETE FROM record WHERE number >=
                    (SELECT min (number) FROM record WHERE subject = 'token');
                """)
        }
        #expect(try copy.broken() == [])
        #expect(try copy.broken(against: seal) == [.seal])
        #expect(throws: Never.self) { try copy.seal() }
    }

    /// A name that is another, with all records made anew: only a seal tells of it.
    @Test func whatIsMadeAnewIsFoundByASeal() throws {
        let copy = try Copy()
        let seal = try copy.seal()
        try copy.edit { db in
            try change(
                db, "DELETE FROM record; UPDATE subscriber SET email = 'x' WHERE key = 'S-3'")
            try RecordChain(db).recordAll()
        }
        #expect(try copy.broken() == [])
        #expect(try copy.broken(against: seal) == [.seal])
    }

    /// Edits whose records were all made anew break other laws all the same.
    @Test(arguments: [
        ("UPDATE member_month SET fee_cents = fee_cents + 1", LedgerVerification.LawName.figures),
        ("UPDATE member_month SET allocated_mwh = allocated_mwh - 1", .figures),
        ("UPDATE member_month SET total_cents = total_cents - 1", .lines),
        (
            "UPDATE statement SET body = CAST (replace (CAST (body AS TEXT), "
                + "'\"history\":[[\"2026-06\"', '\"history\":[[\"2026-05\"') AS BLOB)", .figures
        ),
        ("UPDATE bill_run SET issued_on = issued_on + 1", .figures),
        (
            "UPDATE statement SET body = CAST (replace (CAST (body AS TEXT), "
                + "'\"price\":100000000', '\"price\":200000000') AS BLOB)", .figures
        ),
        ("UPDATE payment SET cents = cents + 1 WHERE cents > 0", .payments),
        ("UPDATE bill_run SET metered_mwh = metered_mwh + 1", .energy),
        ("UPDATE loan_event SET cents = cents + 1 WHERE number = 2", .loans),
        ("UPDATE document SET bytes = CAST ('x' AS BLOB)", .documents),
    ])
    func anEditThatWasRecordedIsFound(sql: String, law: LedgerVerification.LawName) throws {
        let copy = try Copy()
        try copy.edit { db in
            try change(db, sql)
            try change(db, "DELETE FROM record")
            try RecordChain(db).recordAll()
        }
        let broken = try copy.broken()
        #expect(broken.contains(law) && !broken.contains(.records), "\(broken)")
    }

    @Test func aBookThatIsNotSoundIsNotSealed() throws {
        let copy = try Copy()
        try copy.edit { try change($0, "UPDATE share SET units = 5") }
        #expect(throws: SealError.self) { try copy.seal() }
    }

    private func remakeChain(_ copy: Copy) throws {
        var chain = HashChain(array: 1, sha256: { Digest(of: $0) })
        var links: [HashChain.Link] = []
        do {
            let book = try Book.open(at: copy.path, for: .reading)
            try book.read { db in
                try db.eachEntry(ofArray: 1) { links.append(chain.append(try $0.entry())) }
            }
        }
        try copy.edit { db in
            try db.execute(sql: "DROP TRIGGER entry_is_final")
            for link in links {
                try db.execute(
                    sql: "UPDATE entry SET digest = ? WHERE number = ?",
                    arguments: [Data(link.digest.bytes), link.number])
            }
            try db.execute(
                sql: """
                    CREATE TRIGGER entry_is_final BEFORE UPDATE ON entry
                    BEGIN SELECT RAISE (ABORT, 'an entry is never changed'); END
                    """)
        }
    }
}

extension BookEdit {
    /// Whether it is of rows that are never changed, and not of those that members' terms are
    /// corrected in, or put in beside them.
    fileprivate var isOfFinalRows: Bool {
        let open = [
            "book", "\"array\"", "subscriber", "subscription", "share", "loan_terms", "meter",
        ]
        let words = sql.split(separator: " ").map(String.init)
        guard law != .shape, !sql.contains(";"), words[0] != "INSERT" else { return false }
        let table = words[0] == "UPDATE" ? words[1] : words[2]
        return !open.contains(table)
    }
}
