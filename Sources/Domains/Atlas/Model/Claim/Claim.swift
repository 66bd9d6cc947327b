import Kernel

/// Somebody says that she acts for an organisation of the atlas, or that one of hers keeps a solution or a
/// place.
public struct Claim: Hashable, Sendable, Identified {
    /// The prefix of its identifiers.
    public static let idPrefix = "clm"

    /// How it is shown.
    public enum Way: String, Sendable, CaseIterable {
        /// By a letter to an address at the host of the entry's site.
        case letter
        /// By a code that was sent to a contact that the sources publish.
        case code
        /// By two people who act for two other organisations.
        case vouched
        /// By a moderator of the territory.
        case moderator
    }

    /// Why a claim was put aside, or its end decided.
    public enum Reason: String, Sendable, CaseIterable {
        /// Nothing shows that it is so.
        case unverified
        /// She does not act for it.
        case stranger
        /// She does not act for it any more, or it is no more.
        case ceased
        /// It was misused.
        case abuse
    }

    /// Where it stands.
    public enum State: String, Sendable {
        case open, granted, rejected, withdrawn
    }

    /// Its public identifier.
    public let id: ID<Claim>
    /// What is claimed.
    let entry: EntryID
    /// For which organisation: the entry itself, or one that she administers.
    let organisation: ClaimedOrganisation
    /// Who claims it.
    let claimant: Claimant
    /// How it is shown.
    let way: Way
    /// Whether somebody else acts for it already, so that moderators decide.
    let isDispute: Bool
    /// What she says to whoever vouches or decides; erased with the decision.
    let words: String?
    /// The address that a letter or a code goes to; erased with the decision.
    let address: EmailAddress?
    /// When it was made.
    let createdAt: Instant
    /// Letters that were sent for it.
    var letters = 0
    /// When the last was asked for.
    var letterAt: Instant?
    /// What waits to be shown again; nil while no letter has left.
    var secret: SentSecret?
    /// Where it stands.
    var state = State.open
    /// Why it was put aside.
    var reason: Reason?

    /// When it is forgotten if nothing comes of it.
    var expiresAt: Instant { createdAt.adding(seconds: ClaimLimits.openDays * 86_400) }
}

/// Who claims something.
struct Claimant: Hashable, Sendable {
    /// The key by which tables join to her.
    let person: Int64
    /// What the ledger calls her.
    let pseudonym: String
    /// The language of letters about it.
    let language: LanguageTag
}

/// A secret that was sent, as the database keeps it.
struct SentSecret: Hashable, Sendable {
    /// Its digest.
    let digest: [UInt8]
    /// Until when it counts.
    let expiresAt: Instant
    /// Wrong tries so far.
    let tries: Int
}

/// Who acts for an entry.
struct Standing: Hashable, Sendable {
    /// What is acted for.
    let entry: EntryID
    /// Through which organisation.
    let organisation: ClaimedOrganisation
    /// How it was shown.
    let way: Claim.Way
    /// Since when.
    let since: Instant
}

/// The limits of claims.
enum ClaimLimits {
    /// Days after which an open claim is forgotten.
    static let openDays: Int64 = 14
    /// Days for which a decided one can be seen by whoever made it.
    static let keptDays: Int64 = 90
    /// Seconds for which a link counts.
    static let linkSeconds: Int64 = 24 * 3600
    /// Seconds for which a code counts.
    static let codeSeconds: Int64 = 30 * 60
    /// Wrong tries after which a code counts no more.
    static let triesPerCode = 5
    /// Letters sent for one claim.
    static let lettersPerClaim = 5
    /// Seconds between two of them.
    static let secondsBetweenLetters: Int64 = 60
    /// Claims that one person makes in a day.
    static let perPersonDaily = 10
    /// Letters sent in a day to prove claims of one entry.
    static let lettersPerEntryDaily = 20
    /// Claims of one entry that are open at once.
    static let openPerEntry = 20
    /// Letters to administrators that one person asks for in a day.
    static let joinsPerPersonDaily = 5
    /// Letters that wait at most.
    static let lettersWaiting = 10_000
    /// People who vouch.
    static let vouchers = 2
    /// The most characters of what she says.
    static let longestWords = 1000
}
