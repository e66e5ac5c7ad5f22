public import Quantities

/// Who a bearer token lets in.
public enum TokenHolder: Hashable, Sendable {
    case administrator
    /// Sees what is of this subscriber alone.
    case subscriber(Int64)
}

/// A bearer token, of which the book knows the digest only.
public struct TokenRow: Hashable, Sendable {
    public var holder: TokenHolder
    public var createdAt: Instant
    public var revokedAt: Instant?

    public init(holder: TokenHolder, createdAt: Instant, revokedAt: Instant? = nil) {
        self.holder = holder
        self.createdAt = createdAt
        self.revokedAt = revokedAt
    }
}
