internal import Hummingbird
internal import Operations
internal import Storage

/// Who asks, and so what may be seen.
enum Viewer: Hashable, Sendable {
    case administrator
    /// Sees what is of this subscriber alone, whom the book's number tells from all others: a
    /// text that was sent is never compared with an identifier of the book.
    case subscriber(Int64)

    /// The bearer of a token; nil for one that the book does not know, or was revoked.
    init?(_ token: AccessToken, _ book: BookReader) throws {
        switch try book.token(token.digest)?.holder {
        case .administrator: self = .administrator
        case .subscriber(let id):
            guard try book.subscriber(id: id) != nil else { return nil }
            self = .subscriber(id)
        case nil: return nil
        }
    }

    func sees(subscriber: Int64) -> Bool {
        switch self {
        case .administrator: true
        case .subscriber(let id): id == subscriber
        }
    }
}

extension AccessToken {
    /// No token of ours is longer.
    private static let lengthLimit = 256

    /// The token in the headers of a request (RFC 6750, section 2.1); nil where there is none.
    init?(_ headers: HTTPFields) {
        guard let value = headers[.authorization] else { return nil }
        let parts = value.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer" else { return nil }
        let token = parts[1].drop { $0 == " " }
        guard !token.isEmpty, token.utf8.count <= Self.lengthLimit else { return nil }
        self.init(presented: String(token))
    }
}
