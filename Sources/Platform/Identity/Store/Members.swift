import Kernel
import Storage

/// The people of organisations.
extension Transaction {
    /// Everybody of an organisation; who has been of it longest comes first.
    func members(of organisation: Organisation) throws -> [Member] {
        let rows = try rows(
            """
            select m.role, m.since, p.* from identity_membership m
            join identity_person p on p.person_key = m.person_key
            where m.organisation_key = \(organisation.key)
            """)
        let byPerson = try Dictionary(grouping: rows) { try $0.get("person_key", as: Int64.self) }
        let members = try byPerson.values.map { try Member($0) }
        return members.sorted { ($0.since, $0.person.key) < ($1.since, $1.person.key) }
    }

    /// The organisations that somebody is of, by name.
    func places(of person: Int64) throws -> [OrganisationPlace] {
        let rows = try rows(
            """
            select o.*, m.role,
                (select count(*) from identity_membership p
                    where p.organisation_key = o.organisation_key and p.role = 'member') as people,
                (select count(*) from identity_membership a
                    where a.organisation_key = o.organisation_key and a.role = 'administrator')
                    as administrators
            from identity_membership m
            join identity_organisation o on o.organisation_key = m.organisation_key
            where m.person_key = \(person)
            """)
        let byOrganisation = try Dictionary(grouping: rows) { try $0.get("organisation_key", as: Int64.self) }
        let places = try byOrganisation.values.map { try OrganisationPlace($0) }
        return places.sorted {
            ($0.organisation.name, $0.organisation.key) < ($1.organisation.name, $1.organisation.key)
        }
    }

    /// Gives a member these roles and no others; she stays a member.
    func setRoles(
        _ roles: Set<OrganisationRole>, of person: Int64, in organisation: Organisation, at now: Instant
    ) throws {
        let kept = roles.union([.member]).map(\.rawValue).sorted()
        try execute(
            """
            delete from identity_membership where organisation_key = \(organisation.key)
                and person_key = \(person) and role not in \(values: kept)
            """)
        try give(roles, to: person, in: organisation, at: now)
    }

    /// Ends somebody's place in an organisation. With the last one go the invitations, since nobody is left
    /// who stands behind them.
    func endMembership(of person: Int64, in organisation: Organisation) throws {
        try execute(
            """
            delete from identity_membership
            where organisation_key = \(organisation.key) and person_key = \(person)
            """)
        try execute(
            """
            delete from identity_invitation where organisation_key = \(organisation.key)
                and organisation_key not in (select organisation_key from identity_membership)
            """)
    }

    /// The organisation, for somebody who holds a permission for it at this moment: roles may have changed
    /// since the request was let in. Throws `OrganisationRefusal.unknown` to whoever is not of it.
    func organisation(_ id: OrganisationID, _ permission: Permission, of actor: Actor) throws -> Organisation
    {
        let current = actor.with(memberships: try memberships(of: actor.personKey))
        guard let organisation = try organisation(id), Authority.allows(current, .seePeople, for: id) else {
            throw OrganisationRefusal.unknown
        }
        try Authority.check(current, permission, for: id)
        return organisation
    }
}

extension Member {
    /// From the rows of one person, one a role.
    fileprivate init(_ rows: [Row]) throws {
        person = try Person(rows[0])
        roles = Set(try rows.map { try OrganisationRole($0) })
        since = try rows.map { try $0.get("since", as: Instant.self) }.min() ?? person.createdAt
    }
}

extension OrganisationPlace {
    /// From the rows of one organisation, one a role.
    fileprivate init(_ rows: [Row]) throws {
        organisation = try Organisation(rows[0])
        roles = Set(try rows.map { try OrganisationRole($0) })
        people = try rows[0]["people"]
        administrators = try rows[0]["administrators"]
    }
}
