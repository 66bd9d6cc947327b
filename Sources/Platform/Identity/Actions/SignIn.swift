import Kernel
import Storage

/// From what somebody showed to a session of hers. There are three ways in, a letter, a password and another
/// site; all end in `Transaction.arrive`, which asks for the second factor where there is one.
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

    /// How far somebody got.
    enum Arrival: Hashable, Sendable {
        /// All the way.
        case begun(Begun)
        /// The second factor is owed; the secret goes into the form that asks for it.
        case secondFactor(Secret)

        /// The secret of what is owed; nil when nothing is.
        var step: Secret? {
            if case .secondFactor(let secret) = self { secret } else { nil }
        }
    }

    /// Uses a link up. The first link to an address makes its account: who reads its mail is its owner.
    func byLink(_ shown: Secret?, _ browser: Browser) async throws -> Arrival {
        let (personID, sessionID) = (PersonID(identity.ids(at: browser.now)), newSession(browser))
        return try await identity.database.write { tx in
            let link = try tx.useLink(with: shown, for: .signIn, now: browser.now)
            let person =
                try tx.person(at: link.address)
                ?? tx.addPerson(link.address, language: link.language, id: personID, at: browser.now)
            let step = PendingStep(person: person.key, proof: .letter, next: link.next)
            return try tx.arrive(step, sessionID, browser)
        }
    }

    /// Looks at a password; nil when address and password do not belong together, which takes as long as when
    /// they do. A hash made when hashes cost less is made anew.
    func byPassword(_ password: String, of address: EmailAddress, next: String?, _ browser: Browser)
        async throws -> Arrival?
    {
        let found = try await identity.database.read { tx in
            try tx.person(at: address).flatMap { person in
                try tx.password(of: person.key).map { (person: person.key, kept: $0) }
            }
        }
        let usable = password.utf8.count <= PasswordRules.longestBytes ? password : ""
        guard try await identity.hasher.verify(usable, found?.kept), let found else { return nil }
        let isDear = found.kept.cost == identity.hasher.cost
        let better = isDear ? nil : try await identity.hasher.keep(usable)
        let sessionID = newSession(browser)
        let step = PendingStep(person: found.person, proof: .password, next: next)
        return try await identity.database.write { tx in
            guard try tx.password(of: found.person) == found.kept else { return nil }
            if let better { try tx.keep(better, of: found.person, at: browser.now) }
            return try tx.arrive(step, sessionID, browser)
        }
    }

    /// Looks at a code of the second factor; nil when it is wrong. Throws `IdentityRefusal.badStep` when one
    /// has to begin again.
    func byCode(_ typed: String, step secret: Secret?, _ browser: Browser) async throws -> Begun? {
        let rates = identity.rates
        let step = try await identity.database.write { tx in
            let step = try tx.tryStep(secret, now: browser.now)
            let bucket = rates.bucket(.codesPerPerson, of: "\(step.person)")
            try tx.take(.codesPerPerson, from: bucket, now: browser.now)
            return step
        }
        let sessionID = newSession(browser)
        return try await identity.database.write { [identity] tx in
            guard try tx.showSecondFactor(typed, of: step.person, identity, now: browser.now) else {
                return nil
            }
            try tx.endStep(secret)
            return try tx.begin(sessionID, step, browser)
        }
    }

    func newSession(_ browser: Browser) -> SessionID { SessionID(identity.ids(at: browser.now)) }
}

extension Transaction {
    /// Somebody has shown a first factor: a session begins, or the second factor is asked for.
    func arrive(_ step: PendingStep, _ id: SessionID, _ browser: SignIn.Browser) throws -> SignIn.Arrival {
        guard try secondFactor(of: step.person) == nil else {
            return .secondFactor(try beginStep(step, at: browser.now))
        }
        return .begun(try begin(id, step, browser))
    }

    /// Begins a session, and ends the one before.
    func begin(_ id: SessionID, _ step: PendingStep, _ browser: SignIn.Browser) throws -> SignIn.Begun {
        if let former = browser.former { try endSession(with: former) }
        let limits = SessionLimits.limits(for: try grants(of: step.person))
        let secret = try openSession(
            of: step.person, id: id, proof: step.proof, device: browser.device, limits: limits,
            at: browser.now)
        return SignIn.Begun(secret: secret, lifetimeSeconds: limits.absoluteSeconds, next: step.next)
    }

    /// Whether what was typed is a code of a person's app, or one of her recovery codes; either is used up.
    func showSecondFactor(_ typed: String, of person: Int64, _ identity: IdentityDomain, now: Instant) throws
        -> Bool
    {
        if let code = RecoveryCode(typed) {
            guard try use(code, of: person) else { return false }
            try notify(person, .recoveryCodeUsed, identity, at: now)
            return true
        }
        guard let factor = try secondFactor(of: person),
            let secret = identity.vault?.open(factor.sealedSecret, for: "totp \(person)"),
            let step = OneTimeCode.step(
                showing: typed.filter { !$0.isWhitespace }, secret, now: now, last: factor.lastStep)
        else { return false }
        return try use(step: step, of: person)
    }
}
