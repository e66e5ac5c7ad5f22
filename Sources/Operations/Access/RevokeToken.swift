public import Storage

/// Revokes a token, for good.
public struct RevokeToken: Sendable {
    public var number: Int64

    public init(_ number: Int64) {
        self.number = number
    }

    public enum Outcome: Hashable, Sendable {
        case revoked, alreadyRevoked
    }

    public func callAsFunction(
        in book: Book, _ time: OperationTime, _ mode: WriteMode = .commit
    ) throws -> Outcome {
        try book.perform(mode) { writer in
            guard let token = try writer.reader.tokens().first(where: { $0.id == number }) else {
                throw OperationError.unknownToken(number)
            }
            guard token.revokedAt == nil else { return .alreadyRevoked }
            try writer.revoke(token: number, at: time.now)
            return .revoked
        }
    }
}
