import Kernel

/// Why another site's word about somebody is not taken.
public enum ProviderRefusal: Refusal, Hashable {
    /// There is no such provider.
    case unknown(String)
    /// It does not answer, or not as OpenID Connect says.
    case unreachable(provider: String)
    /// Somebody turned back there, or was refused.
    case turnedBack(provider: String)
    /// The answer belongs to no question of this browser.
    case strayAnswer
    /// What it says is not signed, not by it, not for this site, or not now; which, for the log.
    case badToken(reason: String)
    /// It does not vouch for an address, and no account is tied to it yet.
    case noAddress(provider: String)
    /// The address it vouches for has an account that is not tied to it.
    case notTied(provider: String)
    /// What it vouches for is tied to somebody else's account.
    case tiedElsewhere(provider: String)

    /// `identity.…`
    public var code: String {
        switch self {
        case .unknown: "identity.unknown-provider"
        case .unreachable: "identity.provider-unreachable"
        case .turnedBack: "identity.provider-turned-back"
        case .strayAnswer: "identity.provider-stray-answer"
        case .badToken: "identity.provider-bad-token"
        case .noAddress: "identity.provider-no-address"
        case .notTied: "identity.provider-not-tied"
        case .tiedElsewhere: "identity.provider-tied-elsewhere"
        }
    }

    /// Values for the sentence.
    public var arguments: [String: String] {
        switch self {
        case .unknown(let name), .unreachable(let name), .turnedBack(let name), .noAddress(let name),
            .notTied(let name), .tiedElsewhere(let name):
            ["name": name]
        case .badToken(let reason): ["reason": reason]
        case .strayAnswer: [:]
        }
    }

    /// What sort of "no".
    public var kind: RefusalKind {
        switch self {
        case .unknown: .missing
        case .unreachable: .unavailable
        case .turnedBack, .badToken, .noAddress: .forbidden
        case .strayAnswer: .gone
        case .notTied, .tiedElsewhere: .conflict
        }
    }
}
