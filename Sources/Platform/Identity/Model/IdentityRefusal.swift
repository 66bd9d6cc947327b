import Kernel

/// Expected refusals of identity.
public enum IdentityRefusal: Refusal, Hashable {
    /// One has to sign in first.
    case signInNeeded
    /// One has to show again who one is.
    case freshProofNeeded
    /// One has to set a second factor up first.
    case secondFactorNeeded
    /// A person has as many tokens as she may.
    case tooManyTokens
    /// There is no such token.
    case unknownToken(String)
    /// The permission is not held.
    case notAllowed(permission: String)
    /// The link was used, is too old, or never was.
    case badLink
    /// Too many tries in a short time.
    case tooOften(retryAfterSeconds: Int)
    /// Too many passwords wait to be looked at.
    case busy
    /// Signing in took too long, or too many codes were wrong.
    case badStep
    /// Nothing can be sealed here, so there is no second factor.
    case noVault
    /// The address has an account of its own.
    case addressTaken
    /// The site sends no letters.
    case noLetters
    /// What was typed is no e-mail address.
    case badAddress(String)
    /// There is no account with that address.
    case unknownPerson(String)
    /// The role was not given.
    case noSuchGrant
    /// A role that holds everywhere was given a territory.
    case needsNoTerritory
    /// The last administrator would go.
    case lastAdministrator
    /// The instance was set up before, otherwise.
    case initialised(name: String)

    /// `identity.…`
    public var code: String {
        switch self {
        case .signInNeeded: "identity.sign-in-needed"
        case .freshProofNeeded: "identity.fresh-proof-needed"
        case .secondFactorNeeded: "identity.second-factor-needed"
        case .tooManyTokens: "identity.too-many-tokens"
        case .unknownToken: "identity.unknown-token"
        case .notAllowed: "identity.not-allowed"
        case .badLink: "identity.bad-link"
        case .tooOften: "identity.too-often"
        case .busy: "identity.busy"
        case .badStep: "identity.bad-step"
        case .noVault: "identity.no-vault"
        case .addressTaken: "identity.address-taken"
        case .noLetters: "identity.no-letters"
        case .badAddress: "identity.bad-address"
        case .unknownPerson: "identity.unknown-person"
        case .noSuchGrant: "identity.no-such-grant"
        case .needsNoTerritory: "identity.needs-no-territory"
        case .lastAdministrator: "identity.last-administrator"
        case .initialised: "identity.initialised"
        }
    }

    /// Values for the sentence.
    public var arguments: [String: String] {
        switch self {
        case .notAllowed(let permission): ["permission": permission]
        case .tooOften(let seconds): ["minutes": String((seconds + 59) / 60)]
        case .tooManyTokens: ["most": String(APIToken.mostTokens)]
        case .unknownToken(let id): ["token": id]
        case .badAddress(let text), .unknownPerson(let text): ["address": text]
        case .initialised(let name): ["name": name]
        default: [:]
        }
    }

    /// What sort of "no".
    public var kind: RefusalKind {
        switch self {
        case .signInNeeded, .freshProofNeeded, .secondFactorNeeded, .notAllowed: .forbidden
        case .badLink, .badStep: .gone
        case .tooOften: .tooMany
        case .noLetters, .busy, .noVault: .unavailable
        case .badAddress, .needsNoTerritory: .invalid
        case .unknownPerson, .noSuchGrant, .unknownToken: .missing
        case .lastAdministrator, .initialised, .addressTaken, .tooManyTokens: .conflict
        }
    }

    /// For too many tries.
    public var retryAfterSeconds: Int? {
        switch self {
        case .tooOften(let seconds): seconds
        case .busy: 5
        default: nil
        }
    }
}
