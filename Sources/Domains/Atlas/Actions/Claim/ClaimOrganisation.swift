import Identity
import Kernel
import Ledger
import Storage

/// Somebody signed in says that she acts for an organisation, or that one of hers keeps a solution or a
/// place.
struct ClaimOrganisation: Sendable {
    let atlas: AtlasDomain

    /// What she asks.
    struct Ask: Sendable {
        let way: Claim.Way
        /// Where the letter or the code goes.
        var address: EmailAddress?
        /// For those who vouch or decide.
        var words: String?
        /// For which organisation, of a solution or a place.
        var organisation: ClaimedOrganisation?
    }

    /// Keeps the claim, and sends what shows it. Throws `ClaimRefusal`, `AtlasRefusal.unknownEntry`.
    func callAsFunction(
        _ id: EntryID, _ ask: Ask, by actor: Actor, language: LanguageTag, now: Instant
    ) async throws -> Claim {
        let ids = ClaimIDs(atlas.ids, at: now)
        let claimant = Claimant(person: actor.personKey, pseudonym: actor.pseudonym.text, language: language)
        return try await atlas.database.write { [atlas] tx in
            guard let entry = try tx.entry(id) else { throw AtlasRefusal.unknownEntry(id.description) }
            guard entry.id.isClaimable else { throw ClaimRefusal.notClaimable }
            let isDispute = try tx.standing(of: entry.id) != nil
            guard !isDispute || ask.way == .moderator else { throw ClaimRefusal.claimedMeanwhile }
            let own = try tx.administered(by: actor.personKey)
            let organisation = try Self.organisation(of: entry.id, ask, own)
            try atlas.check(ask, of: entry, own: own, in: tx)
            let claim = Claim(
                id: ids.claim, entry: entry.id, organisation: organisation, claimant: claimant, way: ask.way,
                isDispute: isDispute, words: ask.words, address: ask.address, createdAt: now)
            try tx.add(claim)
            try tx.record(claim.entry(.asked, ids.acts[0], by: claimant.pseudonym, at: now))
            if claim.way.sendsProof { try tx.putProof(of: claim, id: ids.letters[0], at: now) }
            return claim
        }
    }

    /// Sends another letter or code for a claim that is open.
    func again(_ id: EntryID, by actor: Actor, now: Instant) async throws {
        let ids = ClaimIDs(atlas.ids, at: now)
        guard atlas.desk?.mailer != nil else { throw ClaimRefusal.wayClosed }
        try await atlas.database.write { tx in
            let claim = try tx.ownOpenClaim(of: id, by: actor, now: now)
            guard claim.way.sendsProof else { throw ClaimRefusal.wayClosed }
            try tx.putProof(of: claim, id: ids.letters[0], at: now)
        }
    }

    /// Takes a claim back.
    func withdraw(_ id: EntryID, by actor: Actor, now: Instant) async throws {
        let ids = ClaimIDs(atlas.ids, at: now)
        try await atlas.database.write { tx in
            let claim = try tx.ownOpenClaim(of: id, by: actor, now: now)
            guard try tx.close(claim.id, .withdrawn, at: now) else { throw ClaimRefusal.decided }
            try tx.record(claim.entry(.withdrawn, ids.acts[0], by: actor.pseudonym.text, at: now))
        }
    }

    /// The organisation itself, or of other things one that she administers.
    private static func organisation(
        of entry: EntryID, _ ask: Ask, _ own: [ClaimedOrganisation]
    ) throws -> ClaimedOrganisation {
        if entry.type == .organisation { return entry.asOrganisation }
        guard let asked = ask.organisation, own.contains(asked) else {
            throw IdentityRefusal.notAllowed(permission: Permission.claim.name)
        }
        return asked
    }
}

extension Claim.Way {
    /// Whether a letter or a code shows it.
    var sendsProof: Bool { self == .letter || self == .code }
}

extension AtlasDomain {
    /// By what an entry's organisation can be shown.
    func proofs(of entry: Entry, own: [ClaimedOrganisation], in tx: Transaction) throws -> ClaimProofs {
        guard desk?.mailer != nil else { return ClaimProofs([], hosts: nil) { _ in true } }
        let besides = [entry.id] + own.map { EntryID(type: .organisation, uuid: $0.uuid) }
        return try ClaimProofs(entry.records, hosts: desk?.hosts) { try tx.isShared($0, besides: besides) }
    }

    /// Throws `ClaimRefusal.wayClosed` unless the entry allows the way and the address.
    fileprivate func check(
        _ ask: ClaimOrganisation.Ask, of entry: Entry, own: [ClaimedOrganisation], in tx: Transaction
    ) throws {
        guard ask.way.sendsProof else { return }
        let proofs = try proofs(of: entry, own: own, in: tx)
        let fits =
            if ask.way == .letter {
                proofs.host.map { host in ask.address.map { MailHosts.isAt(host, $0) } ?? false } ?? false
            } else {
                ask.address.map { proofs.contacts.contains($0.folded) } ?? false
            }
        guard fits else { throw ClaimRefusal.wayClosed }
    }
}

extension Transaction {
    /// The organisations that somebody administers.
    func administered(by person: Int64) throws -> [ClaimedOrganisation] {
        try memberships(of: person).filter { $0.holds(.administrator) }.map(\.organisation)
    }

    /// The open claim that somebody made of an entry. Throws `ClaimRefusal.decided`.
    func ownOpenClaim(of entry: EntryID, by actor: Actor, now: Instant) throws -> Claim {
        guard let claim = try lastClaim(of: entry, by: actor.personKey), claim.state == .open,
            now < claim.expiresAt
        else { throw ClaimRefusal.decided }
        return claim
    }
}
