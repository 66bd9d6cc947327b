import Storage

/// What identity keeps. Personal data stands in `identity_…` tables alone; other modules keep a person's key.
public enum IdentitySchema {
    /// Its tables, append-only.
    public static let migrations: [Migration] = [
        Migration("identity.1", [instance, person, role, session, sessionByPerson, letter, link, rate]),
        secrets, providers, retention, organisations, invitations, tokens,
    ]

    private static let instance: SQL = """
        create table identity_instance (
            one \(.integer) primary key check (one = 1),
            name \(.text) not null,
            public_url \(.text),
            begun_at \(.integer) not null
        ) \(.strict)
        """

    private static let person: SQL = """
        create table identity_person (
            person_key \(.sequence),
            id \(.text) not null unique,
            email \(.text) not null unique,
            name \(.text),
            language \(.text) not null,
            ledger_salt \(.bytes) not null,
            pseudonym \(.text) not null unique,
            created_at \(.integer) not null
        ) \(.strict)
        """

    private static let role: SQL = """
        create table identity_role (
            person_key \(.integer) not null references identity_person (person_key) on delete cascade,
            role \(.text) not null check (role in ('moderator', 'administrator')),
            territory \(.text) not null,
            granted_at \(.integer) not null,
            primary key (person_key, role, territory)
        ) \(.strict)
        """

    private static let session: SQL = """
        create table identity_session (
            token_hash \(.bytes) primary key,
            id \(.text) not null unique,
            person_key \(.integer) not null references identity_person (person_key) on delete cascade,
            device \(.text),
            created_at \(.integer) not null,
            seen_at \(.integer) not null,
            proved_at \(.integer) not null,
            proved_by \(.text) not null,
            expires_at \(.integer) not null
        ) \(.strict)
        """

    private static let sessionByPerson: SQL =
        "create index identity_session_by_person on identity_session (person_key, created_at)"

    /// What a letter will be made from, until it has left.
    private static let letter: SQL = """
        create table identity_letter (
            id \(.text) primary key,
            purpose \(.text) not null,
            address \(.text) not null,
            language \(.text) not null,
            next_path \(.text),
            asked_at \(.integer) not null
        ) \(.strict)
        """

    /// A link that was sent. One letter has one link: the last one made.
    private static let link: SQL = """
        create table identity_link (
            token_hash \(.bytes) primary key,
            letter \(.text) not null unique,
            purpose \(.text) not null,
            address \(.text) not null,
            language \(.text) not null,
            next_path \(.text),
            expires_at \(.integer) not null
        ) \(.strict)
        """

    /// When a bucket of tries will be full again. Its name is a keyed hash of an address.
    private static let rate: SQL = """
        create table identity_rate (
            bucket \(.bytes) primary key,
            full_at \(.integer) not null
        ) \(.strict)
        """
}
