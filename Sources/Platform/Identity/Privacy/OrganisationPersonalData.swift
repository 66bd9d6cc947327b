import CanonicalJSON
import Kernel
import Storage

/// What organisations keep of a person: her places in them, and the invitations from and to her.
struct OrganisationPersonalData: Sendable {
    /// All of it, for her to read and take away.
    func records(of person: DataSubject, in tx: Transaction) throws -> [PersonalRecords] {
        [
            PersonalRecords("identity_membership", try memberships(person, tx)),
            PersonalRecords("identity_invitation", try invitations(person, tx)),
        ]
    }

    /// Erases what stands under her address, and the invitations of organisations that have nobody without
    /// her. NB: her places go with her account, and so does who sent an invitation; erasing is never refused
    /// for an organisation's sake. One whose last administrator goes says so on its page.
    func erase(_ person: DataSubject, in tx: Transaction) throws {
        try tx.execute("delete from identity_invitation where address = \(person.email.text)")
        try tx.execute(
            """
            delete from identity_invitation
            where organisation_key in
                (select organisation_key from identity_membership where person_key = \(person.key))
            and organisation_key not in
                (select organisation_key from identity_membership where person_key <> \(person.key))
            """)
    }

    private func memberships(_ person: DataSubject, _ tx: Transaction) throws -> [JSONValue] {
        try tx.rows(
            """
            select o.id, o.name, m.role, m.since from identity_membership m
            join identity_organisation o on o.organisation_key = m.organisation_key
            where m.person_key = \(person.key) order by o.id, m.role
            """
        ).map { row in
            .object([
                "organisation": .string(try row["id"]), "name": .string(try row["name"]),
                "role": .string(try row["role"]),
                "since": .string((try row["since"] as Instant).rfc3339),
            ])
        }
    }

    private func invitations(_ person: DataSubject, _ tx: Transaction) throws -> [JSONValue] {
        try tx.rows(
            """
            select o.id, o.name, i.address, i.invited_by, i.invited_at from identity_invitation i
            join identity_organisation o on o.organisation_key = i.organisation_key
            where i.address = \(person.email.text) or i.invited_by = \(person.key)
            order by i.invited_at, i.invitation_key
            """
        ).map { row in
            let inviter: Int64? = try row["invited_by"]
            return .object([
                "organisation": .string(try row["id"]), "name": .string(try row["name"]),
                "address": .string(try row["address"]),
                "sentByYou": .bool(inviter == person.key),
                "invitedAt": .string((try row["invited_at"] as Instant).rfc3339),
            ])
        }
    }
}
