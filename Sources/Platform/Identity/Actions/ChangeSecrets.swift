import Kernel
import Storage

/// Changes how somebody signs in. Every change ends her other sessions and is told to her by a letter.
struct ChangeSecrets: Sendable {
    let identity: IdentityDomain
    let actor: Actor
    let now: Instant

    /// Why a new password is not taken.
    enum PasswordFault: Hashable, Sendable {
        case rule(PasswordRules.Fault)
        case wrongCurrent
    }

    /// Whether the password kept before must be shown: always, unless a letter just now showed who she is,
    /// which is how a forgotten password is replaced.
    func needsCurrentPassword() async throws -> Bool {
        let key = actor.personKey
        guard actor.provedBy != .letter else { return false }
        return try await identity.database.read { tx in try tx.password(of: key) } != nil
    }

    /// Sets a password; what is wrong with it, or nil.
    func setPassword(_ new: String, current: String?, of person: Person) async throws -> PasswordFault? {
        let key = person.key
        if try await needsCurrentPassword() {
            let kept = try await identity.database.read { tx in try tx.password(of: key) }
            guard try await identity.hasher.verify(current ?? "", kept) else { return .wrongCurrent }
        }
        if let fault = identity.passwordRules.fault(in: new, of: person.email.text, name: person.name) {
            return .rule(fault)
        }
        let kept = try await identity.hasher.keep(new)
        try await change(.passwordChanged) { tx, now in try tx.keep(kept, of: key, at: now) }
        return nil
    }

    /// Takes the password away.
    func erasePassword() async throws {
        let key = actor.personKey
        try await change(.passwordErased) { tx, _ in try tx.erasePassword(of: key) }
    }

    /// A secret for an app, and the form of it that the page carries until the first code is shown.
    func proposeSecondFactor() throws -> (secret: [UInt8], sealed: String) {
        guard let vault = identity.vault else { throw IdentityRefusal.noVault }
        let secret = Secret.randomBytes(OneTimeCode.secretBytes)
        return (secret, try vault.seal(secret, for: proposal).hexadecimal)
    }

    /// The secret of a proposal; nil when it is not this session's.
    func proposed(_ sealed: String) -> [UInt8]? {
        [UInt8](hexadecimal: sealed).flatMap { identity.vault?.open($0, for: proposal) }
    }

    /// Sets the second factor up once the app shows the right code; the recovery codes, or nil.
    func setSecondFactor(_ secret: [UInt8], showing code: String) async throws -> [RecoveryCode]? {
        guard let vault = identity.vault else { throw IdentityRefusal.noVault }
        let key = actor.personKey
        let typed = code.filter { !$0.isWhitespace }
        guard let step = OneTimeCode.step(showing: typed, secret, now: now, last: -1) else { return nil }
        let factor = SecondFactor(
            sealedSecret: try vault.seal(secret, for: "totp \(key)"), lastStep: step, since: now)
        let codes = RecoveryCode.make()
        try await change(.secondFactorOn) { tx, _ in try tx.keep(factor, codes: codes, of: key) }
        return codes
    }

    /// New recovery codes, in place of the ones before.
    func renewCodes() async throws -> [RecoveryCode] {
        let (key, codes) = (actor.personKey, RecoveryCode.make())
        try await change(.codesRenewed) { tx, _ in
            guard try tx.secondFactor(of: key) != nil else { throw IdentityRefusal.noVault }
            try tx.keep(codes, of: key)
        }
        return codes
    }

    /// Takes the second factor away.
    func eraseSecondFactor() async throws {
        let key = actor.personKey
        try await change(.secondFactorOff) { tx, _ in try tx.eraseSecondFactor(of: key) }
    }

    private var proposal: String { "proposal \(actor.session?.description ?? "")" }

    private func change(
        _ notice: LetterPurpose, _ body: @escaping @Sendable (Transaction, Instant) throws -> Void
    ) async throws {
        let (actor, now) = (actor, now)
        try await identity.database.write { [identity] tx in
            try body(tx, now)
            try tx.endSessions(of: actor.personKey, except: actor.session)
            try tx.notify(actor.personKey, notice, identity, at: now)
        }
    }
}

extension [UInt8] {
    /// Reads two hexadecimal digits a byte, or nil.
    init?(hexadecimal text: String) {
        guard text.utf8.count % 2 == 0, text.utf8.count <= 2000 else { return nil }
        var bytes: [UInt8] = []
        var rest = text[...]
        while !rest.isEmpty {
            guard let byte = UInt8(rest.prefix(2), radix: 16), rest.first != "+" else { return nil }
            bytes.append(byte)
            rest = rest.dropFirst(2)
        }
        self = bytes
    }
}
