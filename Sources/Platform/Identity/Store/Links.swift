import Kernel
import Storage

/// What a letter is for.
enum LetterPurpose: String, Hashable, Sendable, CaseIterable, SQLBindable {
    /// To sign in, or to begin an account.
    case signIn = "sign-in"
    /// To move an account to the address that the letter goes to.
    case changeAddress = "change-address"
    /// The password was set or changed.
    case passwordChanged = "password-changed"
    /// The password was taken away.
    case passwordErased = "password-erased"
    /// The second factor was set up.
    case secondFactorOn = "second-factor-on"
    /// The second factor was taken away.
    case secondFactorOff = "second-factor-off"
    /// New recovery codes were made.
    case codesRenewed = "codes-renewed"
    /// A recovery code was used.
    case recoveryCodeUsed = "recovery-code-used"
    /// The account was moved to another address.
    case addressChanged = "address-changed"
    /// The account was not used for so long that it will be erased.
    case accountUnused = "account-unused"
    /// Somebody may be of an organisation.
    case organisationInvitation = "organisation-invitation"
    /// Somebody joined an organisation on an invitation.
    case organisationJoined = "organisation-joined"
    /// Somebody's roles in an organisation were changed.
    case organisationRoles = "organisation-roles"
    /// Somebody was removed from an organisation.
    case organisationRemoved = "organisation-removed"

    /// The operator took the second factor away.
    case secondFactorReset = "second-factor-reset"
    /// A token for programs was made.
    case tokenMade = "token-made"
    /// A token for programs ends within a week.
    case tokenEnds = "token-ends"

    /// Whether the letter brings a link.
    var hasLink: Bool { self == .signIn || self == .changeAddress || self == .organisationInvitation }

    /// How long a link works (ASVS 5.0.0 §6.5.5).
    static let linkLifetimeSeconds: Int64 = 10 * 60
}

/// A letter that somebody asked for, until it has left.
struct LetterRequest: Hashable, Sendable {
    let id: String
    let purpose: LetterPurpose
    let address: EmailAddress
    let language: LanguageTag
    /// The page to go on to.
    let next: String?
    let askedAt: Instant
    /// Whose account it is about, for letters about a known one.
    var person: Int64?
    /// The organisation it is about.
    var organisation: Int64?
    /// The invitation that it brings.
    var invitation: Int64?
}

/// What a link stands for.
struct SentLink: Hashable, Sendable {
    let purpose: LetterPurpose
    let address: EmailAddress
    let language: LanguageTag
    let next: String?
    let person: Int64?
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
            insert into identity_letter
                (id, purpose, address, language, next_path, asked_at, person_key, organisation_key,
                invitation_key)
            values (\(letter.id), \(letter.purpose), \(letter.address.text), \(letter.language),
                \(letter.next), \(letter.askedAt), \(letter.person), \(letter.organisation),
                \(letter.invitation))
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
            next: try row["next_path"], askedAt: try row["asked_at"], person: try row["person_key"],
            organisation: try row["organisation_key"], invitation: try row["invitation_key"])
    }

    /// Tells somebody by a letter what was changed in her account; where the site sends no mail, nothing.
    func notify(
        _ key: Int64, _ purpose: LetterPurpose, _ identity: IdentityDomain, organisation: Int64? = nil,
        at now: Instant
    ) throws {
        guard identity.post.mailer != nil, let person = try person(key) else { return }
        try ask(
            for: LetterRequest(
                id: identity.ids(at: now).base32, purpose: purpose, address: person.email,
                language: person.language, next: nil, askedAt: now, person: key,
                organisation: organisation))
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
            insert into identity_link
                (token_hash, letter, purpose, address, language, next_path, expires_at, person_key)
            values (\(secret.hash), \(letter.id), \(letter.purpose), \(letter.address.text),
                \(letter.language), \(letter.next), \(now.adding(seconds: LetterPurpose.linkLifetimeSeconds)),
                \(letter.person))
            """)
        return secret
    }

    /// What a link stands for, without using it. Throws `IdentityRefusal.badLink`.
    func link(with secret: Secret?, for purpose: LetterPurpose, now: Instant) throws -> SentLink {
        guard let secret,
            let row = try first(
                """
                select * from identity_link
                where token_hash = \(secret.hash) and purpose = \(purpose) and expires_at > \(now)
                """),
            let address = EmailAddress(try row["address"])
        else { throw IdentityRefusal.badLink }
        return SentLink(
            purpose: purpose, address: address, language: try row["language"], next: try row["next_path"],
            person: try row["person_key"])
    }

    /// Uses a link up: of two that try, one gets it. Every other link of the same address and purpose goes.
    func useLink(with secret: Secret?, for purpose: LetterPurpose, now: Instant) throws -> SentLink {
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
