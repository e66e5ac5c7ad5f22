internal import Billing
internal import Documents
internal import Hummingbird
internal import Operations
internal import Storage

/// An issued statement, as JSON or as its page.
struct StatementRoute {
    let bookContext: BookContext

    private struct Found: Sendable {
        let document: StatementQuery.Document
        /// Nil where JSON was asked for.
        let page: StatementPage?
    }

    func respond(_ request: Request, _ context: ServiceContext) async throws -> Response {
        let number = try context.part("number")
        let form = StatementForm.liked(by: request.headers[.accept])
        let pages = bookContext.pages
        let found = try await bookContext.answer(request) { book, viewer in
            let query = StatementQuery(book)
            let document = try query.document(number)
            guard viewer.sees(subscriber: document.subscriber) else {
                throw StatementQueryError.noSuchStatement(number)
            }
            switch form {
            case .json: return Found(document: document, page: nil)
            case .html: return Found(document: document, page: try page(document, query, pages))
            case nil:
                throw ProblemReply(
                    .notAcceptable, "a statement can be had as application/json or text/html")
            }
        }
        var response = body(of: found)
        response.headers[.vary] = "Accept"
        return response
    }

    private func page(
        _ document: StatementQuery.Document, _ query: StatementQuery, _ pages: PageCache
    ) throws -> StatementPage {
        guard let digest = document.template else {
            throw StatementQueryError.noPage(document.statement.number.description)
        }
        return try pages.page(digest) { try query.page(of: document) }
    }

    private func body(of found: Found) -> Response {
        let document = found.document
        guard let page = found.page else {
            return .json(StatementJSON.export(document.statement, document.run))
        }
        return .page(page.render(document.statement, document.run))
    }
}
