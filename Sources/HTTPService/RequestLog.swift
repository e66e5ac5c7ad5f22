internal import Hummingbird
internal import Logging

/// Writes a line for each request, and counts it.
///
/// The line says which kind of address was asked and not which, since addresses name people.
struct RequestLog: RouterMiddleware {
    let metrics: RequestMetrics

    func handle(
        _ request: Request, context: ServiceContext,
        next: (Request, ServiceContext) async throws -> Response
    ) async throws -> Response {
        let start = ContinuousClock.now
        metrics.begin()
        var status = HTTPResponse.Status.internalServerError
        defer {
            let route = Self.route(of: context)
            let duration = ContinuousClock.now - start
            metrics.end(
                RequestMetrics.Key(
                    route: route, method: Self.name(of: request.method), status: status.code),
                duration)
            context.logger.info(
                "answered",
                metadata: [
                    "method": "\(Self.name(of: request.method))", "route": "\(route)",
                    "status": "\(status.code)", "milliseconds": "\(duration / .milliseconds(1))",
                ])
        }
        let response = try await next(request, context)
        status = response.status
        return response
    }

    /// The route by its pattern, as in `/api/v1/statements/{number}`.
    private static func route(of context: ServiceContext) -> String {
        let path = context.endpointPath ?? ""
        return path.hasPrefix("/") ? path : "none"
    }

    /// A method by its name, where it has one that we know: anything can be sent for one.
    private static func name(of method: HTTPRequest.Method) -> String {
        let known: [HTTPRequest.Method] = [.get, .head, .post, .put, .patch, .delete, .options]
        return known.contains(method) ? method.rawValue : "other"
    }
}
