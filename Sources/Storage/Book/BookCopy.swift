import Foundation
import GRDB

/// A copy of a book that was made while others may have been writing to it.
public struct BookCopy: Hashable, Sendable {
    public let path: String
    /// The size of the copy in bytes.
    public let bytes: Int64

    /// Copies the book at `source` to `path`, where there is no file yet.
    ///
    /// SQLite's online backup: the copy is one state of the book, with all that was written
    /// before and nothing of what is written meanwhile. It is made beside its place and moved
    /// there after SQLite has found no fault in it. A book of an older shape is copied as it is.
    /// - Throws: ``BookError``
    public init(
        of source: String, to path: String, waitingUpTo seconds: Double = 5
    ) throws {
        try BookFile.check(source)
        BookFile.removeAbandonedDrafts(of: path)
        try BookFile.checkFree(path)
        let draft = BookFile.draft(of: path)
        defer { BookFile.remove(draft) }
        let look = try BookLook(at: source)
        let configuration = BookFile.configuration(waitingUpTo: seconds)
        do {
            let book = try BookError.explaining(source) {
                try look.queue(waitingUpTo: seconds)
            }
            defer { try? book.close() }
            try BookError.explaining(path) {
                let copy = try DatabaseQueue(path: draft, configuration: configuration)
                defer { try? copy.close() }
                try Self.copy(book, to: copy, source)
            }
            try look.checkUnchanged()
        } catch BookError.damaged(_, let reason) {
            throw BookError.damaged(path: source, reason: reason)
        }
        let size = try? FileManager.default.attributesOfItem(atPath: draft)[.size] as? Int64
        try BookFile.place(draft, at: path)
        self.path = path
        bytes = size ?? 0
    }

    /// Looks whether a copy could be made.
    /// - Throws: ``BookError``
    public static func rehearse(of source: String, to path: String) throws(BookError) {
        try BookFile.check(source)
        try BookFile.checkFree(path)
    }

    private static func copy(
        _ book: DatabaseQueue, to copy: DatabaseQueue, _ source: String
    ) throws {
        try book.backup(to: copy)
        // A fault that is copied was in the book.
        let fault = try copy.read { db in
            try db.first("PRAGMA integrity_check") { $0.text(0) }
        }
        guard fault == "ok" else {
            throw BookError.damaged(path: source, reason: fault ?? "no answer of SQLite")
        }
    }
}
