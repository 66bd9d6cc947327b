/// The tables that every database has, whatever the domains add.
enum StorageSchema {
    /// Which migrations were applied, with their text.
    static let history: SQL = """
        create table if not exists storage_migration (
            id \(.text) primary key,
            source \(.text) not null
        ) \(.strict)
        """

    static let migrations = [
        Migration("storage.1", [outbox, outboxDue, change, changeOrder, horizon, horizonRow]),
        Migration("storage.2", ["drop index storage_outbox_due", outboxDueByTopic]),
    ]

    private static let outbox: SQL = """
        create table storage_outbox (
            key \(.sequence),
            topic \(.text) not null check (topic <> ''),
            payload \(.text) not null,
            not_before \(.integer) not null,
            attempts \(.integer) not null default 0 check (attempts >= 0),
            claimed_until \(.integer),
            done_at \(.integer),
            given_up_at \(.integer),
            last_error \(.text)
        ) \(.strict)
        """

    private static let outboxDue: SQL = """
        create index storage_outbox_due on storage_outbox (not_before, key)
        where done_at is null and given_up_at is null
        """

    /// Each topic's job looks for its own messages.
    private static let outboxDueByTopic: SQL = """
        create index storage_outbox_due_by_topic on storage_outbox (topic, not_before, key)
        where done_at is null and given_up_at is null
        """

    private static let change: SQL = """
        create table storage_change (
            sequence \(.sequence),
            transaction_number \(.integer) not null,
            topic \(.text) not null check (topic <> ''),
            item_key \(.integer) not null
        ) \(.strict)
        """

    private static let changeOrder: SQL =
        "create index storage_change_order on storage_change (transaction_number, sequence)"

    private static let horizon: SQL = """
        create table storage_change_horizon (
            only_row \(.integer) primary key check (only_row = 1),
            transaction_number \(.integer) not null,
            sequence \(.integer) not null
        ) \(.strict)
        """

    private static let horizonRow: SQL =
        "insert into storage_change_horizon (only_row, transaction_number, sequence) values (1, 0, 0)"
}
