import CanonicalJSON
import Identity
import Kernel
import Ledger
import Storage

extension Claim {
    /// What is done with a claim, as the ledger calls it.
    enum Act: String {
        case asked, vouched, granted, rejected, withdrawn, ended
    }

    /// An act of the ledger about it: public identifiers, and who acts by pseudonym.
    func entry(_ act: Act, _ id: ID<LedgerEntry>, by actor: String?, at now: Instant) -> LedgerEntry {
        var facts: [String: JSONValue] = [
            "claim": .string(self.id.description), "organisation": .string(organisation.description),
            "way": .string(way.rawValue),
        ]
        if isDispute { facts["dispute"] = true }
        facts["reason"] = reason.map { .string($0.rawValue) }
        return LedgerEntry(
            id: id, type: "atlas.claim-\(act.rawValue)", at: now, actor: actor, subject: entry.description,
            facts: facts)
    }
}

/// Identifiers drawn before a transaction, so that one that runs twice writes the same.
struct ClaimIDs: Sendable {
    let claim: ID<Claim>
    let acts: [ID<LedgerEntry>]
    let letters: [String]
    let takingBack: ID<Import>

    /// The most letters that one step sends.
    static let mostLetters = 12

    init(_ ids: IDSource, at now: Instant) {
        claim = ID(ids(at: now))
        acts = (0..<3).map { _ in ID(ids(at: now)) }
        letters = (0..<Self.mostLetters).map { _ in ids(at: now).base32 }
        takingBack = ID(ids(at: now))
    }
}

/// One step of a claim, inside its transaction.
struct ClaimStep {
    let tx: Transaction
    let ids: ClaimIDs
    let now: Instant
    /// Whether letters leave at all.
    let sendsLetters: Bool

    /// Grants a claim: the organisation acts from now on, through whoever claimed it. Throws
    /// `ClaimRefusal`: somebody else acts by now, or it was decided.
    func grant(_ claim: Claim, by decider: String?) throws {
        guard try tx.close(claim.id, .granted, at: now) else { throw ClaimRefusal.decided }
        guard let entry = try tx.entry(claim.entry) else {
            throw AtlasRefusal.unknownEntry(claim.entry.description)
        }
        // NB: before roles are given, since nobody acts for an organisation without administrators.
        try tx.add(
            Standing(entry: claim.entry, organisation: claim.organisation, way: claim.way, since: now))
        let person = claim.claimant.person
        if claim.entry.type == .organisation {
            let name = entry.content.name.best(for: [claim.claimant.language])?.text ?? ""
            let organisation = try tx.foundOrganisation(claim.organisation, name: name, at: now)
            try tx.give([.administrator], to: person, in: organisation, at: now)
        } else {
            guard try tx.administrators(of: claim.organisation).contains(person) else {
                throw IdentityRefusal.notAllowed(permission: Permission.claim.name)
            }
        }
        try tx.record(claim.entry(.granted, ids.acts[0], by: decider ?? claim.claimant.pseudonym, at: now))
    }

    /// Puts a letter to somebody down, where letters leave.
    func tell(
        _ person: Int64, _ purpose: ClaimLetter.Purpose, of entry: EntryID,
        because reason: Claim.Reason? = nil,
        asker: Int64? = nil, words: String? = nil, letter: Int = 0
    ) throws {
        guard sendsLetters, letter < ids.letters.count else { return }
        try tx.put(
            ClaimLetter(
                id: ids.letters[letter], purpose: purpose, entry: entry, claim: nil, person: person,
                asker: asker, words: words, reason: reason, askedAt: now))
    }

    /// Ends that somebody acts for an entry. Of an organisation everybody's place ends, and with it all that
    /// it keeps; what it said in its own words is taken back.
    func end(_ standing: Standing, because reason: Claim.Reason, by decider: String) throws {
        let isOrganisation =
            standing.entry.asOrganisation == standing.organisation
            && standing.entry.type == .organisation
        let ended = isOrganisation ? try tx.standings(of: standing.organisation) : [standing]
        for (place, person) in try tx.administrators(of: standing.organisation)
            .prefix(ClaimIDs.mostLetters - 1).enumerated()
        {
            try tell(person, .ended, of: standing.entry, because: reason, letter: place + 1)
        }
        for one in ended { try tx.endStanding(of: one.entry) }
        if isOrganisation { try tx.endMemberships(of: standing.organisation) }
        try tx.takeBackOwnWords(of: ended.map(\.entry), ids.takingBack, at: now)
        try tx.record(
            LedgerEntry(
                id: ids.acts[1], type: "atlas.claim-ended", at: now, actor: decider,
                subject: standing.entry.description,
                facts: [
                    "organisation": .string(standing.organisation.description),
                    "reason": .string(reason.rawValue),
                    "entries": .array(ended.map { .string($0.entry.description) }),
                ]))
    }
}

extension Transaction {
    /// An entry as it stands now; a merged one leads to what it became. Nil when there is none.
    func entry(_ id: EntryID) throws -> Entry? {
        var current = id
        for _ in 0..<8 {
            switch try locate(current) {
            case .here(let key): return try keyedEntries([key]).first?.entry
            case .merged(let kept): current = kept
            case nil: return nil
            }
        }
        return nil
    }
}
