internal import Hummingbird
internal import Storage

/// Which address is answered by what.
///
/// Everything is read, nothing is changed.
struct Routes {
    private typealias Handler = @Sendable (Request, BasicRequestContext) async throws -> Response

    private let desk: BookDesk
    private let metrics = RequestMetrics()

    init(book: BookService) {
        desk = BookDesk(book)
    }

    var router: Router<BasicRequestContext> {
        let router = Router(options: .autoGenerateHeadEndpoints)
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
        let desk = desk
        let metrics = metrics
        return [
            (
                "/healthz",
                { _, _ in
                    try await desk.check()
                    return try .json(["status": "ok"])
                }
            ),
            ("/metrics", { _, _ in .text(metrics.text) }),
            ("/openapi.json", { _, _ in .json(Array(OpenAPI.document.utf8)) }),
            ("/api/v1/statements/{number}", StatementRoute(desk: desk).respond),
            ("/api/v1/subscribers/{id}/credits", CreditRoute(desk: desk).respond),
            ("/api/v1/arrays/{id}/scr/{month}", SharingRoute(desk: desk).respond),
        ]
    }
}
