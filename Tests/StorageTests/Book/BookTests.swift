import Accounting
import Foundation
import GRDB
import Quantities
import Testing

@testable import Storage

struct BookTests {
    let folder: TemporaryFolder
    let path: String
    let now = Instant(secondsSince1970: 1_780_000_000)

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("coop.book")
    }

    @discardableResult
    private func create() throws -> Book {
        let settings = BookSettings(
            name: "Sunrise Co-op", currency: "CAD", disputeContact: "help@sunrise.example")
        return try Book.create(at: path, settings: settings, now: now)
    }

    private func write(_ bytes: [UInt8]) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: path))
    }

    @Test func isOneFileWhenMadeAndClosed() throws {
        try create().close()
        #expect(try folder.names == ["coop.book"])
    }

    @Test func isOneFileWhenItsLastReferenceGoes() throws {
        do {
            let book = try create()
            try book.write { db in try db.add(SampleBook.array()) }
            _ = try book.read { try $0.arrays() }
        }
        #expect(try folder.names == ["coop.book"])
    }

    /// A command that only looks tidies up behind one that was killed, and behind itself.
    @Test func isOneFileAfterReading() throws {
        try create().close()
        for permissions in [0o644, 0o444] {
            try FileManager.default.setAttributes(
                [.posixPermissions: permissions], ofItemAtPath: path)
            do {
                let book = try Book.open(at: path, for: .reading)
                _ = try book.read { try $0.settings() }
            }
            #expect(try folder.names == ["coop.book"])
        }
    }

    @Test func knowsWhoseItIs() throws {
        let book = try create()
        let settings = try book.read { try $0.settings() }
        #expect(settings.name == "Sunrise Co-op")
        #expect(settings.currency == "CAD")
        #expect(settings.disputeContact == "help@sunrise.example")
        try book.write { try $0.change(BookSettings(name: "Sunset Co-op")) }
        #expect(try book.read { try $0.settings() } == BookSettings(name: "Sunset Co-op"))
    }

    @Test func keepsWhatIsThere() throws {
        try write(Array("precious".utf8))
        #expect(throws: BookError.alreadyThere(path: path)) { try create() }
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "precious")
        #expect(try folder.names == ["coop.book"])
    }

    @Test func isNotMadeByOpening() throws {
        #expect(throws: BookError.missing(path: path)) {
            try Book.open(at: path, for: .writing)
        }
        #expect(try folder.names.isEmpty)
    }

    @Test(arguments: [[], Array("meter,kwh\n".utf8), Array(repeating: UInt8(0), count: 8192)])
    func refusesWhatIsNoBook(bytes: [UInt8]) throws {
        try write(bytes)
        #expect(throws: BookError.notABook(path: path)) {
            try Book.open(at: path, for: .reading)
        }
    }

    @Test func refusesAnotherProgramsDatabase() throws {
        try create().close()
        var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        bytes.replaceSubrange(68..<72, with: [0, 0, 0, 1])
        try write(bytes)
        #expect(throws: BookError.notABook(path: path)) {
            try Book.open(at: path, for: .reading)
        }
    }

    @Test(arguments: [Book.Access.reading, .writing])
    func refusesANewerShape(access: Book.Access) throws {
        do {
            let book = try create()
            try book.write { writer in
                try writer.db.run("INSERT INTO grdb_migrations VALUES ('9999 tomorrow')")
            }
        }
        #expect(throws: BookError.newer(path: path)) { try Book.open(at: path, for: access) }
    }

    @Test(arguments: ["0001 book", "0009 sharing", "0013 loan applications"])
    func bringsAnOlderShapeUpToDateForWriting(shape: String) throws {
        let older = try DatabaseQueue(path: path)
        try older.write { db in
            try db.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
        }
        try Schema.migrator.migrate(older, upTo: shape)
        try older.close()
        #expect(throws: BookError.older(path: path)) { try Book.open(at: path, for: .reading) }
        try Book.open(at: path, for: .writing).close()
        let book = try Book.open(at: path, for: .reading)
        #expect(try book.read { try $0.shapeDifferences() } == [])
    }

    @Test(arguments: [
        ("DROP TRIGGER posting_is_final", "the trigger posting_is_final is missing"),
        ("DROP INDEX reading_by_import", "the index reading_by_import is missing"),
        ("CREATE TABLE more (id INTEGER)", "the table more is not of a book"),
        (
            "ALTER TABLE payment ADD COLUMN more INTEGER",
            "the table payment is not as a book has it"
        ),
    ])
    func saysHowItsShapeDiffers(edit: String, difference: String) throws {
        let book = try create()
        #expect(try book.read { try $0.shapeDifferences() } == [])
        try book.write { try $0.db.run(edit) }
        #expect(try book.read { try $0.shapeDifferences() } == [difference])
    }

    @Test func losesNothingThatWasWritten() throws {
        let book = try create()
        let settings = try book.write { writer in
            try ["synchronous", "foreign_keys", "trusted_schema", "page_size"].map {
                try writer.db.number("PRAGMA \($0)")
            }
        }
        #expect(settings == [2, 1, 0, 8192])
        let mode = try book.write { try $0.db.first("PRAGMA journal_mode", []) { $0.text(0) } }
        #expect(mode == "wal")
    }

    @Test func saysWhenAnotherCommandWrites() throws {
        let first = try create()
        let second = try Book.open(at: path, for: .writing, waitingUpTo: 0)
        try first.write { _ in
            #expect(throws: BookError.busy(path: path)) { try second.write { _ in } }
        }
        try second.write { _ in }
    }

    @Test func readsBesideAWriter() throws {
        let book = try create()
        let other = try Book.open(at: path, for: .reading, waitingUpTo: 0)
        try book.write { writer in
            try writer.add(SampleBook.array())
            #expect(try other.read { try $0.arrays() }.isEmpty)
        }
        #expect(try other.read { try $0.arrays() }.count == 1)
    }

    @Test func cannotBeWrittenWhenOpenForReading() throws {
        try create().close()
        let book = try Book.open(at: path, for: .reading)
        let refusal = BookError.failed(reason: "\(path) was opened for reading")
        #expect(throws: refusal) { try book.write { try $0.add(SampleBook.array()) } }
        #expect(throws: refusal) { try book.rehearse { try $0.add(SampleBook.array()) } }
        #expect(throws: refusal) { try book.checkpoint() }
    }

    @Test func takesBackWhatAFailedChangeDid() throws {
        struct Stop: Error {}
        let book = try create()
        #expect(throws: Stop.self) {
            try book.write { db in
                try db.add(SampleBook.array())
                throw Stop()
            }
        }
        #expect(try book.read { try $0.arrays() }.isEmpty)
    }

    @Test func takesBackARehearsal() throws {
        let book = try create()
        let seen = try book.rehearse { db in
            try db.add(SampleBook.array())
            return try db.reader.arrays().count
        }
        #expect(seen == 1)
        #expect(try book.read { try $0.arrays() }.isEmpty)
    }

    /// What is on disk in the midst of a change is what a killed process leaves behind.
    @Test func hasNothingOfAChangeThatWasCutOff() throws {
        let sample = try SampleBook(members: 300)
        try sample.issue(Array(sample.subscriptions.prefix(100)))
        let copy = folder.path("killed.book")
        try sample.book.write { db in
            var chain = try sample.chain(db.reader)
            try db.issue(sample.run(number: 2)) { writer in
                for (index, member) in sample.subscriptions.dropFirst(100).enumerated() {
                    let entry = try sample.entry("2 \(member)", member)
                    try writer.append(entry, chain.append(entry))
                    let figures = try sample.figures(member, statement: Int64(101 + index))
                    let body = [UInt8](repeating: 32, count: 20_000)
                    try body.withUnsafeBytes { try writer.append(figures, body: $0) }
                }
            }
            for suffix in ["", "-wal"] {
                try FileManager.default.copyItem(
                    atPath: sample.book.path + suffix, toPath: copy + suffix)
            }
        }
        let killed = try Book.open(at: copy, for: .writing)
        let month = try Month("2026-06")
        #expect(try killed.read { try $0.lastStatement(ofArray: sample.array) } == 100)
        #expect(try killed.read { try $0.lastLink(ofArray: sample.array) }.number == 100)
        #expect(try killed.read { try $0.runs(ofArray: sample.array, in: month) }.count == 1)
    }
}
