import Foundation
import GRDB
import Testing

@testable import Storage

/// How far the sample co-op has come when a command is tried on it.
enum SampleState: CaseIterable, Sendable {
    /// There is no book.
    case none
    /// A book of an older shape.
    case older
    /// Members, the readings and the utility's bills of July are in the book.
    case read
    /// July is issued; loans are open and applied for, one is paid in part.
    case issued

    /// The book's file in this state.
    func book() throws -> Data? {
        switch self {
        case .none: nil
        case .older: try Self.olderBook.get()
        case .read: try Self.books.get().read
        case .issued: try Self.books.get().issued
        }
    }

    /// Made once, by the program itself.
    private static let books = Result { () throws -> (read: Data, issued: Data) in
        let sample = try SampleBook()
        defer { sample.remove() }
        let file = sample.folder.appending(path: "coop.book")
        try sample.setUp()
        try sample.run("loan", "import", "share-loan")
        try openLoan("L-1002", of: "S-1002", "1200.00", [], sample)
        let notes = ["--note", "400.00", "--note", "200.00"]
        try openLoan("L-2001", of: "S-2001", "600.00", notes, sample)
        try sample.importMonth("2026-07")
        let read = try Data(contentsOf: file)
        try sample.run("bill", "issue", "--month", "2026-07", "--as-of", "2026-08-05")
        try sample.run("loan", "accrue", "--month", "2026-07", "--as-of", "2026-08-05")
        try sample.run(
            "payment", "record", "S-1002", "314.17", "--date", "2026-08-28", "--reference",
            "check-1002-1")
        for day in ["2026-07-20", "2026-08-20"] {
            try sample.run(
                "loan", "pay", "L-2001", "--amount", "51.60", "--on", day, "--as-of", "2026-09-01")
        }
        for (loan, subscription) in [("L-2003", "S-2003"), ("L-2004", "S-2004")] {
            try sample.run(
                "loan", "apply", loan, "--product", "share-loan", "--subscription", subscription,
                "--amount", "800.00", "--payments", "12", "--on", "2026-07-01", "--as-of",
                "2026-08-05")
        }
        try sample.run("token", "create", "--administrator")
        return (read, try Data(contentsOf: file))
    }

    /// A key to seal books with, and its public part.
    static let key = Result { () throws -> [String: Data] in
        let sample = try SampleBook()
        defer { sample.remove() }
        try sample.run("ledger", "key", "coop.key")
        return ["coop.key": try Data(contentsOf: sample.folder.appending(path: "coop.key"))]
    }

    private static func openLoan(
        _ key: String, of subscription: String, _ amount: String, _ more: [String],
        _ sample: SampleBook
    ) throws {
        let result = try sample.runner.run(
            [
                "loan", "open", key, "--product", "share-loan", "--subscription", subscription,
                "--amount", amount, "--payments", "12", "--disbursed", "2026-06-20", "--as-of",
                "2026-06-20",
            ] + more)
        #expect(result.exitCode == 0, "\(result)")
    }

    /// A book that lacks the last migrations.
    private static let olderBook = Result { () throws -> Data in
        let sample = try SampleBook()
        defer { sample.remove() }
        let file = sample.folder.appending(path: "older.book")
        let queue = try DatabaseQueue(path: file.path)
        try Schema.migrator.migrate(queue, upTo: "0013 loan applications")
        try queue.write { db in
            try db.execute(
                sql: """
                    PRAGMA application_id = \(Schema.applicationID);
                    INSERT INTO book (id, name, currency, created_at) VALUES (1, 'Co-op', 'USD', 0)
                    """)
        }
        try queue.close()
        return try Data(contentsOf: file)
    }
}
