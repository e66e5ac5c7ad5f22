import Foundation
import GRDB
import Quantities

/// How the file of a book is made, recognized and opened.
enum BookFile {
    /// The size of a page in bytes: half a dozen statements to one, where a page of half the
    /// size takes a fifth more room for the same.
    static let pageSize = 8192

    /// What a connection keeps of the file in memory, in kilobytes.
    static let cacheKilobytes = 32_768

    /// Pages of log that are gathered before they are moved into the file.
    static let checkpointPages = 2048

    static func configuration(waitingUpTo seconds: Double) -> Configuration {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(seconds)
        configuration.prepareDatabase { db in
            try db.execute(
                sql: """
                    PRAGMA page_size = \(pageSize);
                    PRAGMA cache_size = -\(cacheKilobytes);
                    PRAGMA wal_autocheckpoint = \(checkpointPages);
                    PRAGMA trusted_schema = OFF;
                    """)
        }
        return configuration
    }

    /// Makes the file of a book, complete and with no log beside it.
    static func make(at path: String, settings: BookSettings, now: Instant) throws {
        let pool = try DatabasePool(
            path: path, configuration: configuration(waitingUpTo: 0))
        try pool.write { db in
            try db.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
        }
        try Schema.migrator.migrate(pool)
        try pool.write { db in
            try db.run(
                """
                INSERT INTO book (id, name, currency, dispute_contact, created_at)
                VALUES (1, ?, ?, ?, ?)
                """, [settings.name, settings.currency, settings.disputeContact, now])
        }
        _ = try pool.writeWithoutTransaction { db in try db.checkpoint(.truncate) }
        closeReaders(of: pool)
        try pool.close()
    }

    /// Closes what only reads: the last to close puts the log away, and only a writer can.
    static func closeReaders(of pool: DatabasePool?) {
        pool?.invalidateReadOnlyConnections()
    }

    /// Refuses a file that is none, or not a book, before SQLite makes something of it.
    static func check(_ path: String) throws(BookError) {
        guard FileManager.default.fileExists(atPath: path) else { throw .missing(path: path) }
        guard let file = FileHandle(forReadingAtPath: path) else {
            throw .cannotRead(path: path, reason: "permission denied")
        }
        defer { try? file.close() }
        // The database file format, section 1.3: a title, and the application's mark at 68.
        let header = [UInt8]((try? file.read(upToCount: 100)) ?? Data())
        let title = Array("SQLite format 3\0".utf8)
        guard header.count == 100, header.starts(with: title) else {
            throw .notABook(path: path)
        }
        let mark = header[68..<72].reduce(Int64(0)) { $0 << 8 | Int64($1) }
        guard mark == Schema.applicationID else { throw .notABook(path: path) }
    }

    /// Refuses a shape other than the present one.
    static func checkShape(of reader: some DatabaseReader, path: String) throws {
        guard try isUpToDate(reader, path: path) else { throw BookError.older(path: path) }
    }

    /// Refuses a newer shape, and mends an older one.
    static func bringUpToDate(_ pool: DatabasePool, path: String) throws {
        let isUpToDate = try isUpToDate(pool, path: path)
        // GRDB lets go of durability when it turns the log on.
        try pool.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA synchronous = FULL")
        }
        if !isUpToDate { try Schema.migrator.migrate(pool) }
    }

    private static func isUpToDate(
        _ reader: some DatabaseReader, path: String
    ) throws -> Bool {
        try reader.read { db in
            guard try !Schema.migrator.hasBeenSuperseded(db) else {
                throw BookError.newer(path: path)
            }
            return try Schema.migrator.hasCompletedMigrations(db)
        }
    }

    /// Removes a draft and what SQLite puts beside it.
    static func remove(_ draft: String) {
        for suffix in ["", "-wal", "-shm"] {
            try? FileManager.default.removeItem(atPath: draft + suffix)
        }
    }
}
