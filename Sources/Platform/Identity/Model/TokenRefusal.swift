import HTTPTypes
import Kernel
import Web

/// Why a program is not let in with the token it shows, or with none: the problems of RFC 6750.
public enum TokenRefusal: ChallengingRefusal, Hashable {
    /// No token was shown where one is needed.
    case missing
    /// The header field does not hold one token.
    case malformed
    /// A token stood in an address, where logs and histories keep it.
    case inAddress
    /// There is no such token, or no more.
    case unknown
    /// It has ended.
    case expired
    /// Its scope does not hold the permission.
    case insufficientScope(permission: String)

    /// `identity.token-…`
    public var code: String {
        switch self {
        case .missing: "identity.token-missing"
        case .malformed: "identity.token-malformed"
        case .inAddress: "identity.token-in-address"
        case .unknown: "identity.token-unknown"
        case .expired: "identity.token-expired"
        case .insufficientScope: "identity.token-scope"
        }
    }

    /// Values for the sentence.
    public var arguments: [String: String] {
        if case .insufficientScope(let permission) = self { ["permission": permission] } else { [:] }
    }

    /// What sort of "no".
    public var kind: RefusalKind {
        switch self {
        case .malformed, .inAddress: .invalid
        default: .forbidden
        }
    }

    /// 400, 401 or 403 (RFC 6750 §3.1).
    public var status: HTTPResponse.Status {
        switch self {
        case .malformed, .inAddress: .badRequest
        case .missing, .unknown, .expired: .unauthorized
        case .insufficientScope: .forbidden
        }
    }

    /// `WWW-Authenticate` with the error in a word (RFC 6750 §3); without a word when no token was shown.
    public var headers: HTTPFields {
        let parts: [(String, String)] =
            switch self {
            case .missing: []
            case .malformed: [("error", "invalid_request")]
            case .inAddress:
                [
                    ("error", "invalid_request"),
                    (
                        "error_description",
                        "A token belongs in the header field Authorization, never in an address"
                    ),
                ]
            case .unknown:
                [
                    ("error", "invalid_token"),
                    ("error_description", "The token is unknown or was revoked"),
                ]
            case .expired: [("error", "invalid_token"), ("error_description", "The token has expired")]
            case .insufficientScope(let permission): [("error", "insufficient_scope"), ("scope", permission)]
            }
        let words = ([("realm", "terreau")] + parts).map { "\($0)=\"\($1)\"" }.joined(separator: ", ")
        return [.wwwAuthenticate: "Bearer \(words)"]
    }
}
