import Kernel
import Storage
import Web

/// Tokens for programs: the hash of a secret, its owner, its scope and its end.
extension Transaction {
    /// Keeps a new token. Throws `IdentityRefusal.tooManyTokens`.
    func add(_ token: APIToken, _ secret: TokenSecret, of person: Int64) throws {
        let count: Int =
            try first("select count(*) as n from identity_token where person_key = \(person)")?["n"] ?? 0
        guard count < APIToken.mostTokens else { throw IdentityRefusal.tooManyTokens }
        let organisation = try token.organisation.flatMap { try self.organisation($0)?.key }
        try execute(
            """
            insert into identity_token (token_hash, id, person_key, organisation_key, membership_role, name,
                permissions, created_at, expires_at)
            values (\(secret.hash), \(token.id), \(person), \(organisation),
                \(organisation.map { _ in OrganisationRole.member }), \(token.name),
                \(token.permissions.joined(separator: " ")), \(token.createdAt), \(token.expiresAt))
            """)
    }

    /// A person's tokens, the newest first; those that have ended stay listed for a while.
    func tokens(of person: Int64) throws -> [APIToken] {
        try rows(
            """
            select t.*, o.id as organisation from identity_token t
            left join identity_organisation o on o.organisation_key = t.organisation_key
            where t.person_key = \(person) order by t.created_at desc, t.id desc
            """
        ).map(APIToken.init)
    }

    /// Who acts by a token, and whether its use should be noted. Throws `TokenRefusal.unknown` or `.expired`.
    func actor(
        with secret: TokenSecret, _ requirement: SecondFactorRequirement, now: Instant
    ) throws -> (actor: Actor, isDue: Bool) {
        guard
            let row = try first(
                """
                select t.*, o.id as organisation from identity_token t
                left join identity_organisation o on o.organisation_key = t.organisation_key
                where t.token_hash = \(secret.hash)
                """),
            // NB: the index found a hash, which no one can choose; that it is the same is seen in constant
            // time.
            ConstantTime.equal(try row["token_hash"], secret.hash),
            let person = try person(row.get("person_key", as: Int64.self))
        else { throw TokenRefusal.unknown }
        let token = try APIToken(row)
        guard now < token.expiresAt else { throw TokenRefusal.expired }
        let standing = try standing(of: person, requirement, now: now)
        let actor = Actor(
            person: person.id, personKey: person.key, pseudonym: person.pseudonym, name: person.name,
            grants: standing.grants, memberships: standing.memberships, session: nil,
            provedAt: token.createdAt, provedBy: .token, token: token, debt: standing.debt)
        let isDue = token.usedAt.map { now >= $0.adding(seconds: APIToken.usedSeconds) } ?? true
        return (actor, isDue)
    }

    /// Notes that a token is in use, and with it its owner's account.
    func touchToken(_ id: APITokenID, of person: Int64, at now: Instant) throws {
        try noteUse(of: person, at: now)
        try execute(
            "update identity_token set used_at = \(now) where id = \(id) and coalesce(used_at, 0) < \(now)")
    }

    /// Revokes one of a person's tokens; false when she has no such token.
    func revokeToken(_ id: APITokenID, of person: Int64) throws -> Bool {
        try execute("delete from identity_token where id = \(id) and person_key = \(person)") == 1
    }

    /// Revokes all of a person's tokens; how many.
    @discardableResult
    func revokeTokens(of person: Int64) throws -> Int {
        try execute("delete from identity_token where person_key = \(person)")
    }

    /// Owners of tokens that end within the time of notice and whom nobody has told; each is marked as told.
    /// A token that lives no longer than the notice needs none.
    func takeEndingTokens(at now: Instant, limit: Int) throws -> [Int64] {
        let rows = try rows(
            """
            select id, person_key from identity_token
            where expires_at > \(now) and expires_at <= \(now.adding(seconds: APIToken.noticeSeconds))
                and warned_at is null and expires_at - created_at > \(APIToken.noticeSeconds * 1000)
            order by expires_at limit \(limit)
            """)
        for row in rows {
            let id: String = try row["id"]
            try execute("update identity_token set warned_at = \(now) where id = \(id)")
        }
        return Array(Set(try rows.map { try $0.get("person_key", as: Int64.self) })).sorted()
    }

    /// Forgets tokens that ended before then.
    func forgetTokens(endedBefore moment: Instant) throws {
        try execute("delete from identity_token where expires_at < \(moment)")
    }
}

extension APIToken {
    fileprivate init(_ row: Row) throws {
        let permissions: String = try row["permissions"]
        self.init(
            id: try row["id"], name: try row["name"],
            permissions: permissions.split(separator: " ").map(String.init),
            organisation: try row.get("organisation", as: OrganisationID?.self),
            createdAt: try row["created_at"], expiresAt: try row["expires_at"], usedAt: try row["used_at"])
    }
}
