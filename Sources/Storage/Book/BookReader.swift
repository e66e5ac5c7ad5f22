import GRDB

/// One state of a book, for as long as the closure it is handed to.
///
/// What can be asked stands in one file a topic.
public struct BookReader {
    let db: Database
    let path: String
}

/// One change of a book, for as long as the closure it is handed to.
///
/// What can be written stands in one file a topic.
public struct BookWriter {
    let db: Database
    let path: String

    /// The book as it is now, with what was written so far.
    public var reader: BookReader { BookReader(db: db, path: path) }
}
