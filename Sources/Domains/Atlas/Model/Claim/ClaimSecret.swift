import Crypto
import Kernel

/// What a letter about a claim holds: a link's secret of 256 random bits, or a code of 40 for typing. The
/// database keeps a digest under the site's key, tied to the claim.
struct ClaimSecret: Sendable {
    /// As the letter shows it.
    let text: String

    /// 32 signs that nobody takes for one another (Crockford's base 32).
    private static let signs = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
    private static let codeSigns = 8

    /// A new one for a link, from the operating system.
    static func link() -> ClaimSecret {
        var generator = SystemRandomNumberGenerator()
        let bytes = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        return ClaimSecret(text: bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())
    }

    /// A new one for typing: `7xk2-9qf4`.
    static func code() -> ClaimSecret {
        var generator = SystemRandomNumberGenerator()
        let digits = (0..<codeSigns).map { _ in signs[Int.random(in: 0..<32, using: &generator)] }
        let text = String(decoding: digits, as: UTF8.self)
        return ClaimSecret(text: "\(text.prefix(4))-\(text.suffix(4))")
    }

    private init(text: String) {
        self.text = text
    }

    /// Reads a link's secret; nil when it has not the form of one.
    init?(link shown: String) {
        guard shown.utf8.count == 64, shown.allSatisfy({ $0.isHexDigit && !$0.isUppercase }) else {
            return nil
        }
        text = shown
    }

    /// Reads a code as somebody types it: in any case, with or without hyphen and spaces, and with the
    /// letters that are taken for digits. Nil when it has not the form of one.
    init?(code typed: String) {
        let alike: [Character: Character] = ["o": "0", "i": "1", "l": "1"]
        let plain = String(
            typed.lowercased().filter { !$0.isWhitespace && $0 != "-" }.map { alike[$0] ?? $0 })
        guard plain.utf8.count == Self.codeSigns, plain.utf8.allSatisfy(Self.signs.contains) else {
            return nil
        }
        text = "\(plain.prefix(4))-\(plain.suffix(4))"
    }

    /// What the database keeps of a link, by which the claim is found.
    func digest(under key: SymmetricKey) -> [UInt8] { digest(of: "link \(text)", key) }

    /// What the database keeps of a code, which counts for one claim only.
    func digest(for claim: ID<Claim>, under key: SymmetricKey) -> [UInt8] {
        digest(of: "code \(claim) \(text)", key)
    }

    private func digest(of text: String, _ key: SymmetricKey) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: Array("atlas-claim \(text)".utf8), using: key))
    }
}
