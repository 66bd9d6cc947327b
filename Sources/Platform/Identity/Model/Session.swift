import Kernel

/// One browser in which somebody is signed in.
public struct Session: Hashable, Sendable, Identified {
    /// The prefix of sessions' identifiers.
    public static let idPrefix = "ses"

    /// Names the session in the list of sessions; no secret.
    public let id: SessionID
    /// The browser and the system it said it was, such as `Firefox/Linux`; nil when it said nothing known.
    public let device: String?
    /// When it began.
    public let createdAt: Instant
    /// When it was last used, to within some minutes.
    public let seenAt: Instant
    /// When it ends however much it is used.
    public let expiresAt: Instant
}

/// Names a session.
public typealias SessionID = ID<Session>

/// How long sessions last. Whoever holds a role can do more harm, so hers are shorter.
public struct SessionLimits: Hashable, Sendable {
    /// Seconds without use after which a session has ended.
    public let idleSeconds: Int64
    /// Seconds after which it has ended in any case.
    public let absoluteSeconds: Int64

    /// Two weeks without use, sixty days in all.
    public static let ordinary = SessionLimits(idleSeconds: 14 * 86_400, absoluteSeconds: 60 * 86_400)
    /// Twelve hours without use, a week in all.
    public static let withRole = SessionLimits(idleSeconds: 12 * 3600, absoluteSeconds: 7 * 86_400)

    /// How long a proof of who is there counts as fresh.
    public static let freshProofSeconds: Int64 = 15 * 60
    /// How exactly the last use is kept: it is written down at most so often.
    static let seenSeconds: Int64 = 5 * 60
    /// Sessions a person has at most; the oldest ends when there is one more.
    static let mostSessions = 20

    /// The limits for somebody with these roles.
    static func limits(for grants: [Grant]) -> SessionLimits { grants.isEmpty ? .ordinary : .withRole }
}
