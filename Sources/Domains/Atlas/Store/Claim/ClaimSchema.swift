import Storage

extension AtlasDomain {
    /// Claims, who vouched for them, who acts for what, and the letters about it.
    static let claims = Migration(
        "atlas.4",
        [claim, claimOnce, claimByEntry, claimBySecret, voucher, standing, standingBy, letter, join])

    /// What proves a claim stands here from the asking to the decision. A person's rows go with her.
    private static let claim: SQL = """
        create table atlas_claim (
            claim_key \(.key),
            id \(.text) not null unique,
            entry \(.text) not null,
            organisation \(.text) not null,
            person_key \(.integer) not null references identity_person (person_key) on delete cascade,
            pseudonym \(.text) not null,
            language \(.text) not null,
            way \(.text) not null,
            is_dispute \(.integer) not null,
            words \(.text),
            address \(.text),
            created_at \(.integer) not null,
            letters \(.integer) not null default 0,
            letter_at \(.integer),
            secret \(.bytes),
            secret_until \(.integer),
            tries \(.integer) not null default 0,
            state \(.text) not null,
            decided_at \(.integer),
            reason \(.text)
        ) \(.strict)
        """

    /// One open claim a person and entry, even when two requests race.
    private static let claimOnce: SQL = """
        create unique index atlas_claim_once on atlas_claim (person_key, entry) where state = 'open'
        """
    private static let claimByEntry: SQL = "create index atlas_claim_by_entry on atlas_claim (entry, state)"
    private static let claimBySecret: SQL =
        "create index atlas_claim_by_secret on atlas_claim (secret) where secret is not null"

    /// Nobody vouches twice, and no organisation twice.
    private static let voucher: SQL = """
        create table atlas_voucher (
            claim_key \(.integer) not null references atlas_claim (claim_key) on delete cascade,
            person_key \(.integer) not null references identity_person (person_key) on delete cascade,
            organisation \(.text) not null,
            vouched_at \(.integer) not null,
            primary key (claim_key, person_key),
            unique (claim_key, organisation)
        ) \(.strict)
        """

    /// Who acts for an entry: one organisation at most, even when two claims race.
    private static let standing: SQL = """
        create table atlas_standing (
            entry \(.text) primary key,
            organisation \(.text) not null,
            way \(.text) not null,
            since \(.integer) not null
        ) \(.strict)
        """
    private static let standingBy: SQL =
        "create index atlas_standing_by_organisation on atlas_standing (organisation)"

    /// A letter until it has left: to a person, or to the address of a claim.
    private static let letter: SQL = """
        create table atlas_letter (
            id \(.text) primary key,
            purpose \(.text) not null,
            entry \(.text) not null,
            claim_key \(.integer) references atlas_claim (claim_key) on delete cascade,
            person_key \(.integer) references identity_person (person_key) on delete cascade,
            asker_key \(.integer) references identity_person (person_key) on delete cascade,
            words \(.text),
            reason \(.text),
            asked_at \(.integer) not null
        ) \(.strict)
        """

    /// That somebody asked to join, for a day: one letter to an organisation, and few in all.
    private static let join: SQL = """
        create table atlas_join (
            person_key \(.integer) not null references identity_person (person_key) on delete cascade,
            entry \(.text) not null,
            asked_at \(.integer) not null,
            primary key (person_key, entry)
        ) \(.strict)
        """
}
