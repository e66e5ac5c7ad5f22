public import Accounting
public import Quantities

/// An entry as it stands in a book, which may have been tampered with.
public struct RecordedEntry: Hashable, Sendable {
    public var array: Int64
    /// Its number and digest.
    public var link: HashChain.Link
    public var date: CivilDate
    public var memo: String
    public var key: String
    public var corrects: Int64?
    public var postings: [Posting]

    /// What its key says it is for.
    public var origin: EntryOrigin { EntryOrigin(key: key) }

    /// The entry it says it is, or why it cannot be one.
    public func entry() throws(EntryError) -> Entry {
        try Entry(
            in: array, on: date, memo: memo, origin: origin, corrects: corrects, postings: postings)
    }
}
