import Foundation
import GRDB

/// What a folder holds, in a form in which two runs of one command come to the same: files by
/// their bytes, books by their rows without the clock's.
struct FolderContents: Hashable {
    private(set) var files: [String: Data] = [:]
    private(set) var books: [String: [String]] = [:]
    /// Files that were to become books, and what stands beside books.
    private(set) var remnants: Set<String> = []

    init(of folder: URL) throws {
        let names = FileManager.default.enumerator(atPath: folder.path)
        while let name = names?.nextObject() as? String {
            let file = folder.appending(path: name)
            let type = try FileManager.default.attributesOfItem(atPath: file.path)[.type]
            guard type as? FileAttributeType == .typeRegular,
                !file.lastPathComponent.hasPrefix(".")
            else { continue }
            if name.hasSuffix(".book") {
                books[name] = try Self.rows(of: file)
            } else if name.contains(".book") {
                remnants.insert(name)
            } else {
                let bytes = try Data(contentsOf: file)
                let isOfChance = Self.endingsOfChance.contains { name.hasSuffix($0) }
                if isOfChance, bytes.isEmpty {
                    remnants.insert(name)
                } else {
                    files[name] = isOfChance ? Data(bytes.prefix(1)) : bytes
                }
            }
        }
    }

    /// Without what a command that was killed may leave until the next one.
    var withoutRemnants: FolderContents {
        var result = self
        result.remnants = []
        return result
    }

    /// Every row of a book, read from a copy so that its log stays as it is.
    private static func rows(of file: URL) throws -> [String] {
        let copy = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).book")
        defer {
            for suffix in ["", "-wal", "-shm"] {
                try? FileManager.default.removeItem(atPath: copy.path + suffix)
            }
        }
        for suffix in ["", "-wal"]
        where FileManager.default.fileExists(atPath: file.path + suffix) {
            try FileManager.default.copyItem(
                atPath: file.path + suffix, toPath: copy.path + suffix)
        }
        let queue = try DatabaseQueue(path: copy.path)
        defer { try? queue.close() }
        return try queue.read { db in
            let tables = try String.fetchAll(
                db,
                sql: """
                    SELECT name FROM sqlite_schema WHERE type = 'table'
                    AND name NOT LIKE 'sqlite_%' ORDER BY 1
                    """)
            return try tables.flatMap { table in
                let columns = try db.columns(in: table).map(\.name)
                let text = columns.map { expression($0, of: table) }.joined(
                    separator: " || ',' || ")
                return try String.fetchAll(
                    db, sql: "SELECT '\(table) ' || \(text) FROM \(table) ORDER BY 1")
            }
        }
    }

    /// A column's value as text; of the clock and of chance only whether there is one.
    private static func expression(_ column: String, of table: String) -> String {
        let isOfClock = column.hasSuffix("_at") && !["starts_at", "ends_at"].contains(column)
        let isOfChance = digests[table, default: []].contains(column)
        return isOfClock || isOfChance ? "(\"\(column)\" IS NULL)" : "quote(\"\(column)\")"
    }

    /// What is made of the clock and of chance.
    private static let digests: [String: Set] = [
        "token": ["digest"], "record": ["content", "digest"],
    ]

    /// Files that differ whenever they are made, of which only counts that they are there and
    /// not empty.
    private static let endingsOfChance = [".key", ".pub", ".seal"]
}
