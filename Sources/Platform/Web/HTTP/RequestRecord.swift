import Hummingbird
import Logging

/// Counts and times every answer, names it with `X-Request-Id` and writes one log line: method, route
/// template, status and duration. NB: never the address, the query or the client, which can tell who looked
/// for what.
struct RequestRecord: RouterMiddleware {
    typealias Context = AppContext

    func handle(
        _ request: Request, context: AppContext,
        next: (Request, AppContext) async throws -> Response
    ) async throws -> Response {
        let start = ContinuousClock.now
        var response = try await next(request, context)
        let duration = ContinuousClock.now - start
        response.headers[.requestID] = context.requestID
        let known = RouteTable.knownMethods.contains(request.method)
        let answer = Metrics.Answer(
            method: known ? request.method.rawValue : "other", route: context.endpointPath ?? "none",
            status: response.status.code)
        context.instance.metrics.record(answer, duration)
        context.logger.info(
            "request",
            metadata: [
                "method": "\(answer.method)", "route": "\(answer.route)", "status": "\(answer.status)",
                "ms": "\(duration / .milliseconds(1))",
            ])
        return response
    }
}
