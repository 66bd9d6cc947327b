import Storage

extension IdentitySchema {
    /// Signing in by way of another site.
    static let providers = Migration("identity.3", [request, tie, tieByPerson])

    /// Somebody who was sent to a provider and has not come back yet.
    private static let request: SQL = """
        create table identity_provider_request (
            state_hash \(.bytes) primary key,
            provider \(.text) not null,
            nonce \(.text) not null,
            verifier \(.text) not null,
            person_key \(.integer),
            language \(.text) not null,
            next_path \(.text),
            expires_at \(.integer) not null
        ) \(.strict)
        """

    /// Whose account belongs to whom at which provider.
    private static let tie: SQL = """
        create table identity_provider_tie (
            issuer \(.text) not null,
            subject \(.text) not null,
            person_key \(.integer) not null references identity_person (person_key) on delete cascade,
            tied_at \(.integer) not null,
            primary key (issuer, subject)
        ) \(.strict)
        """

    private static let tieByPerson: SQL =
        "create index identity_provider_tie_by_person on identity_provider_tie (person_key)"
}
