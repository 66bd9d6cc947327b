import Crypto
import Kernel
import Storage

/// Signing in by way of another site: OpenID Connect Core 1.0 with the authorization code flow, PKCE (RFC
/// 7636, S256), state and nonce.
struct SignInByProvider: Sendable {
    let identity: IdentityDomain

    /// Where somebody is sent, and the secret by which her browser is known when she comes back.
    struct Departure: Hashable, Sendable {
        let address: String
        let state: Secret
        let provider: String
    }

    /// Begins: notes what the answer must fit, and makes the address to go to.
    func depart(
        to id: String, person: Int64?, language: LanguageTag, next: String?, now: Instant
    ) async throws -> Departure {
        let answers = try provider(id)
        let metadata = try await answers.metadata()
        let (state, verifier) = (Secret.random(), Base64URL.text(Secret.randomBytes(32)))
        let request = ProviderRequest(
            provider: id, nonce: Secret.random().text, verifier: verifier, person: person,
            language: language, next: next)
        try await identity.database.write { tx in try tx.begin(request, state: state, at: now) }
        let challenge = Base64URL.text(Array(SHA256.hash(data: Array(verifier.utf8))))
        let query = [
            ("response_type", "code"), ("client_id", answers.provider.clientID),
            ("redirect_uri", redirect), ("scope", "openid email"), ("state", state.text),
            ("nonce", request.nonce), ("code_challenge", challenge), ("code_challenge_method", "S256"),
            ("ui_locales", language.text),
        ].map { "\($0)=\(PercentText.encode($1))" }.joined(separator: "&")
        let mark = metadata.authorizationEndpoint.contains("?") ? "&" : "?"
        return Departure(
            address: metadata.authorizationEndpoint + mark + query, state: state,
            provider: answers.provider.name)
    }

    /// What came back to the site.
    struct Answer: Hashable, Sendable {
        let state: Secret?
        /// The secret in the browser's cookie.
        let cookie: Secret?
        let code: String?
        /// Who says it answers (RFC 9207).
        let issuer: String?
        let isError: Bool
    }

    /// Ends: the answer must belong to this browser and this question, the token to this site and this
    /// moment.
    func arrive(_ answer: Answer, _ browser: SignIn.Browser) async throws -> SignIn.Arrival {
        guard let state = answer.state, answer.cookie == state else { throw ProviderRefusal.strayAnswer }
        let request = try await identity.database.write { tx in
            try tx.endProviderRequest(state, now: browser.now)
        }
        let answers = try provider(request.provider)
        let (name, issuer) = (answers.provider.name, answers.provider.issuer)
        let namesItself = try await answers.metadata().namesItself
        guard answer.issuer == issuer || (answer.issuer == nil && !namesItself) else {
            throw ProviderRefusal.strayAnswer
        }
        guard !answer.isError, let code = answer.code, code.utf8.count <= 4096 else {
            throw ProviderRefusal.turnedBack(provider: name)
        }
        let text = try await answers.token(for: code, verifier: request.verifier, redirect: redirect)
        let token = try await check(text, answers, request, now: browser.now)
        let (personID, sessionID) = (PersonID(identity.ids(at: browser.now)), newSession(browser))
        return try await identity.database.write { tx in
            let key = try tx.owner(of: token, at: issuer, request, name: name, id: personID, now: browser.now)
            let step = PendingStep(person: key, proof: .provider, next: request.next)
            return try tx.arrive(step, sessionID, browser)
        }
    }

    private func check(
        _ text: String, _ answers: ProviderAnswers, _ request: ProviderRequest, now: Instant
    ) async throws -> IDToken {
        let parts = try IDToken.parts(text)
        let keys = try await answers.keys(for: parts.header.keyID)
        let expected = IDToken.Expectation(
            issuer: answers.provider.issuer, clientID: answers.provider.clientID, nonce: request.nonce,
            now: now)
        return try IDToken(parts, signedBy: keys, expected)
    }

    /// Where the provider sends people back to.
    private var redirect: String { identity.post.address + IdentityPath.callback }

    private func provider(_ id: String) throws -> ProviderAnswers {
        guard let answers = identity.providers.first(where: { $0.provider.id == id }) else {
            throw ProviderRefusal.unknown(id)
        }
        return answers
    }

    private func newSession(_ browser: SignIn.Browser) -> SessionID {
        SessionID(identity.ids(at: browser.now))
    }
}

extension Transaction {
    /// Whose account a provider's word opens: the one tied to it; else that of whoever was signed in when she
    /// set out, which is tied now; else a new one, if the provider vouches for an address that has none. NB:
    /// an account that exists is never opened by the address alone: a provider's word is no letter.
    fileprivate func owner(
        of token: IDToken, at issuer: String, _ request: ProviderRequest, name: String, id: PersonID,
        now: Instant
    ) throws -> Int64 {
        if let tied = try person(tiedTo: token.subject, at: issuer) {
            guard request.person == nil || request.person == tied else {
                throw ProviderRefusal.tiedElsewhere(provider: name)
            }
            return tied
        }
        if let signedIn = request.person, try person(signedIn) != nil {
            try tie(signedIn, to: token.subject, at: issuer, now: now)
            return signedIn
        }
        guard let address = token.verifiedAddress else { throw ProviderRefusal.noAddress(provider: name) }
        guard try person(at: address) == nil else { throw ProviderRefusal.notTied(provider: name) }
        let person = try addPerson(address, language: request.language, id: id, at: now)
        try tie(person.key, to: token.subject, at: issuer, now: now)
        return person.key
    }
}
