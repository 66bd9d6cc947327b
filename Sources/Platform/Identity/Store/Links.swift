import Kernel
import Storage

/// What a link in a letter is for.
enum LinkPurpose: String, Hashable, Sendable, CaseIterable, SQLBindable {
    /// To sign in, or to begin an account.
    case signIn = "sign-in"

    /// How long the link works.
    var lifetimeSeconds: Int64 { 10 * 60 }
}

/// A letter that somebody asked for, until it has left.
struct LetterRequest: Hashable, Sendable {
    let id: String
    let purpose: LinkPurpose
    let address: EmailAddress
    let language: LanguageTag
    /// The page to go on to.
    let next: String?
    let askedAt: Instant
}

/// What a link stands for.
struct SentLink: Hashable, Sendable {
    let purpose: LinkPurpose
    let address: EmailAddress
    let language: LanguageTag
    let next: String?
}

/// Letters and their links. A link's secret is made when its letter leaves, and stands in that letter alone.
extension Transaction {
    /// The outbox topic; the payload is the request's identifier.
    static let letterTopic = "identity.letter"

    /// Letters that wait at most: beyond, the site is being misused.
    static let mostLetters = 10_000

    /// Puts a letter down, to leave at once. Does the same whether anybody has that address or not.
    func ask(for letter: LetterRequest) throws {
        let waiting: Int = try first("select count(*) as n from identity_letter")?["n"] ?? 0
        guard waiting < Transaction.mostLetters else {
            throw IdentityRefusal.tooOften(retryAfterSeconds: 600)
        }
        try execute(
            """
            insert into identity_letter (id, purpose, address, language, next_path, asked_at)
            values (\(letter.id), \(letter.purpose), \(letter.address.text), \(letter.language),
                \(letter.next), \(letter.askedAt))
            """)
        try enqueue(topic: Transaction.letterTopic, payload: letter.id, notBefore: letter.askedAt)
    }

    /// The request of an identifier; nil when it is done.
    func letterRequest(_ id: String) throws -> LetterRequest? {
        guard let row = try first("select * from identity_letter where id = \(id)"),
            let address = EmailAddress(try row["address"])
        else { return nil }
        return LetterRequest(
            id: id, purpose: try row["purpose"], address: address, language: try row["language"],
            next: try row["next_path"], askedAt: try row["asked_at"])
    }

    /// Erases a request, with its address.
    func eraseLetter(_ id: String) throws {
        try execute("delete from identity_letter where id = \(id)")
    }

    /// A link for a letter that leaves now, in place of an earlier try's.
    func makeLink(for letter: LetterRequest, at now: Instant) throws -> Secret {
        let secret = Secret.random()
        try execute("delete from identity_link where letter = \(letter.id)")
        try execute(
            """
            insert into identity_link (token_hash, letter, purpose, address, language, next_path, expires_at)
            values (\(secret.hash), \(letter.id), \(letter.purpose), \(letter.address.text),
                \(letter.language), \(letter.next), \(now.adding(seconds: letter.purpose.lifetimeSeconds)))
            """)
        return secret
    }

    /// What a link stands for, without using it. Throws `IdentityRefusal.badLink`.
    func link(with secret: Secret?, for purpose: LinkPurpose, now: Instant) throws -> SentLink {
        guard let secret,
            let row = try first(
                """
                select * from identity_link
                where token_hash = \(secret.hash) and purpose = \(purpose) and expires_at > \(now)
                """),
            let address = EmailAddress(try row["address"])
        else { throw IdentityRefusal.badLink }
        return SentLink(
            purpose: purpose, address: address, language: try row["language"], next: try row["next_path"])
    }

    /// Uses a link up: of two that try, one gets it. Every other link of the same address and purpose goes.
    func useLink(with secret: Secret?, for purpose: LinkPurpose, now: Instant) throws -> SentLink {
        let link = try link(with: secret, for: purpose, now: now)
        let used = try execute(
            """
            delete from identity_link where token_hash = \(secret?.hash ?? []) and purpose = \(purpose)
            """)
        guard used == 1 else { throw IdentityRefusal.badLink }
        try execute(
            "delete from identity_link where address = \(link.address.text) and purpose = \(purpose)")
        return link
    }

    /// Forgets links that are too old, and letters that never left.
    func forgetLinks(at now: Instant) throws {
        try execute("delete from identity_link where expires_at <= \(now)")
        let limit = now.adding(seconds: -SendLetters.longestWaitSeconds)
        try execute("delete from identity_letter where asked_at < \(limit)")
    }
}
