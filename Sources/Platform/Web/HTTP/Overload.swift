import HTTPTypes
import Hummingbird
import Synchronization

/// Turns requests away at once while as many as the server can work on are under way: those inside are
/// answered as quickly as ever, and the others know when to come back, instead of all waiting. Assets,
/// `/healthz` and `/metrics` are always answered.
final class Overload: RouterMiddleware {
    typealias Context = AppContext

    /// Seconds after which it is worth trying again.
    private static let pauseSeconds = 1

    private let most: Int
    private let underWay = Atomic(0)

    init(_ settings: Settings) {
        most = settings.requestsAtOnce
    }

    func handle(
        _ request: Request, context: AppContext,
        next: (Request, AppContext) async throws -> Response
    ) async throws -> Response {
        let path = request.uri.path
        guard !path.hasPrefix("/assets/"), path != "/healthz", path != "/metrics" else {
            return try await next(request, context)
        }
        defer { underWay.subtract(1, ordering: .relaxed) }
        guard underWay.add(1, ordering: .relaxed).newValue <= most else {
            throw WebRefusal.overloaded(retryAfterSeconds: Overload.pauseSeconds)
        }
        return try await next(request, context)
    }
}
