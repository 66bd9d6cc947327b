import Kernel
import Storage

extension IdentitySchema {
    /// When accounts were last used, by day, and when their people were told that they will be erased.
    static let retention = Migration(
        "identity.4",
        [
            "alter table identity_person add column used_at \(.integer)",
            "alter table identity_person add column warned_at \(.integer)",
        ])
}

/// Accounts that nobody uses. Whoever has a role is left alone: a role is taken first, by a person.
extension Transaction {
    /// Notes that an account is in use; who was told that it would be erased need not be told so any more.
    func noteUse(of person: Int64, at now: Instant) throws {
        try execute(
            """
            update identity_person set used_at = \(now.date.start), warned_at = null
            where person_key = \(person) and (used_at is null or used_at < \(now.date.start))
            """)
    }

    /// Notes that somebody was told.
    func noteWarning(_ person: Int64, at now: Instant) throws {
        try execute("update identity_person set warned_at = \(now) where person_key = \(person)")
    }

    /// People to be told.
    func unwarned(unusedBefore moment: Instant, limit: Int) throws -> [Int64] {
        try rows(
            """
            select person_key from identity_person
            where coalesce(used_at, created_at) < \(moment) and warned_at is null
                and person_key not in (select person_key from identity_role)
            order by person_key limit \(limit)
            """
        ).map { try $0["person_key"] }
    }

    /// People who were told and did not come.
    func unused(since moment: Instant, warnedBefore told: Instant, limit: Int) throws -> [Int64] {
        try rows(
            """
            select person_key from identity_person
            where coalesce(used_at, created_at) < \(moment) and warned_at < \(told)
                and person_key not in (select person_key from identity_role)
            order by person_key limit \(limit)
            """
        ).map { try $0["person_key"] }
    }
}
