import CanonicalJSON
import Crypto
import CryptoExtras
import Foundation

/// A key of a provider that signatures are checked by (RFC 7517, RFC 7518 §6). Which algorithm it is for is
/// decided by the key, never by what the token says of itself: a public key can then not be taken for the
/// secret of an HMAC.
struct VerificationKey: Sendable {
    /// The algorithms taken (RFC 7518 §3.3, §3.4).
    enum Algorithm: String, Sendable {
        case rs256 = "RS256"
        case es256 = "ES256"
    }

    private enum Material: Sendable {
        case rsa(_RSA.Signing.PublicKey)
        case p256(P256.Signing.PublicKey)
    }

    /// Its name among the provider's keys.
    let id: String?
    let algorithm: Algorithm
    private let material: Material

    /// Bits of an RSA modulus at least (RFC 7518 §3.3).
    private static let leastModulusBytes = 256

    /// Reads one key of a set; nil for keys of other sorts and uses.
    init?(json: JSONValue) {
        let use = json["use"]?.string
        guard use == nil || use == "sig" else { return nil }
        let stated = json["alg"]?.string
        id = json["kid"]?.string
        switch (json["kty"]?.string, json["crv"]?.string) {
        case ("RSA", _):
            guard let n = Self.bytes(json["n"]), let e = Self.bytes(json["e"]),
                n.drop(while: { $0 == 0 }).count >= Self.leastModulusBytes, n.count <= 1024, e.count <= 8,
                let key = try? _RSA.Signing.PublicKey(n: n, e: e)
            else { return nil }
            (algorithm, material) = (.rs256, .rsa(key))
        case ("EC", "P-256"):
            guard let x = Self.bytes(json["x"]), let y = Self.bytes(json["y"]), x.count == 32, y.count == 32,
                let key = try? P256.Signing.PublicKey(x963Representation: [4] + x + y)
            else { return nil }
            (algorithm, material) = (.es256, .p256(key))
        default: return nil
        }
        guard stated == nil || stated == algorithm.rawValue else { return nil }
    }

    /// Whether `signature` over `bytes` is this key's.
    func isValid(_ signature: [UInt8], over bytes: [UInt8]) -> Bool {
        switch material {
        case .rsa(let key):
            return key.isValidSignature(
                .init(rawRepresentation: signature), for: SHA256.hash(data: bytes),
                padding: .insecurePKCS1v1_5)
        case .p256(let key):
            guard let signature = try? P256.Signing.ECDSASignature(rawRepresentation: signature) else {
                return false
            }
            return key.isValidSignature(signature, for: SHA256.hash(data: bytes))
        }
    }

    private static func bytes(_ value: JSONValue?) -> [UInt8]? {
        value?.string.flatMap { Base64URL.bytes($0) }
    }
}
