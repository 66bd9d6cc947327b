import Kernel

/// Expected refusals of claims, and of editing what one acts for.
public enum ClaimRefusal: Refusal, Hashable {
    /// There is no such claim, or it is another person's.
    case unknown(String)
    /// It was decided, withdrawn or forgotten before.
    case decided
    /// Somebody else acts for it by now.
    case claimedMeanwhile
    /// Only organisations, solutions and places can be acted for.
    case notClaimable
    /// She claims it already.
    case openAlready
    /// The entry does not allow this way.
    case wayClosed
    /// Too many in a short time.
    case tooOften(retryAfterSeconds: Int)
    /// The link was used, is too old, or never was.
    case badLink
    /// The link belongs to a claim of another account.
    case otherAccount
    /// Nobody vouches for this here: her own claim, her own organisation, or a second time.
    case cannotVouch
    /// Nobody acts for it.
    case nobodyActs
    /// It was edited since the form was opened.
    case changedMeanwhile(version: String)
    /// Two entries that two organisations keep cannot be made one.
    case bothClaimed

    /// `atlas.claim.…`
    public var code: String {
        let name =
            switch self {
            case .unknown: "unknown"
            case .decided: "decided"
            case .claimedMeanwhile: "claimed-meanwhile"
            case .notClaimable: "not-claimable"
            case .openAlready: "open-already"
            case .wayClosed: "way-closed"
            case .tooOften: "too-often"
            case .badLink: "bad-link"
            case .otherAccount: "other-account"
            case .cannotVouch: "cannot-vouch"
            case .nobodyActs: "nobody-acts"
            case .changedMeanwhile: "changed-meanwhile"
            case .bothClaimed: "both-claimed"
            }
        return "atlas.claim.\(name)"
    }

    /// Values of the sentence.
    public var arguments: [String: String] {
        switch self {
        case .unknown(let name): ["name": name]
        case .tooOften(let seconds): ["minutes": String((seconds + 59) / 60)]
        case .changedMeanwhile(let version): ["version": version]
        default: [:]
        }
    }

    /// What sort of "no".
    public var kind: RefusalKind {
        switch self {
        case .unknown, .nobodyActs: .missing
        case .decided, .claimedMeanwhile, .openAlready, .changedMeanwhile, .bothClaimed: .conflict
        case .notClaimable, .wayClosed: .invalid
        case .tooOften: .tooMany
        case .badLink: .gone
        case .otherAccount, .cannotVouch: .forbidden
        }
    }

    /// For too many.
    public var retryAfterSeconds: Int? {
        if case .tooOften(let seconds) = self { seconds } else { nil }
    }
}
