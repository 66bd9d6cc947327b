import CanonicalJSON
import Kernel
import Ledger
import Storage

/// What the operator does for organisations at the command line: sees which there are, and gives one whose
/// administrators are all gone a new one.
public struct OperatorOrganisations: Sendable {
    let identity: IdentityDomain

    /// An organisation and how many are of it.
    public struct Line: Hashable, Sendable {
        /// The organisation.
        public let organisation: Organisation
        /// How many people are of it.
        public let people: Int
        /// How many of them administer it.
        public let administrators: Int
    }

    /// Every organisation that acts, by name.
    public func list() async throws -> [Line] {
        try await identity.database.read { tx in
            try tx.rows(
                """
                select o.*,
                    (select count(*) from identity_membership p
                        where p.organisation_key = o.organisation_key and p.role = 'member') as people,
                    (select count(*) from identity_membership a
                        where a.organisation_key = o.organisation_key and a.role = 'administrator')
                        as administrators
                from identity_organisation o order by o.name, o.organisation_key
                """
            ).map { row in
                Line(
                    organisation: try Organisation(row), people: try row["people"],
                    administrators: try row["administrators"])
            }
        }
    }

    /// Makes whoever has that address the administrator of an organisation that has none; makes the account
    /// when there is none. Throws a refusal: no address, no such organisation, it has an administrator.
    public func give(_ id: String, to typed: String, language: LanguageTag, now: Instant) async throws {
        guard let address = EmailAddress(typed) else { throw IdentityRefusal.badAddress(typed) }
        guard let id = OrganisationID(id) else { throw OrganisationRefusal.notActing(id) }
        try await identity.database.write { [identity] tx in
            guard let organisation = try tx.organisation(id) else {
                throw OrganisationRefusal.notActing(id.description)
            }
            guard try !tx.members(of: organisation).contains(where: \.isAdministrator) else {
                throw OrganisationRefusal.administered
            }
            let person =
                try tx.person(at: address)
                ?? tx.addPerson(address, language: language, id: PersonID(identity.ids(at: now)), at: now)
            try tx.give([.administrator], to: person.key, in: organisation, at: now)
            try tx.record(
                LedgerEntry(
                    id: ID<LedgerEntry>(identity.ids(at: now)),
                    type: "identity.organisation-administrator-given", at: now, subject: id.description,
                    facts: ["member": .string(person.pseudonym.text)]))
            try tx.notify(person.key, .organisationRoles, identity, organisation: organisation.key, at: now)
        }
    }
}
