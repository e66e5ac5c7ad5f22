internal import Foundation
internal import Hummingbird
internal import Operations
internal import Storage

/// Answers requests from the book, of which each sees one state, in which it is also known
/// who asks.
struct BookContext: Sendable {
    private let book: BookService
    let pages = PageCache()
    let zones = TimeZoneCache()

    init(_ book: BookService) {
        self.book = book
    }

    /// What `body` finds for whoever sent `request`.
    /// - Throws: ``ProblemReply`` where that cannot be told, `BookError`, and what `body` throws.
    func answer<Answer: Sendable>(
        _ request: Request, _ body: @escaping @Sendable (BookReader, Viewer) throws -> Answer
    ) async throws -> Answer {
        guard let token = AccessToken(request.headers) else { throw ProblemReply.noToken }
        return try await book.read { reader in
            guard let viewer = try Viewer(token, reader) else {
                throw ProblemReply.unknownToken
            }
            return try body(reader, viewer)
        }
    }

    /// Looks whether the book can be read.
    func check() async throws {
        _ = try await book.read { try $0.settings().currency }
    }
}

extension RequestContext {
    /// A part of the path that the route leaves open, as it was meant.
    func part(_ name: String) throws(ProblemReply) -> String {
        guard let text = parameters.get(name)?.removingPercentEncoding else {
            throw .nothingHere
        }
        return text
    }
}
