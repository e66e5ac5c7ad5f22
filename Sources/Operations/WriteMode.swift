import Storage

/// Whether what a verb does is kept, or only shown.
public enum WriteMode: Hashable, Sendable {
    case commit
    /// All is done, shown and taken back.
    case rehearsal
}

extension Book {
    /// Changes the book by all that `body` does, or by nothing.
    func perform<Result>(
        _ mode: WriteMode, _ body: (BookWriter) throws -> Result
    ) throws -> Result {
        switch mode {
        case .commit: try write(body)
        case .rehearsal: try rehearse(body)
        }
    }
}
