public import Accounting
public import Quantities

extension BookReader {
    /// The token with this digest that was not revoked, or nil where there is none.
    public func token(_ digest: Digest) throws -> Stored<TokenRow>? {
        try db.first(
            """
            SELECT id, role, subscriber_id, created_at, revoked_at FROM token
            WHERE digest = ? AND revoked_at IS NULL
            """, [digest], tokenRow)
    }

    /// All tokens, those revoked included, in the order they were made.
    public func tokens() throws -> [Stored<TokenRow>] {
        try db.all(
            "SELECT id, role, subscriber_id, created_at, revoked_at FROM token ORDER BY id", [],
            tokenRow)
    }

    private func tokenRow(_ row: ResultRow) throws -> Stored<TokenRow> {
        let holder = row.optionalInteger(2).map(TokenHolder.subscriber) ?? .administrator
        let value = TokenRow(
            holder: holder, createdAt: row.instant(3),
            revokedAt: row.optionalInteger(4).map(Instant.init(secondsSince1970:)))
        return Stored(id: row.integer(0), value)
    }
}

extension BookWriter {
    /// Adds a token by its digest; the token itself is shown once and kept nowhere.
    @discardableResult
    public func add(_ token: TokenRow, digest: Digest) throws -> Int64 {
        let (role, subscriber): (String, Int64?) =
            switch token.holder {
            case .administrator: ("administrator", nil)
            case .subscriber(let id): ("subscriber", id)
            }
        return try db.insert(
            """
            INSERT INTO token (digest, role, subscriber_id, created_at, revoked_at)
            VALUES (?, ?, ?, ?, ?)
            """, [digest, role, subscriber, token.createdAt, token.revokedAt])
    }

    /// Revokes a token, for good.
    public func revoke(token id: Int64, at instant: Instant) throws {
        try db.run("UPDATE token SET revoked_at = ? WHERE id = ?", [instant, id])
    }
}
