import HTTPTypes
import Hummingbird
import Kernel
import Language
import Storage
import Web

/// Finds out who is asking: a reader by the session's cookie, a program by its token. Whoever shows none is
/// nobody, costs no look into the database and is given no cookie. The API takes no cookie, and pages take no
/// token.
public struct Visitors: RouterMiddleware {
    /// The context it fills in.
    public typealias Context = AppContext

    let database: Database
    let cookie: SessionCookie
    let requirement: SecondFactorRequirement
    let bearers: TokenBearers

    /// Fills in `context.actor` and hands on. What is answered to somebody signed in is kept by no shared
    /// cache.
    public func handle(
        _ request: Request, context: AppContext,
        next: (Request, AppContext) async throws -> Response
    ) async throws -> Response {
        if request.uri.path.isUnderAPI { return try await handleProgram(request, context, next) }
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

    private func handleProgram(
        _ request: Request, _ context: AppContext,
        _ next: (Request, AppContext) async throws -> Response
    ) async throws -> Response {
        guard let actor = try await bearers.actor(request, context) else {
            return try await next(request, context)
        }
        var context = context
        context[ActorKey.self] = actor
        var response = try await next(request, context).forOneReader
        response.headers.addVary("Authorization")
        return response
    }

    private func actor(_ secret: Secret?, now: Instant) async throws -> Actor? {
        guard let secret,
            let found = try await database.read({ [requirement] tx in
                try tx.actor(with: secret, requirement, now: now)
            })
        else { return nil }
        if found.isDue, let session = found.actor.session {
            try await database.write { tx in
                try tx.touchSession(session, of: found.actor.personKey, at: now)
            }
        }
        return found.actor
    }

    private static func isPersonal(_ path: String) -> Bool {
        !path.hasPrefix("/assets/")
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
