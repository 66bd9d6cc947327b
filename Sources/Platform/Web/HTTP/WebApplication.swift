import HTTPTypes
import Hummingbird
import Kernel
import Logging

/// The whole site as one function from request to answer. Outermost first:
///
/// 1. `HeadRequests`: HEAD is GET without its body
/// 2. `SecurityHeaders`: on every answer, error pages included
/// 3. `RequestRecord`: request id, metrics, one log line
/// 4. `Compression`, then `EntityTags` (so that a tag names what is compressed afterwards)
/// 5. `ErrorPages`, `Overload`, `RequestChecks`, `OriginCheck`, `RateLimit`
/// 6. what the site adds: who is asking
/// 7. the route, which admits or refuses by its `Access`
public struct WebApplication: Sendable {
    /// The running site.
    public let instance: Instance
    private let respond: @Sendable (Request, AppContext) async throws -> Response

    /// Puts the site together from its routes.
    /// - Parameter visitors: finds out who is asking, before any route.
    public init(
        _ instance: Instance, _ routes: Routes,
        visitors: (any MiddlewareProtocol<Request, Response, AppContext>)? = nil
    ) {
        self.instance = instance
        SystemRoutes.add(to: routes, instance)
        let router = Router(context: AppContext.self)
        router.addMiddleware {
            ErrorPages()
            Overload(instance.settings)
            RequestChecks()
            OriginCheck()
            RateLimit(instance.settings)
        }
        if let visitors {
            router.add(middleware: visitors)
            // NB: once more, so that the page of an error knows who is asking.
            router.add(middleware: ErrorPages())
        }
        RouteTable(routes.entries).register(in: router)
        respond = Self.chain(
            [
                HeadRequests(), SecurityHeaders(instance.settings), RequestRecord(), Compression(),
                EntityTags(),
            ],
            around: router.buildResponder())
    }

    /// Answers one request.
    /// - Parameter peer: the network address at the other end of the connection, if known.
    public func answer(_ request: Request, from peer: String?) async throws -> Response {
        let source = RequestSource(request, from: peer, instance: instance)
        return try await respond(request, AppContext(source: source))
    }

    private static func chain(
        _ steps: [any RouterMiddleware<AppContext>], around responder: some HTTPResponder<AppContext>
    ) -> @Sendable (Request, AppContext) async throws -> Response {
        var next: @Sendable (Request, AppContext) async throws -> Response = responder.respond
        for step in steps.reversed() {
            let inner = next
            next = { try await step.handle($0, context: $1, next: inner) }
        }
        return next
    }
}
