import Kernel
import Storage

/// From what somebody showed to a session of hers.
struct SignIn: Sendable {
    let identity: IdentityDomain

    /// What is known of the browser that asks.
    struct Browser: Hashable, Sendable {
        /// What it said it was.
        let device: String?
        /// The session it was in; it ends, so that nobody goes on with a secret from before.
        let former: Secret?
        let now: Instant
    }

    /// A session that has begun.
    struct Begun: Hashable, Sendable {
        let secret: Secret
        let lifetimeSeconds: Int64
        let next: String?
    }

    /// Uses a link up. The first link to an address makes its account: who reads its mail is its owner.
    func byLink(_ shown: Secret?, _ browser: Browser) async throws -> Begun {
        let (personID, sessionID) = (PersonID(identity.ids(at: browser.now)), newSession(browser))
        return try await identity.database.write { tx in
            let link = try tx.useLink(with: shown, for: .signIn, now: browser.now)
            let person =
                try tx.person(at: link.address)
                ?? tx.addPerson(link.address, language: link.language, id: personID, at: browser.now)
            return try tx.begin(sessionID, of: person, by: .letter, browser, next: link.next)
        }
    }

    private func newSession(_ browser: Browser) -> SessionID { SessionID(identity.ids(at: browser.now)) }
}

extension Transaction {
    /// Begins a session, and ends the one before.
    func begin(_ id: SessionID, of person: Person, by proof: Proof, _ browser: SignIn.Browser, next: String?)
        throws -> SignIn.Begun
    {
        if let former = browser.former { try endSession(with: former) }
        let limits = SessionLimits.limits(for: try grants(of: person.key))
        let secret = try openSession(
            of: person.key, id: id, proof: proof, device: browser.device, limits: limits, at: browser.now)
        return SignIn.Begun(secret: secret, lifetimeSeconds: limits.absoluteSeconds, next: next)
    }
}
