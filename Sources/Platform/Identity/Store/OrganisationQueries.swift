import Kernel
import Storage

/// Where letters to a person go.
public struct Mailbox: Hashable, Sendable {
    /// The address.
    public let address: EmailAddress
    /// The language of the letters.
    public let language: LanguageTag
    /// What others call her; nil while she has not said.
    public let name: String?
}

/// What domains ask of organisations and their people.
extension Transaction {
    /// Where letters to a person go; nil when she was erased.
    public func mailbox(of person: Int64) throws -> Mailbox? {
        try self.person(person).map { Mailbox(address: $0.email, language: $0.language, name: $0.name) }
    }

    /// The keys of those who administer an organisation.
    public func administrators(of organisation: OrganisationID) throws -> [Int64] {
        try rows(
            """
            select m.person_key from identity_membership m
            join identity_organisation o on o.organisation_key = m.organisation_key
            where o.id = \(organisation) and m.role = \(OrganisationRole.administrator)
            order by m.since, m.person_key
            """
        ).map { try $0["person_key"] }
    }

    /// Since when somebody is of an organisation; nil when she is not.
    public func memberSince(_ person: Int64, in organisation: OrganisationID) throws -> Instant? {
        try first(
            """
            select m.since from identity_membership m
            join identity_organisation o on o.organisation_key = m.organisation_key
            where o.id = \(organisation) and m.person_key = \(person) and m.role = \(OrganisationRole.member)
            """)?["since"]
    }

    /// Ends every place in an organisation, whose claim was wrong; how many roles that were.
    @discardableResult
    public func endMemberships(of organisation: OrganisationID) throws -> Int {
        try execute(
            """
            delete from identity_membership where organisation_key in
                (select organisation_key from identity_organisation where id = \(organisation))
            """)
    }
}
