import Storage

extension IdentitySchema {
    /// Invitations to organisations, and letters about organisations.
    static let invitations = Migration(
        "identity.7",
        [
            invitation, invitationByAddress, invitedRole,
            """
            alter table identity_letter add column organisation_key \(.integer)
                references identity_organisation (organisation_key) on delete cascade
            """,
            """
            alter table identity_letter add column invitation_key \(.integer)
                references identity_invitation (invitation_key) on delete cascade
            """,
        ])

    /// One an address and organisation. The secret of its link is made when the letter leaves.
    private static let invitation: SQL = """
        create table identity_invitation (
            invitation_key \(.sequence),
            id \(.text) not null unique,
            organisation_key \(.integer) not null
                references identity_organisation (organisation_key) on delete cascade,
            address \(.text) not null,
            invited_by \(.integer) references identity_person (person_key) on delete set null,
            language \(.text) not null,
            invited_at \(.integer) not null,
            token_hash \(.bytes) unique,
            unique (organisation_key, address)
        ) \(.strict)
        """

    private static let invitationByAddress: SQL =
        "create index identity_invitation_by_address on identity_invitation (address)"

    private static let invitedRole: SQL = """
        create table identity_invited_role (
            invitation_key \(.integer) not null
                references identity_invitation (invitation_key) on delete cascade,
            role \(.text) not null
                check (role in ('member', 'editor', 'treasurer', 'delegate', 'administrator')),
            primary key (invitation_key, role)
        ) \(.strict)
        """
}
