import Quantities
public import Storage

/// Makes a token for the service.
public struct CreateToken: Sendable {
    /// Whose it is; nil for an administrator's.
    public var subscriber: String?

    public init(forSubscriber subscriber: String?) {
        self.subscriber = subscriber
    }

    public struct Outcome: Hashable, Sendable {
        /// The number to revoke it by.
        public var number: Int64
        /// Shown once: the book does not know it.
        public var token: AccessToken
    }

    public func callAsFunction(
        in book: Book, _ time: OperationTime, _ mode: WriteMode = .commit
    ) throws -> Outcome {
        var generator = SystemRandomNumberGenerator()
        let token = AccessToken(using: &generator)
        return try book.perform(mode) { writer in
            let row = TokenRow(holder: try holder(writer.reader), createdAt: time.now)
            return Outcome(number: try writer.add(row, digest: token.digest), token: token)
        }
    }

    private func holder(_ reader: BookReader) throws -> TokenHolder {
        guard let subscriber else { return .administrator }
        return .subscriber(try MemberLookup(reader).subscriber(subscriber).id)
    }
}
