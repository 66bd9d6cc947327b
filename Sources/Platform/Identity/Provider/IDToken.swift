import CanonicalJSON
import Kernel

/// What a provider says of somebody, once its signature and its claims have been checked (OpenID Connect Core
/// 1.0 §3.1.3.7).
struct IDToken: Hashable, Sendable {
    /// Names the person at the provider, for good.
    let subject: String
    /// Her address, when the provider says that it is hers.
    let verifiedAddress: EmailAddress?

    /// What a token is checked against.
    struct Expectation: Sendable {
        let issuer: String
        let clientID: String
        let nonce: String
        let now: Instant
    }

    /// Bytes of a token at most.
    static let longest = 16_384
    /// How far clocks may differ.
    static let skewSeconds: Int64 = 60
    /// How old a token may be, by its own word.
    static let oldestSeconds: Int64 = 600

    /// The header of a token, not yet believed: which key it names.
    struct Header: Hashable, Sendable {
        let algorithm: String
        let keyID: String?
    }

    /// The three parts of a token (RFC 7515 §7.1).
    struct Parts: Sendable {
        let header: Header
        let claims: JSONValue
        let signed: [UInt8]
        let signature: [UInt8]
    }

    /// Takes a token apart. Throws `ProviderRefusal.badToken`.
    static func parts(_ text: String) throws -> Parts {
        let pieces = text.split(separator: ".", omittingEmptySubsequences: false)
        guard text.utf8.count <= longest, pieces.count == 3,
            let header = Base64URL.bytes(pieces[0]).flatMap({ try? JSONValue(parsing: $0) }),
            let claims = Base64URL.bytes(pieces[1]).flatMap({ try? JSONValue(parsing: $0) }),
            let signature = Base64URL.bytes(pieces[2]), let algorithm = header["alg"]?.string
        else { throw ProviderRefusal.badToken(reason: "form") }
        // RFC 7515 §4.1.11: what must be understood and is not, is refused.
        guard header["crit"] == nil else { throw ProviderRefusal.badToken(reason: "crit") }
        return Parts(
            header: Header(algorithm: algorithm, keyID: header["kid"]?.string), claims: claims,
            signed: Array("\(pieces[0]).\(pieces[1])".utf8), signature: signature)
    }

    /// Checks signature and claims. Throws `ProviderRefusal.badToken`, which names the check that failed.
    init(_ parts: Parts, signedBy keys: [VerificationKey], _ expected: Expectation) throws {
        let candidates = keys.filter { key in
            key.algorithm.rawValue == parts.header.algorithm
                && (parts.header.keyID == nil || key.id == parts.header.keyID)
        }
        guard candidates.contains(where: { $0.isValid(parts.signature, over: parts.signed) }) else {
            throw ProviderRefusal.badToken(reason: "signature")
        }
        let claims = parts.claims
        try IDToken.check(claims, expected)
        guard let subject = claims["sub"]?.string, (1...255).contains(subject.utf8.count) else {
            throw ProviderRefusal.badToken(reason: "sub")
        }
        self.subject = subject
        let isVerified = claims["email_verified"]?.bool ?? (claims["email_verified"]?.string == "true")
        verifiedAddress = isVerified ? claims["email"]?.string.flatMap { EmailAddress($0)?.folded } : nil
    }

    private static func check(_ claims: JSONValue, _ expected: Expectation) throws {
        func require(_ condition: Bool, _ reason: String) throws {
            guard condition else { throw ProviderRefusal.badToken(reason: reason) }
        }
        try require(claims["iss"]?.string == expected.issuer, "iss")
        let audience =
            claims["aud"]?.array?.compactMap(\.string) ?? [claims["aud"]?.string].compactMap(\.self)
        try require(audience.contains(expected.clientID), "aud")
        let party = claims["azp"]?.string
        try require(
            audience.count == 1 ? party == nil || party == expected.clientID : party == expected.clientID,
            "azp")
        try require(claims["nonce"]?.string == expected.nonce, "nonce")
        let now = expected.now.milliseconds / 1000
        try require(seconds(claims["exp"]).map { $0 > now - skewSeconds } ?? false, "exp")
        let issued = seconds(claims["iat"])
        try require(issued.map { abs(now - $0) <= oldestSeconds + skewSeconds } ?? false, "iat")
        try require(seconds(claims["nbf"]).map { $0 <= now + skewSeconds } ?? true, "nbf")
    }

    /// NumericDate of RFC 7519 §2, whole or with a fraction.
    private static func seconds(_ value: JSONValue?) -> Int64? {
        switch value {
        case .integer(let number): number
        case .number(let number): Int64(exactly: number.rounded(.down))
        default: nil
        }
    }
}
