import HTTPTypes
import Hummingbird

/// Answers HEAD as GET without its body (RFC 9110 §9.3.2), so that its header is the same to the byte.
struct HeadRequests: RouterMiddleware {
    typealias Context = AppContext

    func handle(
        _ request: Request, context: AppContext,
        next: (Request, AppContext) async throws -> Response
    ) async throws -> Response {
        guard request.method == .head else { return try await next(request, context) }
        var head = request.head
        head.method = .get
        return try await next(Request(head: head, body: request.body), context).createHeadResponse()
    }
}
