import Crypto
import Kernel

/// What the ledger calls a person: `psn_` and 32 hexadecimal digits. It is made from a salt of her own, and
/// nobody can find it from her identifier or address once the salt is erased; with the salt, which stands in
/// the copy of her data, she can show that an act was hers.
public struct Pseudonym: Hashable, Sendable, CustomStringConvertible {
    /// The text, as entries of the ledger hold it.
    public let text: String

    /// Bytes of a salt.
    static let saltBytes = 32

    /// The pseudonym that belongs to a salt: the first 16 bytes of HMAC-SHA-256.
    init(salt: [UInt8]) {
        text = "psn_" + Pseudonym.digest(of: "pseudonym", salt: salt).prefix(16).hexadecimal
    }

    /// The pseudonym kept as text.
    init(kept text: String) {
        self.text = text
    }

    /// The text.
    public var description: String { text }

    /// HMAC-SHA-256 of a text under a salt: what the ledger may hold of something private. Without the salt
    /// it says nothing, not even to somebody who guesses the text.
    static func digest(of text: String, salt: [UInt8]) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: SymmetricKey(data: salt)))
    }
}

extension Sequence<UInt8> {
    /// Two lower-case digits a byte.
    var hexadecimal: String {
        map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }
}
