import Storage

extension AtlasDomain {
    /// The tables of the atlas, append-only.
    ///
    /// A record is a row per distinct statement of a source about a key. Nothing of it is visible until the
    /// import that wrote it is published: `import_key`, `superseded_import_key` and `gone_import_key` count
    /// only when that import's `published_at` is set, so one update of one row publishes a whole source at
    /// once. A relation is visible with its record.
    public static let migrations: [Migration] = [
        Migration(
            "atlas.1",
            [
                """
                create table atlas_source (
                    source_key \(.key),
                    name \(.text) not null unique,
                    title \(.text) not null,
                    url \(.text),
                    licence \(.text) not null,
                    precedence \(.integer) not null
                ) \(.strict)
                """,
                """
                create table atlas_import (
                    import_key \(.key),
                    id \(.text) not null unique,
                    source_key \(.integer) not null references atlas_source,
                    mapping \(.text) not null,
                    started_at \(.integer) not null,
                    published_at \(.integer),
                    report \(.text)
                ) \(.strict)
                """,
                "create index atlas_import_by_source on atlas_import (source_key, published_at)",
                """
                create table atlas_entry (
                    entry_key \(.key),
                    id \(.text) not null unique,
                    import_key \(.integer) not null references atlas_import,
                    merged_into \(.text)
                ) \(.strict)
                """,
                "create index atlas_entry_by_import on atlas_entry (import_key)",
                """
                create table atlas_record (
                    record_key \(.key),
                    entry_key \(.integer) not null references atlas_entry,
                    source_key \(.integer) not null references atlas_source,
                    key_in_source \(.text) not null,
                    occurrence \(.integer) not null,
                    hash \(.bytes) not null,
                    payload \(.text) not null,
                    licence \(.text) not null,
                    import_key \(.integer) not null references atlas_import,
                    superseded_import_key \(.integer) references atlas_import,
                    gone_import_key \(.integer) references atlas_import
                ) \(.strict)
                """,
                "create index atlas_record_by_entry on atlas_record (entry_key)",
                "create index atlas_record_by_place on atlas_record (source_key, key_in_source)",
                "create index atlas_record_by_import on atlas_record (import_key)",
                """
                create index atlas_record_by_superseded on atlas_record (superseded_import_key)
                    where superseded_import_key is not null
                """,
                """
                create index atlas_record_by_gone on atlas_record (gone_import_key)
                    where gone_import_key is not null
                """,
                """
                create table atlas_match (
                    token \(.text) not null,
                    entry_key \(.integer) not null references atlas_entry,
                    import_key \(.integer) not null references atlas_import,
                    primary key (token, entry_key)
                ) \(.strict)
                """,
                "create index atlas_match_by_import on atlas_match (import_key)",
            ]),
        Migration(
            "atlas.2",
            [
                """
                create table atlas_relation (
                    relation_key \(.key),
                    record_key \(.integer) not null references atlas_record,
                    kind \(.text) not null,
                    name \(.text) not null,
                    target \(.text),
                    import_key \(.integer) not null references atlas_import
                ) \(.strict)
                """,
                "create index atlas_relation_by_record on atlas_relation (record_key)",
                "create index atlas_relation_by_target on atlas_relation (target) where target is not null",
                "create index atlas_relation_by_import on atlas_relation (import_key)",
            ]),
        Migration(
            "atlas.3",
            [
                """
                create table atlas_contribution (
                    contribution_key \(.key),
                    id \(.text) not null unique,
                    subject \(.text),
                    payload \(.text) not null,
                    evidence \(.text),
                    words \(.text),
                    received_at \(.integer) not null,
                    state \(.text) not null,
                    decided_at \(.integer),
                    decided_by \(.text),
                    reason \(.text),
                    result \(.text)
                ) \(.strict)
                """,
                "create index atlas_contribution_by_state on atlas_contribution (state, received_at)",
            ]),
        claims,
        // The last import of a source that has had many is found without a look at the others.
        Migration(
            "atlas.5", ["create index atlas_import_by_start on atlas_import (source_key, started_at)"]),
    ]
}
