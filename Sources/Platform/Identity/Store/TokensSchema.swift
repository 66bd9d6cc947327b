import Storage

extension IdentitySchema {
    /// Tokens for programs.
    static let tokens = Migration("identity.8", [token, tokenByPerson, tokenByEnd])

    /// The hash of a token's secret, and what is known of it. One for an organisation hangs on its owner's
    /// membership: when that goes, it goes.
    private static let token: SQL = """
        create table identity_token (
            token_hash \(.bytes) primary key,
            id \(.text) not null unique,
            person_key \(.integer) not null references identity_person (person_key) on delete cascade,
            organisation_key \(.integer),
            membership_role \(.text) check (membership_role = 'member'),
            name \(.text) not null,
            permissions \(.text) not null,
            created_at \(.integer) not null,
            expires_at \(.integer) not null check (expires_at > created_at),
            used_at \(.integer),
            warned_at \(.integer),
            check ((organisation_key is null) = (membership_role is null)),
            foreign key (organisation_key, person_key, membership_role)
                references identity_membership (organisation_key, person_key, role) on delete cascade
        ) \(.strict)
        """

    private static let tokenByPerson: SQL =
        "create index identity_token_by_person on identity_token (person_key, created_at)"

    private static let tokenByEnd: SQL = "create index identity_token_by_end on identity_token (expires_at)"
}
