import Identity
import Kernel
import Storage

/// How the claim of an entry stands for somebody.
struct ClaimSituation: Sendable {
    /// The entry.
    let entry: Entry
    /// Who acts for it.
    let standing: Standing?
    /// The last claim that she made of it.
    let claim: Claim?
    /// How many vouched for it.
    let vouchers: Int
    /// By what she can show it.
    let proofs: ClaimProofs
    /// The organisations that she administers.
    let administered: [Organisation]
    /// Whether she is of the organisation that acts.
    let isMember: Bool
    /// Whether she may edit what it says.
    let mayEdit: Bool
    /// Whether she may end it.
    let isModerator: Bool
    /// Whether letters leave at all.
    let sendsLetters: Bool

    /// Reads it. Throws `AtlasRefusal.unknownEntry`, `ClaimRefusal.notClaimable`.
    init(_ id: EntryID, of actor: Actor, _ atlas: AtlasDomain, _ tx: Transaction, now: Instant) throws {
        guard let entry = try tx.entry(id) else { throw AtlasRefusal.unknownEntry(id.description) }
        guard entry.id.isClaimable else { throw ClaimRefusal.notClaimable }
        let own = try tx.administered(by: actor.personKey)
        let last = try tx.lastClaim(of: entry.id, by: actor.personKey)
        self.entry = entry
        standing = try tx.standing(of: entry.id)
        claim = last.flatMap { $0.state == .open && now >= $0.expiresAt ? nil : $0 }
        vouchers = try claim.map { try tx.vouchers(of: $0.id).count } ?? 0
        proofs = try atlas.proofs(of: entry, own: own, in: tx)
        administered = try own.compactMap { try tx.organisation($0) }
        isMember =
            try standing.map { try tx.memberSince(actor.personKey, in: $0.organisation) != nil } ?? false
        mayEdit = standing.map { Authority.allows(actor, .editEntry, for: $0.organisation) } ?? false
        isModerator = Authority.allows(actor, .moderate, in: entry.territory)
        sendsLetters = atlas.desk?.mailer != nil
    }

    /// The claim that is open.
    var open: Claim? { claim.flatMap { $0.state == .open ? $0 : nil } }

    /// Whether she could claim it for nothing: only an organisation can keep a solution or a place.
    var lacksOrganisation: Bool { entry.id.type != .organisation && administered.isEmpty }
}
