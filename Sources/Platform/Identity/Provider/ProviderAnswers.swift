import CanonicalJSON
import Dispatch
import Kernel
import Outbound
import Synchronization

/// What a provider publishes of itself (OpenID Connect Discovery 1.0 §3).
struct ProviderMetadata: Hashable, Sendable {
    let authorizationEndpoint: String
    let tokenEndpoint: String
    let keySet: String
    /// How this site shows itself at the token endpoint: in the form, or by HTTP Basic.
    let takesSecretInForm: Bool
    /// Whether it names itself in its answers (RFC 9207); then an answer without its name is refused.
    let namesItself: Bool

    /// Reads the document; nil when it is not that issuer's, or sends people over plain HTTP.
    init?(json: JSONValue, issuer: String) {
        guard json["issuer"]?.string == issuer,
            let authorization = json["authorization_endpoint"]?.string,
            let token = json["token_endpoint"]?.string, let keys = json["jwks_uri"]?.string,
            [authorization, token, keys].allSatisfy(IdentityProvider.isTrustworthy)
        else { return nil }
        authorizationEndpoint = authorization
        tokenEndpoint = token
        keySet = keys
        let methods = json["token_endpoint_auth_methods_supported"]?.array?.compactMap(\.string)
        takesSecretInForm = methods.map { !$0.contains("client_secret_basic") } ?? false
        namesItself = json["authorization_response_iss_parameter_supported"]?.bool ?? false
    }
}

/// Asks one provider, remembers what it publishes for an hour, and looks for new keys when a token names one
/// that is not known, once a minute at most.
final class ProviderAnswers: Sendable {
    let provider: IdentityProvider
    private let http: OutboundHTTP
    private let clock: @Sendable () -> Instant
    private let thread = DispatchQueue(label: "terreau.provider", attributes: .concurrent)
    private let known = Mutex<Known>(Known())

    private struct Known {
        var metadata: (value: ProviderMetadata, at: Instant)?
        var keys: (value: [VerificationKey], at: Instant)?
    }

    private static let freshSeconds: Int64 = 3600
    private static let refetchSeconds: Int64 = 60
    private static let longestBytes = 1 << 18
    /// Keys that are looked at, of a set.
    private static let mostKeys = 50

    init(_ provider: IdentityProvider, clock: @escaping @Sendable () -> Instant) {
        self.provider = provider
        self.clock = clock
        http = OutboundHTTP(allowsPrivateAddresses: provider.isPrivate, timeoutSeconds: 10)
    }

    /// What the provider publishes of itself.
    func metadata() async throws -> ProviderMetadata {
        let now = clock()
        if let kept = known.withLock({ $0.metadata }), now < kept.at.adding(seconds: Self.freshSeconds) {
            return kept.value
        }
        let issuer = provider.issuer
        let base = issuer.hasSuffix("/") ? String(issuer.dropLast()) : issuer
        let json = try await get("\(base)/.well-known/openid-configuration")
        guard let metadata = ProviderMetadata(json: json, issuer: issuer) else {
            throw ProviderRefusal.unreachable(provider: provider.name)
        }
        known.withLock { $0.metadata = (metadata, now) }
        return metadata
    }

    /// The provider's keys; asked for anew when none has the name `wanted`, unless that was done just now.
    func keys(for wanted: String?) async throws -> [VerificationKey] {
        let now = clock()
        if let kept = known.withLock({ $0.keys }) {
            let isKnown = wanted == nil || kept.value.contains { $0.id == wanted }
            let limit = isKnown ? Self.freshSeconds : Self.refetchSeconds
            if now < kept.at.adding(seconds: limit) { return kept.value }
        }
        let json = try await get(try await metadata().keySet)
        let keys = (json["keys"]?.array ?? []).prefix(Self.mostKeys).compactMap(VerificationKey.init(json:))
        known.withLock { $0.keys = (keys, now) }
        return keys
    }

    /// Trades a code for an ID token (RFC 6749 §4.1.3, RFC 7636 §4.5).
    func token(for code: String, verifier: String, redirect: String) async throws -> String {
        let metadata = try await metadata()
        var form = [
            ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", redirect),
            ("code_verifier", verifier), ("client_id", provider.clientID),
        ]
        var endpoint = metadata.tokenEndpoint
        if let secret = provider.clientSecret {
            if metadata.takesSecretInForm {
                form.append(("client_secret", secret))
            } else {
                endpoint = Self.basic(endpoint, provider.clientID, secret)
            }
        }
        let body = form.map { "\($0)=\(PercentText.encode($1))" }.joined(separator: "&")
        let json = try await post(endpoint, body)
        guard let token = json["id_token"]?.string else {
            throw ProviderRefusal.unreachable(provider: provider.name)
        }
        return token
    }

    /// HTTP Basic by way of the address, from which libcurl makes the header. RFC 6749 §2.3.1 encodes both
    /// words once; the address encodes them again.
    private static func basic(_ endpoint: String, _ id: String, _ secret: String) -> String {
        let words = [id, secret].map { PercentText.encode(PercentText.encode($0)) }.joined(separator: ":")
        guard let mark = endpoint.firstRange(of: "://") else { return endpoint }
        return "\(endpoint[..<mark.upperBound])\(words)@\(endpoint[mark.upperBound...])"
    }

    private func get(_ address: String) async throws -> JSONValue {
        try await ask { http in try http.get(address, longestBytes: Self.longestBytes) }
    }

    private func post(_ address: String, _ body: String) async throws -> JSONValue {
        try await ask { http in
            let answer = try http.post(
                address, body: Array(body.utf8), mediaType: "application/x-www-form-urlencoded",
                longestBytes: Self.longestBytes)
            guard answer.status == 200 else { throw OutboundError.status(answer.status) }
            return answer.body
        }
    }

    /// Asks on a thread of its own, since libcurl blocks. Whatever goes wrong, the reader hears that the
    /// provider does not answer.
    private func ask(_ question: @escaping @Sendable (OutboundHTTP) throws -> [UInt8]) async throws
        -> JSONValue
    {
        let http = http
        let bytes: [UInt8]? = await withCheckedContinuation { continuation in
            thread.async { continuation.resume(returning: try? question(http)) }
        }
        guard let bytes, let json = try? JSONValue(parsing: bytes) else {
            throw ProviderRefusal.unreachable(provider: provider.name)
        }
        return json
    }
}
