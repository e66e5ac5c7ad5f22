internal import Accounting
internal import Documents
internal import Synchronization

/// The pages that statements were issued with, each compiled once.
final class PageCache: Sendable {
    /// A page is for years of statements; more than these are not to be expected.
    private static let limit = 64

    private let pages = Mutex<[Digest: StatementPage]>([:])

    /// The page with this digest, whose text is asked for where it is not here yet.
    func page(_ digest: Digest, text: () throws -> String) throws -> StatementPage {
        if let page = pages.withLock({ $0[digest] }) { return page }
        let page = try StatementPage(template: try text())
        pages.withLock { pages in
            if pages.count >= Self.limit { pages.removeAll() }
            pages[digest] = page
        }
        return page
    }
}
