import CanonicalJSON
import Kernel
import Ledger
import Storage

/// Accepts or declines an invitation. It is somebody's who is signed in with the invited address, or who
/// shows the secret of the letter; either way of two answers one counts.
struct AnswerInvitation: Sendable {
    let identity: IdentityDomain
    let now: Instant

    /// How somebody shows which invitation is meant, and that it is hers.
    enum Shown: Hashable, Sendable {
        /// By its name, from the account of the invited address.
        case name(InvitationID)
        /// By the secret that stands in the letter.
        case secret(Secret)
    }

    /// An invitation, as somebody who looks at it may see it.
    struct Found: Hashable, Sendable {
        let invitation: Invitation
        /// Whether she is signed in with the invited address.
        let isHers: Bool
    }

    /// The invitation, without answering it. Throws `OrganisationRefusal.goneInvitation`.
    func find(_ shown: Shown, _ actor: Actor?) async throws -> Found {
        let now = now
        return try await identity.database.read { tx in try tx.find(shown, actor, at: now) }
    }

    /// Joins the organisation. From the account of another address it takes a word that this is meant, and
    /// never brings the administration.
    /// - Returns: the organisation; nil when that word is missing.
    func accept(_ shown: Shown, _ actor: Actor, isMeant: Bool) async throws -> OrganisationID? {
        let (identity, now) = (identity, now)
        return try await identity.database.write { tx in
            let found = try tx.find(shown, actor, at: now)
            let organisation = found.invitation.organisation
            if !found.isHers {
                try OrganisationRules.checkOtherAddress(found.invitation.roles)
                guard isMeant else { return nil }
            }
            try tx.checkJoining(organisation, actor, isHers: found.isHers)
            guard try tx.end(found.invitation) else { throw OrganisationRefusal.goneInvitation }
            try tx.give(found.invitation.roles, to: actor.personKey, in: organisation, at: now)
            try OrganisationAct(identity: identity, actor: actor, organisation: organisation.id, now: now)
                .record("joined", ["roles": found.invitation.roles.fact], in: tx)
            if let inviter = found.invitation.invitedBy {
                try tx.notify(
                    inviter, .organisationJoined, identity, organisation: organisation.key, at: now)
            }
            return organisation.id
        }
    }

    /// Does not join; whoever holds the letter may say so without an account.
    func decline(_ shown: Shown, _ actor: Actor?) async throws {
        let (identity, now) = (identity, now)
        try await identity.database.write { tx in
            let found = try tx.find(shown, actor, at: now)
            guard try tx.end(found.invitation) else { throw OrganisationRefusal.goneInvitation }
            try tx.record(
                LedgerEntry(
                    id: ID<LedgerEntry>(identity.ids(at: now)),
                    type: "identity.organisation-invitation-declined", at: now,
                    actor: actor?.pseudonym.text, subject: found.invitation.organisation.id.description,
                    facts: [
                        "by": .string(actor == nil ? "letter" : "account"),
                        "roles": found.invitation.roles.fact,
                    ]))
        }
    }
}

extension Transaction {
    fileprivate func find(_ shown: AnswerInvitation.Shown, _ actor: Actor?, at now: Instant) throws
        -> AnswerInvitation.Found
    {
        let own = try actor.flatMap { try person($0.personKey) }?.email
        switch shown {
        case .name(let id):
            guard let own else { throw IdentityRefusal.signInNeeded }
            return AnswerInvitation.Found(invitation: try invitation(id, to: own, at: now), isHers: true)
        case .secret(let secret):
            let invitation = try invitation(with: secret, at: now)
            return AnswerInvitation.Found(invitation: invitation, isHers: invitation.address == own)
        }
    }

    /// NB: somebody who is of it already gains roles by an invitation to her own address alone.
    fileprivate func checkJoining(_ organisation: Organisation, _ actor: Actor, isHers: Bool) throws {
        let members = try members(of: organisation)
        guard !members.contains(where: { $0.person.key == actor.personKey }) else {
            if !isHers { throw OrganisationRefusal.alreadyMember }
            return
        }
        try OrganisationRules.checkJoining(
            people: members.count, organisationsOfHers: try memberships(of: actor.personKey).count)
    }
}
