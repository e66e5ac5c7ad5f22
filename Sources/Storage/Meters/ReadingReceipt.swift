/// What became of readings that were handed to a book.
public struct ReadingReceipt: Hashable, Sendable {
    /// Readings that the book did not have.
    public var added = 0
    /// Readings that the book had already, and the same.
    public var repeated = 0

    public init(added: Int = 0, repeated: Int = 0) {
        self.added = added
        self.repeated = repeated
    }
}
