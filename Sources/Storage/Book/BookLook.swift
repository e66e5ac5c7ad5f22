import Foundation
import GRDB

/// How the file of a book is opened to look at it only.
///
/// Where the file and its folder can be written, SQLite keeps a log and locks beside it, and
/// reads go on beside a writer. On a read-only disk, or for who may not write there, it can
/// keep none: then the file is read as it lies, as long as nothing changes it.
struct BookLook {
    /// What names the file to SQLite.
    let name: String
    let isReadOnly: Bool
    private let path: String
    /// The file as it was found; nil where SQLite itself sees to changes.
    private let state: FileState?

    /// Chooses how to look at the book at `path`.
    /// - Throws: ``BookError`` where newer content stands in a log that cannot be read there.
    init(at path: String) throws(BookError) {
        self.path = path
        guard !BookFile.canBeWritten(path) else {
            (name, isReadOnly, state) = (path, false, nil)
            return
        }
        guard FileState(path + "-wal")?.size ?? 0 == 0 else {
            // SQLite reads a log as well where all of it lies there.
            guard FileState(path + "-shm") != nil else {
                throw .cannotRead(path: path, reason: Self.newerContent(path))
            }
            (name, isReadOnly, state) = (path, true, nil)
            return
        }
        guard let state = FileState(path) else {
            throw .cannotRead(path: path, reason: "permission denied")
        }
        name = URL(fileURLWithPath: path).absoluteString + "?immutable=1"
        (isReadOnly, self.state) = (true, state)
    }

    private static func newerContent(_ path: String) -> String {
        "newer content stands in \(path)-wal beside it, and nothing can be written there; "
            + "copy both files to a folder that can be written, and read them there"
    }

    func configuration(
        waitingUpTo seconds: Double, cacheKilobytes: Int = BookFile.cacheKilobytes
    ) -> Configuration {
        var configuration = BookFile.configuration(
            waitingUpTo: seconds, cacheKilobytes: cacheKilobytes)
        configuration.readonly = isReadOnly
        return configuration
    }

    /// Opens the book for one reader.
    func queue(waitingUpTo seconds: Double) throws -> DatabaseQueue {
        try DatabaseQueue(path: name, configuration: configuration(waitingUpTo: seconds))
    }

    /// Refuses what was read if somebody changed the file meanwhile.
    func checkUnchanged() throws(BookError) {
        guard let state else { return }
        let hasLog = FileState(path + "-wal")?.size ?? 0 > 0
        guard FileState(path) == state, !hasLog else { throw .busy(path: path) }
    }
}

/// What tells a file from what it was before.
private struct FileState: Hashable {
    let size: Int64
    private let modified: Date?
    private let number: Int?

    init?(_ path: String) {
        guard let found = try? FileManager.default.attributesOfItem(atPath: path) else {
            return nil
        }
        size = (found[.size] as? NSNumber)?.int64Value ?? 0
        modified = found[.modificationDate] as? Date
        number = (found[.systemFileNumber] as? NSNumber)?.intValue
    }
}

extension BookFile {
    /// Whether the file of a book, and what SQLite puts beside it, can be written.
    static func canBeWritten(_ path: String) -> Bool {
        access(path, W_OK) == 0 && access(folder(of: path), W_OK) == 0
    }

    static func folder(of path: String) -> String {
        URL(fileURLWithPath: path).deletingLastPathComponent().path
    }

    /// Refuses to open a book for writing where nothing can be written.
    static func checkWritable(_ path: String) throws(BookError) {
        guard !canBeWritten(path) else { return }
        let what = access(path, W_OK) == 0 ? "its folder \(folder(of: path))" : "the file"
        throw .cannotWrite(
            path: path,
            reason: "\(what) is read-only; copy the book to a folder that can be written")
    }
}
