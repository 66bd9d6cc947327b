import Kernel

/// Something to do outside the database, such as a mail, taken from the outbox to be done now.
public struct OutboxMessage: Hashable, Sendable {
    /// Its internal key.
    public let key: Int64
    /// Who is to do it.
    public let topic: String
    /// What to do, in a form its topic knows.
    public let payload: String
    /// Which attempt this is, from 1. It also tells one claim of the message from the next.
    public let attempt: Int
}

/// The outbox: work that is put down in the transaction that decides it, and done afterwards by a job, at
/// least once.
extension Transaction {
    /// How often a message is tried before it is given up and waits for a person.
    public static let outboxAttempts = 12

    /// Puts a message down, to be done at `notBefore` or later.
    public func enqueue(topic: String, payload: String, notBefore: Instant) throws {
        try execute(
            "insert into storage_outbox (topic, payload, not_before) values (\(topic), \(payload), \(notBefore))"
        )
    }

    /// Takes up to `limit` messages of one topic that are due, the oldest first. No one else is given them
    /// for `leaseSeconds`; after that a claimer that was lost no longer counts. Messages of other topics are
    /// left to whoever does them.
    public func claimMessages(topic: String, limit: Int, now: Instant, leaseSeconds: Int64 = 300) throws
        -> [OutboxMessage]
    {
        try giveUpMessagesThatTakeTheirClaimersDown(topic, now: now)
        let rows = try rows(
            """
            update storage_outbox
            set attempts = attempts + 1, claimed_until = \(now.adding(seconds: leaseSeconds))
            where key in (
                select key from storage_outbox
                where topic = \(topic) and done_at is null and given_up_at is null and not_before <= \(now)
                    and (claimed_until is null or claimed_until <= \(now))
                order by not_before, key limit \(limit) \(.skipLocked)
            )
            returning key, topic, payload, attempts
            """)
        let messages = try rows.map { row in
            OutboxMessage(
                key: try row["key"], topic: try row["topic"], payload: try row["payload"],
                attempt: try row["attempts"])
        }
        return messages.sorted { $0.key < $1.key }
    }

    private func giveUpMessagesThatTakeTheirClaimersDown(_ topic: String, now: Instant) throws {
        try execute(
            """
            update storage_outbox set given_up_at = \(now), claimed_until = null
            where topic = \(topic) and done_at is null and given_up_at is null
                and attempts >= \(Transaction.outboxAttempts) and claimed_until <= \(now)
            """)
    }

    /// Notes that a message is done. False when the claim had run out and another has taken it since.
    @discardableResult
    public func completeMessage(_ message: OutboxMessage, now: Instant) throws -> Bool {
        try execute(
            "update storage_outbox set done_at = \(now), claimed_until = null where \(sql: message.claim)")
            == 1
    }

    /// Notes that an attempt failed: it will be tried again after 30 seconds, then a minute, two, four … six
    /// hours, and given up after ``outboxAttempts``. False when the claim had run out and another has taken
    /// it since.
    @discardableResult
    public func failMessage(_ message: OutboxMessage, because reason: String, now: Instant) throws -> Bool {
        let givenUpAt = message.attempt >= Transaction.outboxAttempts ? now : nil
        return try execute(
            """
            update storage_outbox
            set claimed_until = null, last_error = \(String(reason.prefix(2000))), given_up_at = \(givenUpAt),
                not_before = \(now.adding(seconds: message.delaySeconds))
            where \(sql: message.claim)
            """) == 1
    }

    /// Forgets the messages that were done before `moment`; how many.
    @discardableResult
    public func forgetMessages(doneBefore moment: Instant) throws -> Int {
        try execute("delete from storage_outbox where done_at < \(moment)")
    }
}

extension OutboxMessage {
    /// Holds while this claim is the last one.
    fileprivate var claim: SQL {
        "key = \(key) and attempts = \(attempt) and done_at is null and given_up_at is null"
    }

    /// How long to wait after this attempt failed: doubling from 30 seconds, six hours at most.
    var delaySeconds: Int64 { min(30 << Int64(min(attempt - 1, 10)), 21_600) }
}
