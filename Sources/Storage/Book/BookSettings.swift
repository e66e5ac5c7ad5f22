/// What a book says of the co-op it belongs to.
public struct BookSettings: Hashable, Sendable {
    /// The name that statements bear.
    public var name: String
    /// ISO 4217, as in `USD`; every amount of the book is in it.
    public var currency: String
    /// Where a member turns with a question, for people to read.
    public var disputeContact: String?

    public init(name: String, currency: String = "USD", disputeContact: String? = nil) {
        self.name = name
        self.currency = currency
        self.disputeContact = disputeContact
    }
}
