import HTTPTypes
import Hummingbird

/// Refuses forms sent from other sites, by `Sec-Fetch-Site` (W3C Fetch Metadata) and `Origin` (RFC 6454).
/// Every browser since 2020 sends one of them with a form; what sends neither is refused. The API is left
/// alone: it takes no cookie, so there is nothing another site could borrow.
struct OriginCheck: RouterMiddleware {
    typealias Context = AppContext

    private static let safeMethods: Set<HTTPRequest.Method> = [.get, .head, .options, .trace, .query]

    func handle(
        _ request: Request, context: AppContext,
        next: (Request, AppContext) async throws -> Response
    ) async throws -> Response {
        let isSafe = Self.safeMethods.contains(request.method) || request.uri.path.isUnderAPI
        guard isSafe || Self.isOwn(request, context.instance.settings) else { throw WebRefusal.foreignForm }
        return try await next(request, context)
    }

    private static func isOwn(_ request: Request, _ settings: Settings) -> Bool {
        let site = request.headers[.secFetchSite]
        guard site == nil || site == "same-origin" else { return false }
        guard let origin = request.headers[.origin] else { return site != nil }
        if let publicURL = settings.publicURL { return origin == publicURL.origin }
        return request.head.authority.map { origin == "http://\($0)" || origin == "https://\($0)" } ?? false
    }
}
