import HTTPTypes
import Hummingbird
import Logging

/// Turns whatever a handler throws into an answer: a page, or `problem+json` for the API and for who asks for
/// JSON. What nobody foresaw is logged once, with its cause; the answer shows the request's id and nothing
/// else.
struct ErrorPages: RouterMiddleware {
    typealias Context = AppContext

    func handle(
        _ request: Request, context: AppContext,
        next: (Request, AppContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch {
            let problem = Problem(error)
            if problem.isUnexpected {
                context.logger.error(
                    "unexpected error",
                    metadata: [
                        "route": "\(context.endpointPath ?? "none")",
                        "error": "\(String(reflecting: error))",
                    ])
            }
            return Self.response(to: request, problem, context)
        }
    }

    /// The answer that shows `problem`.
    static func response(to request: Request, _ problem: Problem, _ context: AppContext) -> Response {
        var response =
            prefersJSON(request)
            ? Response.json(
                problem.json(context), status: problem.status, mediaType: "application/problem+json")
            : context.respond(with: problem.page(context), status: problem.status)
        for field in problem.headers { response.headers[field.name] = field.value }
        response.headers[.cacheControl] = "no-store"
        return response
    }

    private static func prefersJSON(_ request: Request) -> Bool {
        if request.uri.path.isUnderAPI { return true }
        let accept = WeightedValues(request.headers[values: .accept])
        let json = accept.quality(ofFirst: "application/problem+json", "application/json") ?? 0
        return json > accept.quality(ofFirst: "text/html", "text/*", "*/*") ?? 0
    }
}
