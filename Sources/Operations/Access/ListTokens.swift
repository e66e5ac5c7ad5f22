public import Quantities
public import Storage

/// Lists the tokens of a book, those revoked included; never the tokens themselves.
public struct ListTokens: Sendable {
    public init() {}

    public struct Token: Hashable, Sendable {
        public var number: Int64
        /// Whose it is; nil for an administrator's.
        public var subscriber: String?
        public var created: Instant
        public var revoked: Instant?
    }

    public func callAsFunction(in book: Book) throws -> [Token] {
        try book.read { reader in
            try reader.tokens().map { token in
                var subscriber: String?
                if case .subscriber(let id) = token.holder {
                    subscriber = try reader.subscriber(id: id)?.key
                }
                return Token(
                    number: token.id, subscriber: subscriber, created: token.createdAt,
                    revoked: token.revokedAt)
            }
        }
    }
}
