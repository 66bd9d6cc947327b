import Hummingbird
import Kernel
import Language
import Storage
import Web

/// Tokens for programs: made, listed and revoked by their owner, after a fresh proof of who is there.
struct TokenPages: Sendable {
    let identity: IdentityDomain
    /// The permissions that a token may pass on.
    let offered: [Permission]

    func add(to routes: Routes) {
        let own = Access.needs(.ownSecrets)
        routes.page(IdentityPath.tokens, access: own) { _, context in try await show(context) }
        routes.form(IdentityPath.tokens, access: own) { values, context in try await make(values, context) }
        routes.form(IdentityPath.revokeToken, access: own) { values, context in
            let (key, typed) = (try context.signedIn().personKey, values["token"] ?? "")
            let isRevoked = try await identity.database.write { tx in
                guard let id = APITokenID(typed) else { return false }
                return try tx.revokeToken(id, of: key)
            }
            guard isRevoked else { throw IdentityRefusal.unknownToken(typed.withEscapedControls) }
            return Response.seeOther(context.path(IdentityPath.tokens)).unkept
        }
    }

    private func show(_ context: AppContext, faults: [String: String] = [:], values: FormValues? = nil)
        async throws -> Response
    {
        let actor = try context.signedIn()
        let (tokens, places) = try await identity.database.read { tx in
            (
                try tx.tokens(of: actor.personKey),
                try actor.memberships.compactMap { try tx.organisation($0.organisation) }
            )
        }
        let page = TokensPage(
            tokens: tokens, organisations: places, permissions: identity.permissions,
            offered: offered.filter { Authority.allowsSomewhere(actor, $0) }, now: context.now,
            values: values, faults: faults, token: { context.formToken(for: context.path($0)) },
            say: context.messages)
        return context.respond(with: page.page, status: faults.isEmpty ? .ok : .badRequest).unkept
    }

    private func make(_ values: FormValues, _ context: AppContext) async throws -> Response {
        let actor = try context.signedIn()
        switch TokenDraft.reading(values, offered: offered, by: actor) {
        case .faults(let faults): return try await show(context, faults: faults, values: values)
        case .draft(let draft):
            let made = try await MakeToken(identity: identity, actor: actor, now: context.now)(draft)
            let page = TokenMadePage(
                token: made.token, secret: made.secret, base: identity.post.address, say: context.messages)
            return context.respond(with: page.page).unkept
        }
    }
}
