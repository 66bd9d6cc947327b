import HTTPTypes
import Hummingbird
import Kernel
import Storage
import Web

/// Finds out for whom a program asks, from the token in `Authorization: Bearer` (RFC 6750 §2.1), the one
/// place where a token may stand.
struct TokenBearers: Sendable {
    let database: Database
    let requirement: SecondFactorRequirement
    /// Requests by one token; nil: as many as it likes.
    let reads: TokenBuckets?
    let writes: TokenBuckets?
    /// Tokens that one client showed in vain.
    private let failures = TokenBuckets(perMinute: TokenBearers.failuresPerMinute)

    /// How often a client may show a token that is none.
    static let failuresPerMinute = 30

    init(
        database: Database, requirement: SecondFactorRequirement, readsPerMinute: Int, writesPerMinute: Int
    ) {
        self.database = database
        self.requirement = requirement
        reads = TokenBuckets(perMinute: readsPerMinute)
        writes = TokenBuckets(perMinute: writesPerMinute)
    }

    /// Whose token is shown; nil when none is. Throws `TokenRefusal`, and a refusal for asking too often.
    func actor(_ request: Request, _ context: AppContext) async throws -> Actor? {
        guard !TokenBearers.isInAddress(context.query) else { throw TokenRefusal.inAddress }
        // NB: no address acts on these, and they are answered alike whoever asks.
        guard request.method != .trace, request.method != .options else { return nil }
        guard let shown = try TokenBearers.shown(by: request) else { return nil }
        let now = context.now
        let client = context.client.isLocal ? nil : context.client.key
        if let client, let wait = failures?.wait(client, now: now) {
            throw IdentityRefusal.tooOften(retryAfterSeconds: wait)
        }
        do {
            let actor = try await actor(TokenSecret(shown), now)
            try limit(actor, request, now)
            return actor
        } catch let refusal as TokenRefusal {
            if let client { _ = failures?.take(client, now: now) }
            throw refusal
        }
    }

    private func actor(_ secret: TokenSecret?, _ now: Instant) async throws -> Actor {
        guard let secret else { throw TokenRefusal.unknown }
        let found = try await database.read { [requirement] tx in
            try tx.actor(with: secret, requirement, now: now)
        }
        if found.isDue, let id = found.actor.token?.id {
            try await database.write { tx in try tx.touchToken(id, of: found.actor.personKey, at: now) }
        }
        return found.actor
    }

    private func limit(_ actor: Actor, _ request: Request, _ now: Instant) throws {
        guard let id = actor.token?.id.description else { return }
        let isRead = request.method == .get || request.method == .head
        if let wait = (isRead ? reads : writes)?.take(id, now: now) {
            throw WebRefusal.tooManyRequests(retryAfterSeconds: wait)
        }
    }

    /// The text after `Bearer`; nil where no such field is, or one of another scheme.
    private static func shown(by request: Request) throws -> Substring? {
        let bearers = request.headers[values: .authorization].compactMap { field -> Substring? in
            let words = field.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
            guard words.first?.lowercased() == "bearer" else { return nil }
            return words.count == 2 ? words[1].drop { $0 == " " } : ""
        }
        guard bearers.count <= 1 else { throw TokenRefusal.malformed }
        return bearers.first
    }

    /// Whether a token stands in the query: under the name of RFC 6750 §2.3, or under any other.
    private static func isInAddress(_ query: FormValues) -> Bool {
        query.pairs.contains { $0.name == "access_token" || TokenSecret($0.value) != nil }
    }
}
