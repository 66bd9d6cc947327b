import Kernel
import Storage

/// A letter about claims that waits to leave.
struct ClaimLetter: Sendable {
    /// What it is for.
    enum Purpose: String, Sendable, CaseIterable {
        /// A link to an address of the entry's host.
        case link
        /// A code to a published contact.
        case code
        /// It was granted, to whoever claimed.
        case granted
        /// It was put aside, to whoever claimed.
        case rejected
        /// Who acts was wrong; to those who administered.
        case ended
        /// Somebody asks to join; to each of those who administer.
        case join
    }

    let id: String
    let purpose: Purpose
    let entry: EntryID
    /// The claim whose address it goes to.
    let claim: Int64?
    /// Whom it goes to otherwise.
    let person: Int64?
    /// Who asks.
    let asker: Int64?
    let words: String?
    let reason: Claim.Reason?
    let askedAt: Instant
}

/// The letters, put down in the transaction that decides them.
extension Transaction {
    /// The outbox topic; the payload is the letter's identifier.
    static let claimLetterTopic = "atlas.letter"

    /// Puts a letter down, to leave at once.
    func put(_ letter: ClaimLetter) throws {
        let waiting: Int = try first("select count(*) as n from atlas_letter")?["n"] ?? 0
        guard waiting < ClaimLimits.lettersWaiting else {
            throw ClaimRefusal.tooOften(retryAfterSeconds: 600)
        }
        try execute(
            """
            insert into atlas_letter
                (id, purpose, entry, claim_key, person_key, asker_key, words, reason, asked_at)
            values (\(letter.id), \(letter.purpose.rawValue), \(letter.entry.description), \(letter.claim),
                \(letter.person), \(letter.asker), \(letter.words), \(letter.reason?.rawValue),
                \(letter.askedAt))
            """)
        try enqueue(topic: Transaction.claimLetterTopic, payload: letter.id, notBefore: letter.askedAt)
    }

    /// Puts a letter with a claim's proof down. Throws `ClaimRefusal.tooOften`.
    func putProof(of claim: Claim, id: String, at now: Instant) throws {
        let dayBefore = now.adding(seconds: -86_400)
        let sent: Int =
            try first(
                """
                select cast(coalesce(sum(letters), 0) as bigint) as n from atlas_claim
                where entry = \(claim.entry.description) and created_at > \(dayBefore)
                """)?["n"] ?? 0
        let next = claim.letterAt?.adding(seconds: ClaimLimits.secondsBetweenLetters) ?? now
        guard claim.letters < ClaimLimits.lettersPerClaim, sent < ClaimLimits.lettersPerEntryDaily else {
            throw ClaimRefusal.tooOften(retryAfterSeconds: 86_400)
        }
        guard next <= now else {
            throw ClaimRefusal.tooOften(
                retryAfterSeconds: Int((next.milliseconds - now.milliseconds + 999) / 1000))
        }
        try execute(
            "update atlas_claim set letters = letters + 1, letter_at = \(now) where id = \(claim.id)")
        let key: Int64? = try first("select claim_key from atlas_claim where id = \(claim.id)")?["claim_key"]
        try put(
            ClaimLetter(
                id: id, purpose: claim.way == .code ? .code : .link, entry: claim.entry, claim: key,
                person: nil, asker: nil, words: nil, reason: nil, askedAt: now))
    }

    /// Notes that somebody asks to join. Throws `ClaimRefusal.tooOften`.
    func noteJoin(of person: Int64, to entry: EntryID, at now: Instant) throws {
        try execute("delete from atlas_join where asked_at <= \(now.adding(seconds: -86_400))")
        let asked: Int =
            try first("select count(*) as n from atlas_join where person_key = \(person)")?["n"] ?? 0
        let added = try execute(
            """
            insert into atlas_join (person_key, entry, asked_at)
            values (\(person), \(entry.description), \(now)) on conflict do nothing
            """)
        guard added == 1, asked < ClaimLimits.joinsPerPersonDaily else {
            throw ClaimRefusal.tooOften(retryAfterSeconds: 86_400)
        }
    }

    /// The letter of an identifier; nil when it has left.
    func claimLetter(_ id: String) throws -> ClaimLetter? {
        guard let row = try first("select * from atlas_letter where id = \(id)"),
            let purpose = ClaimLetter.Purpose(rawValue: try row["purpose"]),
            let entry = EntryID(try row["entry"] as String)
        else { return nil }
        return ClaimLetter(
            id: id, purpose: purpose, entry: entry, claim: try row["claim_key"],
            person: try row["person_key"], asker: try row["asker_key"], words: try row["words"],
            reason: (try row["reason"] as String?).flatMap(Claim.Reason.init(rawValue:)),
            askedAt: try row["asked_at"])
    }

    /// Erases a letter with what it was to say.
    func eraseClaimLetter(_ id: String) throws {
        try execute("delete from atlas_letter where id = \(id)")
    }

    /// Erases letters that nobody expects any more.
    func eraseClaimLetters(askedBefore moment: Instant) throws {
        try execute("delete from atlas_letter where asked_at < \(moment)")
    }
}
