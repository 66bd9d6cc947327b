import Kernel
import Storage

/// Somebody on her way to a provider and back.
struct ProviderRequest: Hashable, Sendable {
    /// Which provider.
    let provider: String
    /// What the token must repeat.
    let nonce: String
    /// What shows that the code is asked for by who began (RFC 7636).
    let verifier: String
    /// Who was signed in when she began, and wants her account tied.
    let person: Int64?
    let language: LanguageTag
    let next: String?

    /// How long she may take.
    static let lifetimeSeconds: Int64 = 600
}

extension Transaction {
    /// Notes that somebody is sent to a provider.
    func begin(_ request: ProviderRequest, state: Secret, at now: Instant) throws {
        try execute(
            """
            insert into identity_provider_request
                (state_hash, provider, nonce, verifier, person_key, language, next_path, expires_at)
            values (\(state.hash), \(request.provider), \(request.nonce), \(request.verifier),
                \(request.person), \(request.language), \(request.next),
                \(now.adding(seconds: ProviderRequest.lifetimeSeconds)))
            """)
    }

    /// Who comes back; once. Throws `ProviderRefusal.strayAnswer`.
    func endProviderRequest(_ state: Secret, now: Instant) throws -> ProviderRequest {
        guard
            let row = try first(
                """
                delete from identity_provider_request
                where state_hash = \(state.hash) and expires_at > \(now)
                returning provider, nonce, verifier, person_key, language, next_path
                """)
        else { throw ProviderRefusal.strayAnswer }
        return ProviderRequest(
            provider: try row["provider"], nonce: try row["nonce"], verifier: try row["verifier"],
            person: try row["person_key"], language: try row["language"], next: try row["next_path"])
    }

    /// The key of the person tied to somebody at a provider; nil when nobody is.
    func person(tiedTo subject: String, at issuer: String) throws -> Int64? {
        try first(
            "select person_key from identity_provider_tie where issuer = \(issuer) and subject = \(subject)"
        )?["person_key"]
    }

    /// Ties an account to somebody at a provider.
    func tie(_ person: Int64, to subject: String, at issuer: String, now: Instant) throws {
        try execute(
            """
            insert into identity_provider_tie (issuer, subject, person_key, tied_at)
            values (\(issuer), \(subject), \(person), \(now))
            """)
    }

    /// The issuers an account is tied to, each with the day.
    func ties(of person: Int64) throws -> [(issuer: String, at: Instant)] {
        try rows(
            "select issuer, tied_at from identity_provider_tie where person_key = \(person) order by issuer"
        ).map { (try $0["issuer"], try $0["tied_at"]) }
    }

    /// Unties an account from a provider.
    func untie(_ person: Int64, from issuer: String) throws {
        try execute(
            "delete from identity_provider_tie where person_key = \(person) and issuer = \(issuer)")
    }

    /// Forgets who never came back.
    func forgetProviderRequests(at now: Instant) throws {
        try execute("delete from identity_provider_request where expires_at <= \(now)")
    }
}
