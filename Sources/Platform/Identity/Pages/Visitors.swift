import HTTPTypes
import Hummingbird
import Kernel
import Language
import Storage
import Web

/// Finds out who is asking, from the session's cookie. Whoever shows none is nobody, costs no look into the
/// database and is given no cookie. The API takes no cookie.
public struct Visitors: RouterMiddleware {
    /// The context it fills in.
    public typealias Context = AppContext

    let database: Database
    let cookie: SessionCookie

    /// Fills in `context.actor` and hands on. What is answered to somebody signed in is kept by no shared
    /// cache.
    public func handle(
        _ request: Request, context: AppContext,
        next: (Request, AppContext) async throws -> Response
    ) async throws -> Response {
        guard Visitors.isPersonal(request.uri.path), cookie.shown(by: request) != nil else {
            return try await next(request, context)
        }
        guard let actor = try await actor(cookie.secret(of: request), now: context.now) else {
            var response = try await next(request, context)
            if response.headers[.setCookie] == nil { cookie.clear(on: &response) }
            return response.forOneReader
        }
        var context = context
        context[ActorKey.self] = actor
        context.account = NavigationItem(title: "identity.account.place", path: IdentityPath.account)
        return try await next(request, context).forOneReader
    }

    private func actor(_ secret: Secret?, now: Instant) async throws -> Actor? {
        guard let secret,
            let found = try await database.read({ tx in try tx.actor(with: secret, now: now) })
        else { return nil }
        if found.isDue {
            try await database.write { tx in
                try tx.touchSession(found.actor.session, of: found.actor.personKey, at: now)
            }
        }
        return found.actor
    }

    private static func isPersonal(_ path: String) -> Bool {
        !path.hasPrefix("/assets/") && !path.hasPrefix("/api/") && path != "/api"
    }
}

extension Response {
    /// The same answer, for this reader alone.
    fileprivate var forOneReader: Response {
        var response = self
        if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "private, no-cache" }
        return response
    }

    /// The same answer, which nothing keeps: pages of an account.
    var unkept: Response {
        var response = self
        response.headers[.cacheControl] = "no-store"
        return response
    }
}

enum ActorKey: ContextKey {
    typealias Value = Actor
}

extension AppContext {
    /// Who acts; nil for somebody who is not signed in.
    public var actor: Actor? { self[ActorKey.self] }

    /// Who acts, on a page that takes somebody signed in. Throws `IdentityRefusal.signInNeeded`.
    public func signedIn() throws -> Actor {
        guard let actor else { throw IdentityRefusal.signInNeeded }
        return actor
    }
}
