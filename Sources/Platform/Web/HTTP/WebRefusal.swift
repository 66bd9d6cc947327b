import Kernel

/// What this layer refuses before any domain is asked.
public enum WebRefusal: Refusal, Hashable {
    /// Percent-escapes are broken, bytes are not UTF-8, or there is a NUL.
    case malformedText
    /// More names and values than one request may carry.
    case tooManyValues
    /// The body is not of a kind this address takes; the kinds it does take.
    case unsupportedBody(expected: String)
    /// The body is not the JSON it says it is; where and why.
    case malformedJSON(reason: String)
    /// The form was sent from another site, or by a program that does not say from where.
    case foreignForm
    /// The form's token is missing, altered or made for another form.
    case invalidToken
    /// The form stayed open too long.
    case expiredToken
    /// Too many requests from one address; when to try again.
    case tooManyRequests(retryAfterSeconds: Int)
    /// The server works on as many requests as it can; when to try again.
    case overloaded(retryAfterSeconds: Int)
    /// The body took too long to arrive.
    case slowBody

    /// `web.…`, which names the sentence `refusal.web.…`.
    public var code: String {
        switch self {
        case .malformedText: "web.malformed-text"
        case .tooManyValues: "web.too-many-values"
        case .unsupportedBody: "web.unsupported-body"
        case .malformedJSON: "web.malformed-json"
        case .foreignForm: "web.foreign-form"
        case .invalidToken: "web.invalid-token"
        case .expiredToken: "web.expired-token"
        case .tooManyRequests: "web.too-many-requests"
        case .overloaded: "web.overloaded"
        case .slowBody: "web.slow-body"
        }
    }

    /// Values for the sentence.
    public var arguments: [String: String] {
        switch self {
        case .unsupportedBody(let expected): ["expected": expected]
        case .malformedJSON(let reason): ["reason": reason]
        case .tooManyRequests(let seconds), .overloaded(let seconds): ["seconds": String(seconds)]
        default: [:]
        }
    }

    /// For who asked too often, or while too many ask.
    public var retryAfterSeconds: Int? {
        switch self {
        case .tooManyRequests(let seconds), .overloaded(let seconds): seconds
        default: nil
        }
    }

    /// Decides the status.
    public var kind: RefusalKind {
        switch self {
        case .malformedText, .tooManyValues, .unsupportedBody, .malformedJSON, .slowBody: .invalid
        case .foreignForm, .invalidToken, .expiredToken: .forbidden
        case .tooManyRequests: .tooMany
        case .overloaded: .unavailable
        }
    }
}
