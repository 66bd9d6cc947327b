import Kernel
import Storage

/// Claims, and what is kept of them until they are decided.
extension Transaction {
    /// Keeps a new claim. Throws `ClaimRefusal`: she claims it already, or too many were made.
    func add(_ claim: Claim) throws {
        try forgetClaims(at: claim.createdAt)
        try checkRates(of: claim)
        let added = try execute(
            """
            insert into atlas_claim (id, entry, organisation, person_key, pseudonym, language, way,
                is_dispute, words, address, created_at, state)
            values (\(claim.id), \(claim.entry.description), \(claim.organisation),
                \(claim.claimant.person), \(claim.claimant.pseudonym), \(claim.claimant.language),
                \(claim.way.rawValue), \(claim.isDispute ? 1 : 0), \(claim.words), \(claim.address?.text),
                \(claim.createdAt), \(Claim.State.open.rawValue))
            on conflict do nothing
            """)
        guard added == 1 else { throw ClaimRefusal.openAlready }
    }

    private func checkRates(of claim: Claim) throws {
        let dayBefore = claim.createdAt.adding(seconds: -86_400)
        let own: Int = try count(
            "person_key = \(claim.claimant.person) and created_at > \(dayBefore)")
        guard own < ClaimLimits.perPersonDaily else {
            throw ClaimRefusal.tooOften(retryAfterSeconds: 86_400)
        }
        let open: Int = try count("entry = \(claim.entry.description) and state = 'open'")
        guard open < ClaimLimits.openPerEntry else { throw ClaimRefusal.tooOften(retryAfterSeconds: 86_400) }
    }

    private func count(_ condition: SQL) throws -> Int {
        try first("select count(*) as n from atlas_claim where \(sql: condition)")?["n"] ?? 0
    }

    /// The claim of that identifier.
    func claim(_ id: ID<Claim>) throws -> Claim? {
        try first("select * from atlas_claim where id = \(id)").map(Claim.init(row:))
    }

    /// A claim that is open still. Throws `ClaimRefusal`.
    func openClaim(_ id: ID<Claim>, now: Instant) throws -> Claim {
        guard let claim = try claim(id) else { throw ClaimRefusal.unknown(id.description) }
        guard claim.state == .open, now < claim.expiresAt else { throw ClaimRefusal.decided }
        return claim
    }

    /// The last claim that somebody made of an entry, open or decided.
    func lastClaim(of entry: EntryID, by person: Int64) throws -> Claim? {
        try first(
            """
            select * from atlas_claim where entry = \(entry.description) and person_key = \(person)
            order by claim_key desc limit 1
            """
        ).map(Claim.init(row:))
    }

    /// The open claims that moderators are asked about, the oldest first.
    func claimsForModerators(limit: Int, now: Instant) throws -> [Claim] {
        let oldest = now.adding(seconds: -ClaimLimits.openDays * 86_400)
        let ways = [Claim.Way.moderator.rawValue, Claim.Way.vouched.rawValue]
        return try rows(
            """
            select * from atlas_claim where state = 'open' and way in \(values: ways)
                and created_at > \(oldest)
            order by created_at, claim_key limit \(limit)
            """
        ).map(Claim.init(row:))
    }

    /// Ends a claim, and erases the address and the words that it needed. False when another ended it before.
    func close(_ id: ID<Claim>, _ state: Claim.State, because reason: Claim.Reason? = nil, at now: Instant)
        throws -> Bool
    {
        let closed = try execute(
            """
            update atlas_claim set state = \(state.rawValue), decided_at = \(now),
                reason = \(reason?.rawValue), words = null, address = null, secret = null,
                secret_until = null
            where id = \(id) and state = 'open'
            """)
        try execute(
            """
            delete from atlas_letter where purpose in ('link', 'code') and claim_key in
                (select claim_key from atlas_claim where id = \(id))
            """)
        return closed == 1
    }

    /// Forgets open claims of which nothing came, and decided ones after their time.
    func forgetClaims(at now: Instant) throws {
        let open = now.adding(seconds: -ClaimLimits.openDays * 86_400)
        let kept = now.adding(seconds: -ClaimLimits.keptDays * 86_400)
        try execute(
            """
            delete from atlas_claim where (state = 'open' and created_at <= \(open))
                or (state <> 'open' and decided_at <= \(kept))
            """)
    }
}

extension Claim {
    init(row: Row) throws {
        let texts = (
            entry: EntryID(try row["entry"] as String), way: Way(rawValue: try row["way"]),
            state: State(rawValue: try row["state"])
        )
        guard let entry = texts.entry, let way = texts.way, let state = texts.state else {
            throw DamagedRow(what: "a claim")
        }
        self.init(
            id: try row["id"], entry: entry, organisation: try row["organisation"],
            claimant: Claimant(
                person: try row["person_key"], pseudonym: try row["pseudonym"],
                language: try row["language"]),
            way: way, isDispute: try row["is_dispute"] as Int64 == 1, words: try row["words"],
            address: (try row["address"] as String?).flatMap { EmailAddress($0) },
            createdAt: try row["created_at"])
        (self.letters, letterAt) = (try row["letters"], try row["letter_at"])
        secret = try SentSecret(row: row)
        self.state = state
        reason = (try row["reason"] as String?).flatMap(Reason.init(rawValue:))
    }
}

extension SentSecret {
    fileprivate init?(row: Row) throws {
        let (digest, until): ([UInt8]?, Instant?) = (try row["secret"], try row["secret_until"])
        guard let digest, let until else { return nil }
        self.init(digest: digest, expiresAt: until, tries: try row["tries"])
    }
}
