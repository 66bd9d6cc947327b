import Kernel
import Storage

/// Organisations, and who is of them.
extension Transaction {
    /// The organisation of that identifier, or nil.
    public func organisation(_ id: OrganisationID) throws -> Organisation? {
        try first("select * from identity_organisation where id = \(id)").map(Organisation.init)
    }

    /// Lets an organisation act; the one that acts already under that identifier when there is one.
    public func foundOrganisation(_ id: OrganisationID, name: String, at now: Instant) throws -> Organisation
    {
        if let known = try organisation(id) { return known }
        let name = String(name.prefix(Organisation.longestName))
        let key = try insert(
            """
            insert into identity_organisation (id, name, created_at) values (\(id), \(name), \(now))
            returning organisation_key
            """)
        return Organisation(id: id, key: key, name: name, createdAt: now)
    }

    /// Gives somebody roles in an organisation, and makes her a member first.
    public func give(
        _ roles: Set<OrganisationRole>, to person: Int64, in organisation: Organisation, at now: Instant
    ) throws {
        for role in roles.union([.member]).sorted(by: { $0.rawValue < $1.rawValue }) {
            try execute(
                """
                insert into identity_membership (organisation_key, person_key, role, since)
                values (\(organisation.key), \(person), \(role), \(now)) on conflict do nothing
                """)
        }
    }

    /// A person's places in organisations, in the order of their identifiers.
    public func memberships(of person: Int64) throws -> [Membership] {
        let rows = try rows(
            """
            select o.id, m.role from identity_membership m
            join identity_organisation o on o.organisation_key = m.organisation_key
            where m.person_key = \(person) order by o.id
            """)
        let places = try rows.map { (try $0.get("id", as: OrganisationID.self), try OrganisationRole($0)) }
        return Dictionary(grouping: places, by: \.0).sorted { $0.key < $1.key }
            .map { Membership($0.key, Set($0.value.map(\.1))) }
    }
}

extension OrganisationRole {
    init(_ row: Row) throws {
        let text: String = try row["role"]
        guard let role = OrganisationRole(rawValue: text) else {
            throw RowError.wrongType(column: "role", found: text, wanted: "OrganisationRole")
        }
        self = role
    }
}

extension Organisation {
    init(_ row: Row) throws {
        id = try row["id"]
        key = try row["organisation_key"]
        name = try row["name"]
        createdAt = try row["created_at"]
    }
}
