import Kernel

/// Lets a program act for somebody, within a scope and until a day. What the program shows is a
/// `TokenSecret`; here is what is known of it.
public struct APIToken: Hashable, Sendable, Identified {
    /// The prefix of tokens' identifiers.
    public static let idPrefix = "tok"

    /// Names the token in lists; no secret.
    public let id: APITokenID
    /// What its owner calls it.
    public let name: String
    /// The names of the permissions that it passes on, in order; never one that takes a fresh proof.
    public let permissions: [String]
    /// The organisation it is limited to; nil: wherever its owner may act.
    public let organisation: OrganisationID?
    /// When it was made.
    public let createdAt: Instant
    /// When it ends.
    public let expiresAt: Instant
    /// When it was last used, to within some minutes; nil when it never was.
    public let usedAt: Instant?

    /// The most characters of a name.
    public static let longestName = 60
    /// Tokens a person has at most, ended ones that are still listed included.
    public static let mostTokens = 50
    /// How many days a token may live: the choices there are.
    public static let lifetimesDays = [7, 30, 90, 365]
    /// How long before its end its owner is told.
    static let noticeSeconds: Int64 = 7 * 86_400
    /// How exactly the last use is kept: it is written down at most so often.
    static let usedSeconds: Int64 = 5 * 60
}

/// Names a token.
public typealias APITokenID = ID<APIToken>
