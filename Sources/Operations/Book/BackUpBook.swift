internal import Storage

/// Copies a book to another file, at any time.
public struct BackUpBook: Sendable {
    /// Where the copy is to be; there must be no file yet.
    public var target: String

    public init(to target: String) {
        self.target = target
    }

    /// Copies the book at `path`, and returns the copy's size in bytes; nil in a rehearsal.
    /// - Throws: ``BookError``
    @discardableResult
    public func callAsFunction(
        bookAt path: String, _ mode: WriteMode = .commit
    ) throws -> Int64? {
        switch mode {
        case .commit: return try BookCopy(of: path, to: target).bytes
        case .rehearsal:
            try BookCopy.rehearse(of: path, to: target)
            return nil
        }
    }
}
