import GRDB

/// Why a book cannot be used, or would not take something.
public enum BookError: Error, Hashable, Sendable {
    case missing(path: String)
    case alreadyThere(path: String)
    case notABook(path: String)
    case older(path: String)
    case newer(path: String)
    case busy(path: String)
    case cannotRead(path: String, reason: String)
    case cannotMake(path: String, reason: String)
    case cannotWrite(path: String, reason: String)
    case damaged(path: String, reason: String)
    /// The book's own rules forbid it.
    case refused(reason: String)
    /// The book was asked something that makes no sense: our fault.
    case failed(reason: String)
}

extension BookError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .missing(let path):
            "there is no book at \(path); make one with: commonwatt book create"
        case .alreadyThere(let path):
            "there is already a file at \(path), and it is left as it is"
        case .notABook(let path):
            "\(path) is not a book of commonwatt"
        case .older(let path):
            "\(path) was made by an older commonwatt; bring it up to date with: "
                + "commonwatt book upgrade"
        case .newer(let path):
            "\(path) was written by a newer commonwatt than this one; use that one"
        case .busy(let path):
            "\(path) is being written by another command; try again when it is done"
        case .cannotRead(let path, let reason):
            "\(path) cannot be read: \(reason)"
        case .cannotMake(let path, let reason):
            "\(path) cannot be made: \(reason)"
        case .cannotWrite(let path, let reason):
            "\(path) cannot be written: \(reason)"
        case .damaged(let path, let reason):
            "\(path) is damaged: \(reason); restore it from a backup"
        case .refused(let reason):
            "the book refuses this: \(reason)"
        case .failed(let reason):
            "the book was asked for something impossible: \(reason)"
        }
    }
}

extension BookError {
    /// What SQLite's refusal means to whoever uses the book at `path`.
    init(_ error: DatabaseError, at path: String) {
        let reason = error.message ?? error.resultCode.description
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(path: path)
        case .SQLITE_NOTADB: self = .notABook(path: path)
        case .SQLITE_CORRUPT: self = .damaged(path: path, reason: reason)
        case .SQLITE_CANTOPEN, .SQLITE_PERM: self = .cannotRead(path: path, reason: reason)
        case .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_READONLY:
            self = .cannotWrite(path: path, reason: reason)
        case .SQLITE_CONSTRAINT, .SQLITE_MISMATCH, .SQLITE_TOOBIG:
            self = .refused(reason: reason)
        default: self = .failed(reason: reason)
        }
    }

    /// Runs `body`, and says what SQLite's refusals mean.
    static func explaining<Result>(
        _ path: String, _ body: () throws -> Result
    ) throws -> Result {
        do {
            return try body()
        } catch let error as DatabaseError {
            throw BookError(error, at: path)
        }
    }
}
