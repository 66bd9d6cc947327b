import Storage

extension IdentitySchema {
    /// Passwords and second factors.
    static let secrets = Migration(
        "identity.2",
        [
            password, totp, recoveryCode, recoveryCodeByPerson, step,
            "alter table identity_letter add column person_key \(.integer)",
            "alter table identity_link add column person_key \(.integer)",
        ])

    private static let password: SQL = """
        create table identity_password (
            person_key \(.integer) primary key references identity_person (person_key) on delete cascade,
            hash \(.bytes) not null,
            salt \(.bytes) not null,
            rounds \(.integer) not null,
            block_size \(.integer) not null,
            parallelism \(.integer) not null,
            changed_at \(.integer) not null
        ) \(.strict)
        """

    /// The secret that an app shares, sealed under the site's key, and the last step whose code was used.
    private static let totp: SQL = """
        create table identity_totp (
            person_key \(.integer) primary key references identity_person (person_key) on delete cascade,
            sealed_secret \(.bytes) not null,
            last_step \(.integer) not null,
            since \(.integer) not null
        ) \(.strict)
        """

    private static let recoveryCode: SQL = """
        create table identity_recovery_code (
            code_hash \(.bytes) primary key,
            person_key \(.integer) not null references identity_person (person_key) on delete cascade
        ) \(.strict)
        """

    private static let recoveryCodeByPerson: SQL =
        "create index identity_recovery_code_by_person on identity_recovery_code (person_key)"

    /// Somebody between her first and her second factor.
    private static let step: SQL = """
        create table identity_step (
            token_hash \(.bytes) primary key,
            person_key \(.integer) not null references identity_person (person_key) on delete cascade,
            proof \(.text) not null,
            next_path \(.text),
            tries \(.integer) not null,
            expires_at \(.integer) not null
        ) \(.strict)
        """
}
