import Identity
import Kernel
import Ledger
import Storage

/// A moderator decides on a claim, or ends a standing that was wrong. Whose territory it is, the page asks
/// `Authority`.
struct DecideClaim: Sendable {
    let atlas: AtlasDomain

    /// What she decides.
    enum Verdict: Hashable, Sendable {
        /// It is so.
        case grant
        /// It is put aside.
        case reject(Claim.Reason)
    }

    /// Decides a claim. Granting one that disputes ends who acted before. Throws `ClaimRefusal`; nobody
    /// decides on her own claim.
    func callAsFunction(_ id: ID<Claim>, _ verdict: Verdict, by actor: Actor, now: Instant) async throws {
        let ids = ClaimIDs(atlas.ids, at: now)
        let sendsLetters = atlas.desk?.mailer != nil
        try await atlas.database.write { tx in
            var claim = try tx.openClaim(id, now: now)
            guard claim.claimant.person != actor.personKey else {
                throw IdentityRefusal.notAllowed(permission: Permission.moderate.name)
            }
            let step = ClaimStep(tx: tx, ids: ids, now: now, sendsLetters: sendsLetters)
            switch verdict {
            case .grant:
                if claim.isDispute, let standing = try tx.standing(of: claim.entry) {
                    try step.end(standing, because: .stranger, by: actor.pseudonym.text)
                }
                try step.grant(claim, by: actor.pseudonym.text)
                try step.tell(claim.claimant.person, .granted, of: claim.entry)
            case .reject(let reason):
                guard try tx.close(id, .rejected, because: reason, at: now) else {
                    throw ClaimRefusal.decided
                }
                claim.reason = reason
                try tx.record(claim.entry(.rejected, ids.acts[0], by: actor.pseudonym.text, at: now))
                try step.tell(claim.claimant.person, .rejected, of: claim.entry, because: reason)
            }
        }
    }

    /// Ends that somebody acts for an entry. Throws `ClaimRefusal.nobodyActs`.
    func end(_ entry: EntryID, because reason: Claim.Reason, by actor: Actor, now: Instant) async throws {
        let ids = ClaimIDs(atlas.ids, at: now)
        let sendsLetters = atlas.desk?.mailer != nil
        try await atlas.database.write { tx in
            guard let standing = try tx.standing(of: entry) else { throw ClaimRefusal.nobodyActs }
            try ClaimStep(tx: tx, ids: ids, now: now, sendsLetters: sendsLetters)
                .end(standing, because: reason, by: actor.pseudonym.text)
        }
    }
}

/// Somebody asks those who administer an organisation to take her in. She learns nothing of who they are;
/// they get her name and address, as she was told.
struct AskToJoin: Sendable {
    let atlas: AtlasDomain

    /// Sends the letters. Throws `ClaimRefusal`.
    func callAsFunction(_ entry: EntryID, words: String, by actor: Actor, now: Instant) async throws {
        guard atlas.desk?.mailer != nil else { throw IdentityRefusal.noLetters }
        let ids = ClaimIDs(atlas.ids, at: now)
        try await atlas.database.write { tx in
            guard let standing = try tx.standing(of: entry) else { throw ClaimRefusal.nobodyActs }
            guard try tx.memberSince(actor.personKey, in: standing.organisation) == nil else {
                throw ClaimRefusal.openAlready
            }
            try tx.noteJoin(of: actor.personKey, to: entry, at: now)
            let step = ClaimStep(tx: tx, ids: ids, now: now, sendsLetters: true)
            for (place, person) in try tx.administrators(of: standing.organisation)
                .prefix(ClaimIDs.mostLetters).enumerated()
            {
                try step.tell(
                    person, .join, of: entry, asker: actor.personKey, words: words.isEmpty ? nil : words,
                    letter: place)
            }
        }
    }
}
