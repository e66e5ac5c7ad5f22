import GRDB
public import Quantities

/// A co-op's book: one SQLite file that everything else is read into or printed from.
///
/// For commands, which do one thing after the other. Writing is one transaction a call, on disk
/// when the call returns and not there at all when it throws or the process is killed. Reads see
/// one state of the book, and go on beside a writer. A service reads through ``BookService``
/// instead, and a process uses only one of the two.
public final class Book: Sendable {
    public enum Access: Hashable, Sendable {
        case reading, writing
    }

    public let path: String
    /// The identifiers that were replaced because opening the book brought it up to date.
    public let replaced: [FormerIdentifier]
    private let reader: any DatabaseReader
    /// Nil where the book was opened for reading.
    private let pool: DatabasePool?
    /// Nil where the book was opened for writing.
    private let look: BookLook?

    private init(path: String, reader: DatabaseQueue, look: BookLook) {
        self.path = path
        self.reader = reader
        self.look = look
        pool = nil
        replaced = []
    }

    private init(path: String, pool: DatabasePool, replaced: [FormerIdentifier]) {
        self.path = path
        self.pool = pool
        self.replaced = replaced
        reader = pool
        look = nil
    }

    /// Opens the book at `path`.
    ///
    /// For writing it is brought up to the present shape if it is of an older one. For reading
    /// it may lie where nothing can be written.
    /// - Throws: ``BookError``
    public static func open(
        at path: String, for access: Access, waitingUpTo seconds: Double = 5
    ) throws -> Book {
        try BookFile.check(path)
        return try BookError.explaining(path) {
            switch access {
            case .reading:
                // A connection that could write, if the file allows it, puts away the log.
                let look = try BookLook(at: path)
                let queue = try look.queue(waitingUpTo: seconds)
                try BookFile.checkShape(of: queue, path: path)
                return Book(path: path, reader: queue, look: look)
            case .writing:
                try BookFile.checkWritable(path)
                let pool = try DatabasePool(
                    path: path, configuration: BookFile.configuration(waitingUpTo: seconds))
                let replaced = try BookFile.bringUpToDate(pool, path: path)
                try pool.writeWithoutTransaction { try RecordChain($0).noteChanges() }
                return Book(path: path, pool: pool, replaced: replaced)
            }
        }
    }

    /// Makes an empty book where there is no file yet, and opens it for writing.
    ///
    /// It is made beside its place and moved there when complete, so that a process that is
    /// killed leaves no half of a book.
    /// - Throws: ``BookError``
    public static func create(
        at path: String, settings: BookSettings, now: Instant
    ) throws -> Book {
        BookFile.removeAbandonedDrafts(of: path)
        try BookFile.checkFree(path)
        let draft = BookFile.draft(of: path)
        defer { BookFile.remove(draft) }
        try BookError.explaining(path) {
            try BookFile.make(at: draft, settings: settings, now: now)
        }
        try BookFile.place(draft, at: path)
        return try open(at: path, for: .writing)
    }

    /// Makes a book where there is no file yet, with all that `body` writes into it, or none.
    /// - Throws: ``BookError``, and what `body` throws.
    public static func compose<Result>(
        at path: String, settings: BookSettings, now: Instant, _ body: (Book) throws -> Result
    ) throws -> Result {
        BookFile.removeAbandonedDrafts(of: path)
        try BookFile.checkFree(path)
        let draft = BookFile.draft(of: path)
        defer { BookFile.remove(draft) }
        try BookError.explaining(path) {
            try BookFile.make(at: draft, settings: settings, now: now)
        }
        let book = try open(at: draft, for: .writing)
        let result = try body(book)
        try book.checkpoint()
        try book.close()
        try BookFile.place(draft, at: path)
        return result
    }

    /// Looks at one state of the book.
    /// - Throws: ``BookError``, and what `body` throws.
    public func read<Result>(_ body: (BookReader) throws -> Result) throws -> Result {
        try BookError.explaining(path) {
            let result = try reader.read { db in try body(BookReader(db: db, path: path)) }
            try look?.checkUnchanged()
            return result
        }
    }

    /// Changes the book by all that `body` does, or not at all.
    /// - Throws: ``BookError``, and what `body` throws.
    @discardableResult
    public func write<Result>(_ body: (BookWriter) throws -> Result) throws -> Result {
        try BookError.explaining(path) {
            try writer().write { db in
                let result = try body(BookWriter(db: db, path: path))
                try RecordChain(db).recordChanges()
                return result
            }
        }
    }

    /// Does what `body` does and takes it all back, to show what it would do.
    /// - Throws: ``BookError``, and what `body` throws.
    public func rehearse<Result>(_ body: (BookWriter) throws -> Result) throws -> Result {
        try BookError.explaining(path) {
            var result: Result?
            try writer().writeWithoutTransaction { db in
                try db.inTransaction(.immediate) {
                    result = try body(BookWriter(db: db, path: path))
                    return .rollback
                }
            }
            guard let result else { preconditionFailure("a rehearsal must have a result") }
            return result
        }
    }

    /// Moves what was written from the log into the file.
    ///
    /// Done by itself now and then; after a bill run it keeps the next reader quick.
    /// - Throws: ``BookError``
    public func checkpoint() throws {
        try BookError.explaining(path) {
            _ = try writer().writeWithoutTransaction { db in try db.checkpoint(.truncate) }
        }
    }

    /// Closes the file; done as well when the last reference goes.
    /// - Throws: ``BookError``
    public func close() throws {
        try BookError.explaining(path) {
            BookFile.closeReaders(of: pool)
            try reader.close()
        }
    }

    deinit {
        BookFile.closeReaders(of: pool)
    }

    private func writer() throws(BookError) -> DatabasePool {
        guard let pool else { throw .failed(reason: "\(path) was opened for reading") }
        return pool
    }
}
