import Kernel
import Storage
import Web

/// Sessions: a random secret in a cookie, its hash here. Several nodes share them.
extension Transaction {
    /// Begins a session; its secret goes into the cookie and is kept nowhere.
    func openSession(
        of person: Int64, id: SessionID, proof: Proof, device: String?, limits: SessionLimits,
        at now: Instant
    ) throws -> Secret {
        let secret = Secret.random()
        try noteUse(of: person, at: now)
        try execute(
            """
            insert into identity_session
                (token_hash, id, person_key, device, created_at, seen_at, proved_at, proved_by, expires_at)
            values (\(secret.hash), \(id), \(person), \(device), \(now), \(now), \(now), \(proof),
                \(now.adding(seconds: limits.absoluteSeconds)))
            """)
        try execute(
            """
            delete from identity_session where person_key = \(person) and id not in (
                select id from identity_session where person_key = \(person)
                order by created_at desc, id desc limit \(SessionLimits.mostSessions)
            )
            """)
        return secret
    }

    /// Who acts with that secret; nil when the session has ended. `isDue` says that its use should be noted.
    func actor(
        with secret: Secret, _ requirement: SecondFactorRequirement = .roles, now: Instant
    ) throws -> (actor: Actor, isDue: Bool)? {
        guard
            let row = try first(
                """
                select s.id as session_id, s.seen_at, s.proved_at, s.proved_by, s.expires_at, p.*
                from identity_session s join identity_person p on p.person_key = s.person_key
                where s.token_hash = \(secret.hash)
                """)
        else { return nil }
        let person = try Person(row)
        let standing = try standing(of: person, requirement, now: now)
        let (seen, expires): (Instant, Instant) = (try row["seen_at"], try row["expires_at"])
        let limits = SessionLimits.limits(for: standing.grants)
        guard now < expires, now < seen.adding(seconds: limits.idleSeconds) else { return nil }
        let actor = Actor(
            person: person.id, personKey: person.key, pseudonym: person.pseudonym, name: person.name,
            grants: standing.grants, memberships: standing.memberships,
            session: try row.get("session_id", as: SessionID.self), provedAt: try row["proved_at"],
            provedBy: try row["proved_by"], debt: standing.debt)
        return (actor, now >= seen.adding(seconds: SessionLimits.seenSeconds))
    }

    /// Notes that a session is in use, and with it its person's account.
    func touchSession(_ id: SessionID, of person: Int64, at now: Instant) throws {
        try noteUse(of: person, at: now)
        try execute("update identity_session set seen_at = \(now) where id = \(id) and seen_at < \(now)")
    }

    /// A person's sessions, the newest first; those that have ended are left out.
    func sessions(of person: Int64, now: Instant) throws -> [Session] {
        let idle = SessionLimits.limits(for: try grants(of: person)).idleSeconds
        return try rows(
            """
            select * from identity_session
            where person_key = \(person) and expires_at > \(now) and seen_at > \(now.adding(seconds: -idle))
            order by created_at desc, id desc
            """
        ).map { row in
            Session(
                id: try row["id"], device: try row["device"], createdAt: try row["created_at"],
                seenAt: try row["seen_at"], expiresAt: try row["expires_at"])
        }
    }

    /// Ends the session of a secret.
    func endSession(with secret: Secret) throws {
        try execute("delete from identity_session where token_hash = \(secret.hash)")
    }

    /// Ends one of a person's sessions; false when she has no such session.
    func endSession(_ id: SessionID, of person: Int64) throws -> Bool {
        try execute("delete from identity_session where id = \(id) and person_key = \(person)") == 1
    }

    /// Ends a person's sessions, but one; how many.
    @discardableResult
    func endSessions(of person: Int64, except kept: SessionID? = nil) throws -> Int {
        try execute(
            """
            delete from identity_session where person_key = \(person) and id <> \(kept?.description ?? "")
            """)
    }

    /// Gives sessions that began under longer limits the shorter ones of somebody with a role.
    func shortenSessions(of person: Int64, at now: Instant) throws {
        let end = now.adding(seconds: SessionLimits.withRole.absoluteSeconds)
        try execute(
            """
            update identity_session set expires_at = \(end)
            where person_key = \(person) and expires_at > \(end)
            """)
    }

    /// Forgets sessions that have ended.
    func forgetSessions(endedBefore now: Instant) throws {
        let idle = now.adding(seconds: -SessionLimits.ordinary.idleSeconds)
        try execute("delete from identity_session where expires_at <= \(now) or seen_at <= \(idle)")
    }
}
