import Storage

extension IdentitySchema {
    /// Organisations that act, and through whom.
    static let organisations = Migration("identity.5", [organisation, membership, membershipByPerson])

    private static let organisation: SQL = """
        create table identity_organisation (
            organisation_key \(.sequence),
            id \(.text) not null unique,
            name \(.text) not null,
            created_at \(.integer) not null
        ) \(.strict)
        """

    /// One row a role; whoever is of an organisation has the row `member`.
    private static let membership: SQL = """
        create table identity_membership (
            organisation_key \(.integer) not null
                references identity_organisation (organisation_key) on delete cascade,
            person_key \(.integer) not null references identity_person (person_key) on delete cascade,
            role \(.text) not null
                check (role in ('member', 'editor', 'treasurer', 'delegate', 'administrator')),
            since \(.integer) not null,
            primary key (organisation_key, person_key, role)
        ) \(.strict)
        """

    private static let membershipByPerson: SQL =
        "create index identity_membership_by_person on identity_membership (person_key)"
}
