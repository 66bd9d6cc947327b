import Kernel
import Language
import Storage

/// What a letter about an organisation says, looked up when it leaves. NB: no name of a person goes into it:
/// people choose their names, and a letter is no place for a stranger's words.
struct OrganisationLetter: Hashable, Sendable {
    let id: OrganisationID
    let name: String
    /// Those that an invitation brings, or that the receiver has now.
    let roles: Set<OrganisationRole>

    /// The page that a letter without a secret leads to.
    func page(for purpose: LetterPurpose) -> String {
        switch purpose {
        case .organisationJoined, .organisationRoles: IdentityPath.path(IdentityPath.organisation, of: id)
        default: IdentityPath.organisations
        }
    }

    /// The values of its sentences.
    func values(_ say: Messages) -> [String: String] {
        [
            "organisation": name, "days": String(Invitation.lifetimeDays),
            "roles": say.format.list(roles.inOrder.map { say($0.title).lowercased() }),
        ]
    }
}

extension Transaction {
    /// The organisation that a letter is about, or nil.
    func organisationLetter(_ request: LetterRequest) throws -> OrganisationLetter? {
        guard let key = request.organisation,
            let row = try first("select * from identity_organisation where organisation_key = \(key)")
        else { return nil }
        let organisation = try Organisation(row)
        var roles: Set<OrganisationRole> = []
        if let invitation = request.invitation {
            roles = try self.invitation(key: invitation)?.roles ?? []
        } else if let person = request.person {
            roles = try memberships(of: person).first { $0.organisation == organisation.id }?.roles ?? []
        }
        return OrganisationLetter(id: organisation.id, name: organisation.name, roles: roles)
    }

    /// The secret of the link that a letter brings, in place of an earlier try's; nil when it brings none.
    func linkSecret(for request: LetterRequest, at now: Instant) throws -> Secret? {
        guard request.purpose.hasLink else { return nil }
        guard let invitation = request.invitation else { return try makeLink(for: request, at: now) }
        return try makeInvitationLink(invitation)
    }
}
