import Identity
import Kernel
import Ledger
import Storage

/// Somebody shows what she was sent: the claim is granted.
struct ProveClaim: Sendable {
    let atlas: AtlasDomain

    /// By the link of a letter, in the account that made the claim: whoever else gets the letter can do
    /// nothing with it, and nobody grants by a click what another asked for.
    func byLink(_ secret: ClaimSecret?, actor: Actor, now: Instant) async throws -> Claim {
        guard let desk = atlas.desk else { throw ClaimRefusal.badLink }
        let (ids, key) = (ClaimIDs(atlas.ids, at: now), desk.key)
        return try await atlas.database.write { tx in
            let claim = try tx.claim(with: secret, under: key, now: now)
            guard claim.claimant.person == actor.personKey else { throw ClaimRefusal.otherAccount }
            let step = ClaimStep(tx: tx, ids: ids, now: now, sendsLetters: true)
            try step.grant(claim, by: nil)
            return claim
        }
    }

    /// By a code. False when it is not the one that was sent, or counts no more.
    func byCode(_ code: ClaimSecret?, of entry: EntryID, actor: Actor, now: Instant) async throws -> Bool {
        guard let desk = atlas.desk else { throw ClaimRefusal.wayClosed }
        let (ids, key) = (ClaimIDs(atlas.ids, at: now), desk.key)
        return try await atlas.database.write { tx in
            let claim = try tx.ownOpenClaim(of: entry, by: actor, now: now)
            guard claim.way == .code, try tx.tries(code, for: claim, under: key, now: now) else {
                return false
            }
            try ClaimStep(tx: tx, ids: ids, now: now, sendsLetters: true).grant(claim, by: nil)
            return true
        }
    }
}

/// Somebody of another organisation vouches for a claim; the second grants it.
struct VouchForClaim: Sendable {
    let atlas: AtlasDomain

    /// Vouches. Gives whether the claim is granted by it. Throws `ClaimRefusal`.
    func callAsFunction(_ id: ID<Claim>, by actor: Actor, now: Instant) async throws -> Bool {
        let ids = ClaimIDs(atlas.ids, at: now)
        let sendsLetters = atlas.desk?.mailer != nil
        return try await atlas.database.write { tx in
            let claim = try tx.openClaim(id, now: now)
            guard let organisation = try tx.vouchingOrganisation(of: actor.personKey, for: claim) else {
                throw ClaimRefusal.cannotVouch
            }
            try tx.add(Voucher(person: actor.personKey, organisation: organisation), to: id, at: now)
            try tx.record(claim.entry(.vouched, ids.acts[2], by: actor.pseudonym.text, at: now))
            guard try tx.vouchers(of: id).count >= ClaimLimits.vouchers else { return false }
            let step = ClaimStep(tx: tx, ids: ids, now: now, sendsLetters: sendsLetters)
            try step.grant(claim, by: nil)
            try step.tell(claim.claimant.person, .granted, of: claim.entry)
            return true
        }
    }
}

extension Transaction {
    /// The organisation by which somebody may vouch for a claim, or nil.
    func vouchingOrganisation(of person: Int64, for claim: Claim) throws -> ClaimedOrganisation? {
        guard claim.way == .vouched, claim.state == .open else { return nil }
        func known(_ key: Int64) throws -> Vouching.Person {
            Vouching.Person(
                key: key, organisations: Set(try memberships(of: key).map(\.organisation)),
                places: try places(of: key))
        }
        return Vouching.organisation(
            for: try known(person), vouchingFor: claim, by: try known(claim.claimant.person),
            after: try vouchers(of: claim.id).map { try known($0.person) })
    }
}
