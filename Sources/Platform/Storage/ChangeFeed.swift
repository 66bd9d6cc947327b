/// A place in the change feed. Comes from ``Transaction/changes(after:limit:)`` or
/// ``Transaction/changesHead()``, and may be kept between runs.
public struct ChangeCursor: Hashable, Comparable, Sendable {
    /// The number of the transaction on PostgreSQL (its 64-bit xid8), 0 on SQLite.
    public let transaction: UInt64
    /// The number of the change.
    public let sequence: Int64

    /// Before the first change.
    public static let start = ChangeCursor(transaction: 0, sequence: 0)

    /// A place from its two numbers.
    public init(transaction: UInt64, sequence: Int64) {
        self.transaction = transaction
        self.sequence = sequence
    }

    /// The order of the feed.
    public static func < (lhs: ChangeCursor, rhs: ChangeCursor) -> Bool {
        (lhs.transaction, lhs.sequence) < (rhs.transaction, rhs.sequence)
    }

    /// Numbers of transactions stay far below 2⁶³.
    fileprivate var transactionNumber: Int64 { Int64(clamping: transaction) }

    fileprivate init(_ row: Row) throws {
        let number: Int64 = try row["transaction_number"]
        self.init(transaction: UInt64(clamping: number), sequence: try row["sequence"])
    }
}

/// That something changed; what it is now is read from its table.
public struct Change: Hashable, Sendable {
    /// What sort of thing: a table's name, by custom.
    public let topic: String
    /// Its internal key.
    public let key: Int64
    /// The place of this change; pass it to go on after it.
    public let cursor: ChangeCursor
}

/// The change feed: what search, notices and federation follow. It gives every change at least once, changes
/// of one transaction together and in order, and skips none.
///
/// On PostgreSQL a transaction may commit after one with a higher sequence number. So the order is
/// (transaction, sequence), and the feed shows only changes of transactions older than every running one
/// (`pg_snapshot_xmin`): nothing can appear before a place that has been passed. The price is that one
/// transaction that stays open holds the feed back, and that a change may show a moment after its commit.
extension Transaction {
    /// Says that the thing `key` of `topic` was made, changed or removed.
    public func recordChange(topic: String, key: Int64) throws {
        try recordChanges(topic: topic, keys: [key])
    }

    /// Says that several things of `topic` were made, changed or removed.
    public func recordChanges(topic: String, keys: [Int64]) throws {
        guard !keys.isEmpty else { return }
        for start in stride(from: 0, to: keys.count, by: 256) {
            let rows = keys[start..<min(start + 256, keys.count)].map { key in
                "(\(.transactionNumber), \(topic), \(key))" as SQL
            }
            // NB: the server tells listeners at the commit, and once for each transaction.
            let tell: SQL =
                dialect == .postgres
                ? "returning pg_notify(\(PostgresListener.channel), '') is null as told" : ""
            try send(
                """
                insert into storage_change (transaction_number, topic, item_key)
                values \(sql: .joined(rows, by: ", ")) \(sql: tell)
                """)
        }
    }

    /// The next changes after `cursor`, at most `limit`. Throws ``StorageRefusal/staleCursor`` when changes
    /// after it were forgotten or when it comes from another database (a backup was restored): read
    /// everything again, and go on from ``changesHead()``.
    public func changes(after cursor: ChangeCursor, limit: Int) throws -> [Change] {
        guard try horizon() <= cursor, try cursor <= changesHead() else { throw StorageRefusal.staleCursor }
        let rows = try rows(
            """
            select transaction_number, sequence, topic, item_key from storage_change
            where (transaction_number, sequence) > (\(cursor.transactionNumber), \(cursor.sequence))
                and transaction_number < \(.oldestRunningTransaction)
            order by transaction_number, sequence
            limit \(limit)
            """)
        return try rows.map { row in
            Change(topic: try row["topic"], key: try row["item_key"], cursor: try ChangeCursor(row))
        }
    }

    /// The place after which everything is still to come for someone who has read, in this transaction,
    /// whatever they follow.
    public func changesHead() throws -> ChangeCursor {
        let question: SQL =
            switch dialect {
            case .sqlite:
                "select 0 as transaction_number, coalesce(max(sequence), 0) as sequence from storage_change"
            case .postgres:
                "select \(.oldestRunningTransaction) - 1 as transaction_number, \(Int64.max) as sequence"
            }
        guard let row = try first(question) else { return .start }
        return max(try ChangeCursor(row), try horizon())
    }

    /// Forgets the changes up to `cursor`, which every follower has passed.
    public func forgetChanges(through cursor: ChangeCursor) throws {
        guard try horizon() < cursor, try cursor <= changesHead() else { return }
        try execute(
            """
            delete from storage_change
            where (transaction_number, sequence) <= (\(cursor.transactionNumber), \(cursor.sequence))
            """)
        try execute(
            """
            update storage_change_horizon
            set transaction_number = \(cursor.transactionNumber), sequence = \(cursor.sequence)
            """)
    }

    private func horizon() throws -> ChangeCursor {
        try first("select transaction_number, sequence from storage_change_horizon").map(ChangeCursor.init)
            ?? .start
    }
}
