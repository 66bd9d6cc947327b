import Kernel
import Storage

/// Makes a token for programs. Its owner is told by a letter, so that she hears of one that was not hers.
struct MakeToken: Sendable {
    let identity: IdentityDomain
    let actor: Actor
    let now: Instant

    /// The token, and the secret that is shown this once. Throws `IdentityRefusal.tooManyTokens`.
    func callAsFunction(_ draft: TokenDraft) async throws -> (token: APIToken, secret: TokenSecret) {
        let secret = TokenSecret.random()
        let token = APIToken(
            id: APITokenID(identity.ids(at: now)), name: draft.name, permissions: draft.permissions,
            organisation: draft.organisation, createdAt: now,
            expiresAt: now.adding(seconds: Int64(draft.lifetimeDays) * 86_400), usedAt: nil)
        let (key, now) = (actor.personKey, now)
        try await identity.database.write { [identity] tx in
            try tx.add(token, secret, of: key)
            try tx.notify(key, .tokenMade, identity, at: now)
        }
        return (token, secret)
    }
}
