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
            "there is no book at \(path); make one with: commonwatt book create --name NAME"
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
    /// Whether the book took nothing of what it was asked to hold, and is as it was.
    public var isRefusal: Bool { if case .refused = self { true } else { false } }

    /// What SQLite's refusal means to whoever uses the book at `path`.
    ///
    /// The one place where words of the database become ours: none of its own reach a person.
    init(_ error: DatabaseError, at path: String) {
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(path: path)
        case .SQLITE_NOTADB: self = .notABook(path: path)
        case .SQLITE_CORRUPT: self = .damaged(path: path, reason: Self.reason(error))
        case .SQLITE_CANTOPEN, .SQLITE_PERM:
            self = .cannotRead(path: path, reason: Self.reason(error))
        case .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_READONLY:
            self = .cannotWrite(path: path, reason: Self.reason(error))
        case .SQLITE_CONSTRAINT, .SQLITE_MISMATCH, .SQLITE_TOOBIG:
            self = .refused(reason: Self.reason(error))
        default: self = .failed(reason: error.message ?? error.resultCode.description)
        }
    }

    /// Our own words where a reader or a trigger of the schema gave some, or else those for the
    /// kind of refusal.
    private static func reason(_ error: DatabaseError) -> String {
        switch error.extendedResultCode {
        case .SQLITE_CONSTRAINT_CHECK, .SQLITE_CONSTRAINT_DATATYPE, .SQLITE_CONSTRAINT_NOTNULL:
            return "a figure is not one that a book can hold; nothing was changed"
        case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY,
            .SQLITE_CONSTRAINT_ROWID:
            return "it holds this already; nothing was changed"
        case .SQLITE_CONSTRAINT_FOREIGNKEY:
            return "this names something that is not in it; nothing was changed"
        case .SQLITE_CONSTRAINT_TRIGGER: return error.message ?? words(for: error.resultCode)
        default: break
        }
        // What a reader of rows found odd it says itself.
        if error.resultCode == .SQLITE_CORRUPT, let message = error.message,
            !message.contains("malformed")
        {
            return message
        }
        return words(for: error.resultCode)
    }

    private static func words(for code: ResultCode) -> String {
        switch code {
        case .SQLITE_CORRUPT: "its parts do not fit together"
        case .SQLITE_CANTOPEN: "it, or a file beside it, cannot be opened"
        case .SQLITE_PERM: "access to it is not allowed"
        case .SQLITE_FULL: "the disk is full"
        case .SQLITE_IOERR: "the disk reports an error"
        case .SQLITE_READONLY: "the file or its folder is for reading only"
        case .SQLITE_TOOBIG: "something is too long to be held"
        default: "a value is not of its kind"
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

extension BookReader {
    /// What a cell holds that no row of a book can hold, where that is why `error` was thrown.
    public static func damage(_ error: any Error) -> String? {
        guard let error = error as? DatabaseError, error.resultCode == .SQLITE_CORRUPT else {
            return nil
        }
        return error.message ?? error.resultCode.description
    }
}
