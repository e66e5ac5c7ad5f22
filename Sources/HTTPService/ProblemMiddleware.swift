internal import Hummingbird
internal import Logging

/// Answers what was refused or went wrong with a problem document, so that nothing else
/// leaves the service.
struct ProblemMiddleware: RouterMiddleware {
    func handle(
        _ request: Request, context: ServiceContext,
        next: (Request, ServiceContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch {
            let response = try reply(to: error, context.logger).response()
            return request.method == .head ? response.createHeadResponse() : response
        }
    }

    /// What went wrong is for the log; whoever asked learns only that it did.
    private func reply(to error: any Error, _ logger: Logger) -> ProblemReply {
        if let reply = ProblemReply(error) { return reply }
        logger.error("failed", metadata: ["reason": "\(error)"])
        return ProblemReply(.internalServerError, "the service could not answer; see its log")
    }
}
