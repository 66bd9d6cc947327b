import Crypto
import Kernel

/// Tokens that a page puts into its forms, so that only a form of this site, for that address and not too
/// old, is accepted. They need no session and no memory: an expiry and an HMAC-SHA256 over the expiry and the
/// path.
public struct FormTokens: Sendable {
    /// The name of the hidden field.
    public static let field = "_token"
    /// How long a form may stay open.
    static let lifetimeSeconds: Int64 = 12 * 3600

    private let key: SymmetricKey

    /// Tokens signed with `secret`, 32 random bytes that all nodes of one site share.
    public init(secret: [UInt8]) {
        precondition(secret.count >= 32, "A secret has at least 32 bytes.")
        key = SymmetricKey(data: secret)
    }

    /// A token for the form that is sent to `path`.
    public func token(for path: String, now: Instant) -> String {
        let expiry = now.adding(seconds: Self.lifetimeSeconds).milliseconds
        return "\(expiry).\(signature(path, expiry).hexadecimal)"
    }

    /// Throws `WebRefusal` unless `token` was made for `path` and has not expired.
    func check(_ token: String?, for path: String, now: Instant) throws {
        let parts = (token ?? "").split(separator: ".")
        guard parts.count == 2, let expiry = Int64(parts[0]),
            ConstantTime.equal(Array(parts[1].utf8), Array(signature(path, expiry).hexadecimal.utf8))
        else { throw WebRefusal.invalidToken }
        guard now.milliseconds <= expiry else { throw WebRefusal.expiredToken }
    }

    private func signature(_ path: String, _ expiry: Int64) -> HMAC<SHA256>.MAC {
        HMAC<SHA256>.authenticationCode(for: Array("form \(expiry) \(path)".utf8), using: key)
    }
}

/// Comparison of secrets.
package enum ConstantTime {
    /// Whether the bytes are equal, in a time that depends on their number only.
    package static func equal(_ lhs: [UInt8], _ rhs: [UInt8]) -> Bool {
        guard lhs.count == rhs.count else { return false }
        return zip(lhs, rhs).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
