import Storage

/// What the ledger keeps.
public enum LedgerSchema {
    /// Its tables, append-only. Acts wait in `ledger_pending` until they have their place; everything else is
    /// served as it stands, and is what the signatures hold fast. `ledger_cosignature` has what witnesses
    /// said of this log, `ledger_witnessed` what this site as a witness said of the logs of others.
    public static let migrations: [Migration] = [
        Migration(
            "ledger.1",
            [
                """
                create table ledger_pending (
                    key \(.key),
                    id \(.text) not null unique,
                    type \(.text) not null,
                    subject \(.text),
                    recorded_at \(.integer) not null,
                    entry \(.bytes) not null
                ) \(.strict)
                """,
                """
                create table ledger_entry (
                    entry_index \(.integer) primary key,
                    id \(.text) not null unique,
                    type \(.text) not null,
                    subject \(.text),
                    recorded_at \(.integer) not null,
                    entry \(.bytes) not null
                ) \(.strict)
                """,
                "create index ledger_entry_by_subject on ledger_entry (subject, entry_index)",
                """
                create table ledger_tile (
                    level \(.integer) not null,
                    tile_index \(.integer) not null,
                    hashes \(.bytes) not null,
                    primary key (level, tile_index)
                ) \(.strict)
                """,
                """
                create table ledger_checkpoint (
                    size \(.integer) primary key,
                    note \(.bytes) not null,
                    signed_at \(.integer) not null
                ) \(.strict)
                """,
                """
                create table ledger_identity (
                    one \(.integer) primary key check (one = 1),
                    origin \(.text) not null,
                    verifier \(.text) not null
                ) \(.strict)
                """,
            ]),
        Migration(
            "ledger.2",
            [
                """
                create table ledger_cosignature (
                    size \(.integer) not null references ledger_checkpoint,
                    witness \(.text) not null,
                    line \(.text) not null,
                    signed_at \(.integer) not null,
                    primary key (size, witness)
                ) \(.strict)
                """,
                "create index ledger_cosignature_by_witness on ledger_cosignature (witness, size)",
                """
                create table ledger_witnessed (
                    origin \(.text) primary key,
                    size \(.integer) not null check (size >= 0),
                    root \(.bytes) not null,
                    signed_at \(.integer) not null
                ) \(.strict)
                """,
            ]),
        // Who did it, as a column, so that all of somebody's acts are found without reading the others. Most
        // acts of a large log are nobody's: the index leaves them out.
        Migration(
            "ledger.3",
            [
                "alter table ledger_pending add column actor \(.text)",
                "alter table ledger_entry add column actor \(.text)",
                "update ledger_pending set actor = \(.textMember("actor", of: "entry"))",
                "update ledger_entry set actor = \(.textMember("actor", of: "entry"))",
                """
                create index ledger_entry_by_actor on ledger_entry (actor, entry_index)
                where actor is not null
                """,
            ]),
    ]
}
