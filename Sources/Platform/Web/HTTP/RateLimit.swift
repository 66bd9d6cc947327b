import HTTPTypes
import Hummingbird
import Kernel

/// Slows down who asks too often: one bucket for reads and one for writes per client. Assets and `/healthz`
/// are free; so is the machine the server runs on, unless a proxy stands between.
struct RateLimit: RouterMiddleware {
    typealias Context = AppContext

    private let reads: TokenBuckets?
    private let writes: TokenBuckets?

    init(_ settings: Settings) {
        reads = TokenBuckets(perMinute: settings.readsPerMinute)
        writes = TokenBuckets(perMinute: settings.writesPerMinute)
    }

    func handle(
        _ request: Request, context: AppContext,
        next: (Request, AppContext) async throws -> Response
    ) async throws -> Response {
        let path = request.uri.path
        guard !context.client.isLocal, !path.hasPrefix("/assets/"), path != "/healthz" else {
            return try await next(request, context)
        }
        let isRead = request.method == .get || request.method == .head
        if let wait = (isRead ? reads : writes)?.take(context.client.key, now: context.now) {
            throw WebRefusal.tooManyRequests(retryAfterSeconds: wait)
        }
        return try await next(request, context)
    }
}
