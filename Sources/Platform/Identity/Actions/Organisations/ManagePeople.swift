import CanonicalJSON
import Kernel
import Storage

/// What an administrator does with the people of her organisation. Nobody is left without an administrator,
/// and whoever is touched is told by a letter.
struct ManagePeople: Sendable {
    let act: OrganisationAct

    private var identity: IdentityDomain { act.identity }

    /// Invites whoever reads the mail of an address. What it does is the same whether or not anybody has an
    /// account of that address; who has one is written to in her language.
    func invite(_ typed: EmailAddress, as roles: Set<OrganisationRole>, language: LanguageTag) async throws {
        let (act, identity, now, address) = (act, identity, act.now, typed.folded)
        try await act(.managePeople) { tx, organisation in
            try tx.takeInvitation(to: address, from: organisation, identity.rates, now: now)
            let members = try tx.members(of: organisation)
            if members.contains(where: { $0.person.email == address }) {
                throw OrganisationRefusal.alreadyMember
            }
            let others = try tx.invitations(of: organisation).filter {
                $0.isOpen(at: now) && $0.address != address
            }
            try OrganisationRules.checkRoom(people: members.count, invited: others.count)
            let invitation = try tx.invite(
                Invitation(
                    id: InvitationID(identity.ids(at: now)), organisation: organisation, address: address,
                    roles: roles, invitedBy: act.actor.personKey,
                    language: try tx.person(at: address)?.language ?? language, invitedAt: now))
            try tx.send(invitation, identity, at: now)
            try act.record("invited", ["roles": roles.fact], in: tx)
        }
    }

    /// Takes an invitation back: its link does not work any more, and a letter that waits does not leave.
    func withdraw(_ id: InvitationID) async throws {
        let act = act
        try await act(.managePeople) { tx, organisation in
            let invitation = try tx.invitations(of: organisation).first { $0.id == id }
            guard let invitation, try tx.end(invitation) else { throw OrganisationRefusal.goneInvitation }
            try act.record("invitation-withdrawn", ["roles": invitation.roles.fact], in: tx)
        }
    }

    /// Gives a member these roles and no others.
    func setRoles(_ roles: Set<OrganisationRole>, of handle: String) async throws {
        let (act, identity, roles) = (act, identity, roles.union([.member]))
        try await act(.managePeople) { tx, organisation in
            let members = try tx.members(of: organisation)
            let member = try identity.handles.member(handle, among: members, of: organisation.id)
            guard member.roles != roles else { return }
            try OrganisationRules.checkAdministered(
                before: members.map(\.roles), after: members.map { $0 == member ? roles : $0.roles })
            try tx.setRoles(roles, of: member.person.key, in: organisation, at: act.now)
            let loses = member.isAdministrator && !roles.contains(.administrator)
            let withdrawn = loses ? try act.withdrawInvitations(of: member, organisation, tx) : 0
            try act.record(
                "roles-changed",
                ["member": member.fact, "roles": roles.fact, "withdrawn": .integer(Int64(withdrawn))], in: tx)
            try act.tell(member, .organisationRoles, organisation, tx)
        }
    }

    /// Removes somebody else. The invitations that she sent go with her.
    func remove(_ handle: String) async throws {
        let (act, identity) = (act, identity)
        try await act(.managePeople) { tx, organisation in
            let members = try tx.members(of: organisation)
            let member = try identity.handles.member(handle, among: members, of: organisation.id)
            guard member.person.key != act.actor.personKey else { throw OrganisationRefusal.unknownMember }
            try OrganisationRules.checkAdministered(
                before: members.map(\.roles), after: members.filter { $0 != member }.map(\.roles))
            let withdrawn = try act.withdrawInvitations(of: member, organisation, tx)
            try tx.endMembership(of: member.person.key, in: organisation)
            try act.record(
                "removed", ["member": member.fact, "withdrawn": .integer(Int64(withdrawn))], in: tx)
            try act.tell(member, .organisationRemoved, organisation, tx)
        }
    }

    /// Makes another member an administrator, and where it is wanted lets this one step down from it, both or
    /// neither.
    func transfer(to handle: String, steppingDown: Bool) async throws {
        let (act, identity) = (act, identity)
        try await act(.managePeople) { tx, organisation in
            let members = try tx.members(of: organisation)
            let heir = try identity.handles.member(handle, among: members, of: organisation.id)
            guard let giver = members.first(where: { $0.person.key == act.actor.personKey }), giver != heir
            else { throw OrganisationRefusal.unknownMember }
            try tx.give([.administrator], to: heir.person.key, in: organisation, at: act.now)
            if steppingDown {
                let rest = giver.roles.subtracting([.administrator])
                try tx.setRoles(rest, of: giver.person.key, in: organisation, at: act.now)
            }
            try act.record(
                "transferred", ["member": heir.fact, "steppedDown": .bool(steppingDown)], in: tx)
            try act.tell(heir, .organisationRoles, organisation, tx)
        }
    }
}

extension OrganisationAct {
    /// Tells somebody by a letter what another did to her; what she did herself she knows.
    fileprivate func tell(
        _ member: Member, _ purpose: LetterPurpose, _ organisation: Organisation, _ tx: Transaction
    ) throws {
        guard member.person.key != actor.personKey else { return }
        try tx.notify(member.person.key, purpose, identity, organisation: organisation.key, at: now)
    }

    /// What was sent by somebody who loses the right to send it, by somebody else's hand, goes.
    fileprivate func withdrawInvitations(
        of member: Member, _ organisation: Organisation, _ tx: Transaction
    ) throws -> Int {
        guard member.person.key != actor.personKey else { return 0 }
        return try tx.endInvitations(by: member.person.key, in: organisation)
    }
}

extension Transaction {
    /// Takes one try from an organisation's bucket of invitations and one from the address's.
    fileprivate func takeInvitation(
        to address: EmailAddress, from organisation: Organisation, _ rates: RateKeys, now: Instant
    ) throws {
        let id = organisation.id.description
        try take(
            .invitationsPerOrganisation, from: rates.bucket(.invitationsPerOrganisation, of: id), now: now)
        try take(
            .invitationsPerAddress, from: rates.bucket(.invitationsPerAddress, of: address.text), now: now)
    }

    /// Puts the letter of an invitation down. Where the site sends none, whoever has the address finds the
    /// invitation in her account.
    fileprivate func send(_ invitation: Invitation, _ identity: IdentityDomain, at now: Instant) throws {
        guard identity.post.mailer != nil else { return }
        try ask(
            for: LetterRequest(
                id: identity.ids(at: now).base32, purpose: .organisationInvitation,
                address: invitation.address, language: invitation.language, next: nil, askedAt: now,
                organisation: invitation.organisation.key, invitation: invitation.key))
    }
}
