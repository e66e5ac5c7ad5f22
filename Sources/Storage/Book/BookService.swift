import Dispatch
import GRDB

/// A book as the HTTP service reads it: many readers at once, none of which blocks a thread of
/// Swift's.
///
/// Every read is GRDB's asynchronous one. It must stay so in the whole process: a synchronous
/// read waits on a cooperative thread for a connection that only a task on such a thread can
/// give back, and then the service stands still for good.
public final class BookService: Sendable {
    /// What each reader keeps of the file in memory: it answers small questions, and there are
    /// several of them.
    private static let cacheKilobytes = 4096

    public let path: String
    private let pool: DatabasePool
    private let look: BookLook

    /// Opens the book at `path` for `readers` reads at a time.
    ///
    /// Called before the service listens, not from within it.
    /// - Throws: ``BookError``
    public init(path: String, readers: Int = 4, waitingUpTo seconds: Double = 5) throws {
        try BookFile.check(path)
        self.path = path
        let look = try BookLook(at: path)
        self.look = look
        pool = try BookError.explaining(path) {
            var configuration = look.configuration(
                waitingUpTo: seconds, cacheKilobytes: Self.cacheKilobytes)
            configuration.readonly = true
            configuration.maximumReaderCount = max(1, readers)
            let pool = try DatabasePool(path: look.name, configuration: configuration)
            try BookFile.checkShape(of: pool, path: path)
            return pool
        }
    }

    /// Looks at one state of the book.
    /// - Throws: ``BookError``, and what `body` throws.
    public func read<Result: Sendable>(
        _ body: @escaping @Sendable (BookReader) throws -> Result
    ) async throws -> Result {
        do {
            let result = try await pool.read { [path] db in
                try body(BookReader(db: db, path: path))
            }
            try look.checkUnchanged()
            return result
        } catch let error as DatabaseError {
            throw BookError(error, at: path)
        }
    }

    /// Closes the file when reads have ended, and puts away the log beside it.
    ///
    /// What other commands wrote while the service ran may stand in the log alone, and a copy
    /// of the book's file would miss it. Where another command still has the book open, that
    /// one puts the log away when it ends.
    /// - Throws: ``BookError``
    public func close() async throws {
        // On a thread of its own: closing waits for readers.
        try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
            DispatchQueue.global().async { [path, pool] in
                done.resume(
                    with: Result {
                        try BookError.explaining(path) {
                            try pool.close()
                            try BookFile.putLogAway(of: path)
                        }
                    })
            }
        }
    }
}
