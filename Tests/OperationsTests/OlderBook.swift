import Foundation
import GRDB

@testable import Storage

/// A book as an earlier version left it, in a folder of its own.
final class OlderBook: Sendable {
    let path: String
    private let folder: URL

    /// The migration that was the last one then, and the file of rows that begins like it.
    init(_ shape: String = "0013 loan applications") throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "older-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        path = folder.appending(path: "coop.book").path
        let rows = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appending(path: "Books/\(shape.prefix(4)).sql")
        let queue = try DatabaseQueue(path: path)
        try Schema.migrator.migrate(queue, upTo: shape)
        try queue.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
            try db.execute(sql: "PRAGMA foreign_keys = OFF")
            try db.execute(sql: "BEGIN")
            try db.execute(sql: try String(contentsOf: rows, encoding: .utf8))
            try db.execute(sql: "COMMIT")
        }
        try queue.close()
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }
}
