import Kernel
import Storage

extension Transaction {
    /// A person's roles.
    func grants(of person: Int64) throws -> [Grant] {
        try rows(
            "select role, territory from identity_role where person_key = \(person) order by role, territory"
        ).map { Grant(try $0["role"], in: Territory(try $0["territory"] as String)) }
    }

    /// Gives a role; false when it was given before.
    func give(_ grant: Grant, to person: Int64, at now: Instant) throws -> Bool {
        try execute(
            """
            insert into identity_role (person_key, role, territory, granted_at)
            values (\(person), \(grant.role), \(grant.territory?.description ?? ""), \(now))
            on conflict do nothing
            """) == 1
    }

    /// Takes a role; false when it was not given.
    func take(_ grant: Grant, from person: Int64) throws -> Bool {
        try execute(
            """
            delete from identity_role
            where person_key = \(person) and role = \(grant.role)
                and territory = \(grant.territory?.description ?? "")
            """) == 1
    }

    /// How many administrators there are.
    func administrators() throws -> Int {
        try first("select count(*) as n from identity_role where role = \(Role.administrator)")?["n"] ?? 0
    }

    /// Everybody with a role, by address.
    func roleHolders() throws -> [(email: String, grant: Grant)] {
        try rows(
            """
            select email, role, territory from identity_role
            join identity_person on identity_person.person_key = identity_role.person_key
            order by email, role, territory
            """
        ).map { row in
            (try row["email"], Grant(try row["role"], in: Territory(try row["territory"] as String)))
        }
    }
}
