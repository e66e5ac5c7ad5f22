internal import Hummingbird
internal import Storage

/// Which address is answered by what.
///
/// Everything is read, nothing is changed.
struct Routes {
    private typealias Handler = @Sendable (Request, ServiceContext) async throws -> Response

    private let bookContext: BookContext
    private let metrics = RequestMetrics()
    private let connections: ConnectionTable
    private let queue: WorkQueue

    init(book: BookService, limits: ServiceLimits, connections: ConnectionTable) {
        bookContext = BookContext(book)
        self.connections = connections
        queue = WorkQueue(
            places: limits.requestsAtWork, patience: .seconds(limits.secondsInLine))
    }

    var router: Router<ServiceContext> {
        let router = Router(context: ServiceContext.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: RequestLog(metrics: metrics))
        router.add(middleware: ProblemMiddleware())
        for (path, handler) in handlers {
            router.get(path, use: handler)
            for method in [HTTPRequest.Method.post, .put, .patch, .delete, .options] {
                router.on(path, method: method) { _, _ -> Response in
                    throw ProblemReply(
                        .methodNotAllowed, "this address can be read only", [.allow: "GET, HEAD"])
                }
            }
        }
        return router
    }

    private var handlers: [(RouterPath, Handler)] {
        let bookContext = bookContext
        let health: Handler = { _, _ in
            try await bookContext.check()
            return try .json(["status": "ok"])
        }
        let (metrics, connections, queue) = (metrics, connections, queue)
        return [
            ("/healthz", inTurn(health)),
            (
                "/metrics",
                { _, _ in
                    .text(metrics.text + connections.text + queue.text)
                }
            ),
            ("/openapi.json", { _, _ in .json(Array(OpenAPI.document.utf8)) }),
            (
                "/api/v1/statements/{number}",
                inTurn(StatementRoute(bookContext: bookContext).respond)
            ),
            (
                "/api/v1/subscribers/{id}/credits",
                inTurn(CreditRoute(bookContext: bookContext).respond)
            ),
            (
                "/api/v1/arrays/{id}/scr/{month}",
                inTurn(SharingRoute(bookContext: bookContext).respond)
            ),
        ]
    }

    /// What reads the book waits for its turn; nothing is done for those who have gone
    /// meanwhile.
    private func inTurn(_ handler: @escaping Handler) -> Handler {
        let (connections, queue) = (connections, queue)
        return { request, context in
            let isPipelined = connections.isPipelining(context.channel)
            return try await queue.run(pipelined: isPipelined) {
                guard context.channel.isActive, !Task.isCancelled else {
                    throw ProblemReply.busy
                }
                return try await handler(request, context)
            }
        }
    }
}
