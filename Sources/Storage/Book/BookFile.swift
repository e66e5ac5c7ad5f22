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

    static func configuration(
        waitingUpTo seconds: Double, cacheKilobytes: Int = cacheKilobytes
    ) -> Configuration {
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
        try pool.writeWithoutTransaction { try RecordChain($0).noteChanges() }
        try pool.write { db in
            try db.run(
                """
                INSERT INTO book (id, name, currency, dispute_contact, created_at)
                VALUES (1, ?, ?, ?, ?)
                """, [settings.name, settings.currency, settings.disputeContact, now])
            try RecordChain(db).recordChanges()
        }
        _ = try pool.writeWithoutTransaction { db in try db.checkpoint(.truncate) }
        closeReaders(of: pool)
        try pool.close()
    }

    /// Closes what only reads: the last to close puts the log away, and only a writer can.
    static func closeReaders(of pool: DatabasePool?) {
        pool?.invalidateReadOnlyConnections()
    }

    /// Moves what stands in the log into the file, and removes the log, unless another
    /// connection has the file open.
    ///
    /// Connections that only read cannot; so this opens one that could write and closes it.
    static func putLogAway(of path: String) throws {
        guard FileManager.default.fileExists(atPath: path + "-wal"),
            canBeWritten(path)
        else { return }
        do {
            let queue = try DatabaseQueue(
                path: path, configuration: configuration(waitingUpTo: 0))
            // Only a connection that has looked into the file knows of its log.
            try queue.read { db in try db.execute(sql: "SELECT count(*) FROM sqlite_schema") }
            try queue.close()
        } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
            // Another command is at it, and puts the log away when it ends.
        }
    }

    /// Moves a complete draft to its place, where there is no file yet.
    static func place(_ draft: String, at path: String) throws(BookError) {
        do {
            try FileManager.default.moveItem(atPath: draft, toPath: path)
        } catch CocoaError.fileWriteFileExists {
            throw .alreadyThere(path: path)
        } catch {
            throw .cannotWrite(path: path, reason: error.localizedDescription)
        }
    }

    /// Refuses a place for a new file where there is one already, or no folder for it.
    static func checkFree(_ path: String) throws(BookError) {
        guard !FileManager.default.fileExists(atPath: path) else {
            throw .alreadyThere(path: path)
        }
        let folder = folder(of: path)
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder),
            isFolder.boolValue
        else { throw .cannotMake(path: path, reason: "there is no folder \(folder)") }
        guard FileManager.default.isWritableFile(atPath: folder) else {
            throw .cannotMake(path: path, reason: "permission denied in the folder \(folder)")
        }
    }

    /// The file beside `path` that becomes it when it is complete.
    static func draft(of path: String) -> String {
        "\(path).\(ProcessInfo.processInfo.processIdentifier).new"
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

    /// Refuses a newer shape, and mends an older one; returns the identifiers that were replaced.
    static func bringUpToDate(_ pool: DatabasePool, path: String) throws -> [FormerIdentifier] {
        let isUpToDate = try isUpToDate(pool, path: path)
        // GRDB lets go of durability when it turns the log on.
        try pool.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA synchronous = FULL")
        }
        guard !isUpToDate else { return [] }
        let known = try pool.read { db in
            try db.tableExists("former_identifier")
                ? db.number("SELECT coalesce (max (id), 0) FROM former_identifier") : 0
        }
        try Schema.migrator.migrate(pool)
        return try pool.read { db in
            try BookReader(db: db, path: path).formerIdentifiers(since: known)
        }
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

    /// Removes the drafts of `path` whose makers were killed.
    static func removeAbandonedDrafts(of path: String) {
        let name = URL(fileURLWithPath: path).lastPathComponent
        let names = try? FileManager.default.contentsOfDirectory(atPath: folder(of: path))
        for draft in names ?? [] where draft.hasPrefix("\(name).") {
            let parts = draft.dropFirst(name.count + 1).split(separator: ".")
            guard parts.count == 2, parts[1].hasPrefix("new"),
                let maker = Int32(parts[0]), maker > 0, kill(maker, 0) != 0, errno == ESRCH
            else { continue }
            try? FileManager.default.removeItem(atPath: "\(folder(of: path))/\(draft)")
        }
    }

    /// Removes a draft and what SQLite puts beside it.
    static func remove(_ draft: String) {
        for suffix in ["", "-wal", "-shm", "-journal"] {
            try? FileManager.default.removeItem(atPath: draft + suffix)
        }
    }
}
