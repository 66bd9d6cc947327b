import Kernel

/// A word to somebody, who is known by an address alone, that she may be of an organisation.
struct Invitation: Hashable, Sendable, Identified {
    static let idPrefix = "inv"

    let id: InvitationID
    /// The key by which tables join; 0 until it is kept.
    var key: Int64 = 0
    let organisation: Organisation
    /// Whom it was sent to, folded.
    let address: EmailAddress
    let roles: Set<OrganisationRole>
    /// Who sent it; nil when she erased her account since.
    let invitedBy: Int64?
    let language: LanguageTag
    let invitedAt: Instant

    /// How long it can be answered.
    static let lifetimeDays: Int64 = 7
    /// The most of one organisation that can be answered at once.
    static let mostOpen = 50

    /// The moment from which it cannot be answered any more.
    var expiresAt: Instant { invitedAt.adding(seconds: Invitation.lifetimeDays * 86_400) }

    /// Whether it can be answered.
    func isOpen(at now: Instant) -> Bool { now < expiresAt }
}

/// Names an invitation in the forms that answer it; no secret.
typealias InvitationID = ID<Invitation>
