import Hummingbird
import Logging
import NIOCore

/// Hands requests from the network to the site, with the address of their peer.
struct SocketResponder: HTTPResponder {
    let application: WebApplication

    func respond(to request: Request, context: SocketContext) async throws -> Response {
        try await application.answer(request, from: context.peer)
    }
}

/// What is known of a connection before the site looks at the request.
struct SocketContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    let peer: String?

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        peer = source.channel.remoteAddress?.ipAddress
    }
}
