import HTTPTypes
import Hummingbird
import Kernel

/// Refuses what no handler should have to think of: unknown methods, addresses too long or not well formed.
/// Decodes the query, and leads `/fr/sources/` to `/fr/sources`.
struct RequestChecks: RouterMiddleware {
    typealias Context = AppContext

    func handle(
        _ request: Request, context: AppContext,
        next: (Request, AppContext) async throws -> Response
    ) async throws -> Response {
        guard RouteTable.knownMethods.contains(request.method) else { throw HTTPError(.notImplemented) }
        guard request.uri.string.utf8.count <= RequestLimits.targetBytes else { throw HTTPError(.uriTooLong) }
        let path = request.uri.path
        guard PercentEncoding.decode(path.utf8) != nil else { throw WebRefusal.malformedText }
        var context = context
        context.query = try FormValues(decoding: (request.uri.query ?? "").utf8)
        if let canonical = Self.canonical(path) {
            guard request.method == .get, !path.isUnderAPI else { throw HTTPError(.notFound) }
            return .moved(to: canonical + (request.uri.query.map { "?\($0)" } ?? ""))
        }
        return try await next(request, context)
    }

    /// The path without empty segments, or nil when it has none.
    private static func canonical(_ path: String) -> String? {
        guard path != "/", path.hasSuffix("/") || path.contains("//") else { return nil }
        return "/" + path.split(separator: "/").joined(separator: "/")
    }
}
