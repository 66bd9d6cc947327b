import Crypto

/// What a program shows: `trr_`, 43 letters and digits (256 random bits), and six more that are a checksum of
/// what stands before, so that whoever looks for leaked secrets can tell one from a word that looks like it.
/// The database keeps the hash alone.
struct TokenSecret: Hashable, Sendable {
    /// The whole text, 53 characters.
    let text: String

    /// What every token begins with.
    static let prefix = "trr_"
    private static let randomLetters = 43
    private static let checkLetters = 6
    private static let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)

    /// A new one, from the operating system.
    static func random() -> TokenSecret {
        var generator = SystemRandomNumberGenerator()
        let letters = (0..<randomLetters).map { _ in
            alphabet[Int.random(in: alphabet.indices, using: &generator)]
        }
        let body = prefix + String(decoding: letters, as: UTF8.self)
        return TokenSecret(unchecked: body + checksum(of: body))
    }

    private init(unchecked text: String) {
        self.text = text
    }

    /// Reads what a program shows; nil when it has not the form of a token, or the wrong checksum.
    init?(_ shown: some StringProtocol) {
        let length = TokenSecret.prefix.utf8.count + TokenSecret.randomLetters
        guard shown.utf8.count == length + TokenSecret.checkLetters, shown.hasPrefix(TokenSecret.prefix),
            shown.utf8.dropFirst(TokenSecret.prefix.utf8.count).allSatisfy(TokenSecret.alphabet.contains),
            shown.suffix(TokenSecret.checkLetters) == TokenSecret.checksum(of: String(shown.prefix(length)))
        else { return nil }
        text = String(shown)
    }

    /// What the database keeps: SHA-256. NB: 256 random bits need neither salt nor slowness.
    var hash: [UInt8] { Array(SHA256.hash(data: Array(text.utf8))) }

    /// CRC-32 (ISO 3309) in base 62, most significant first.
    static func checksum(of text: String) -> String {
        var rest = crc32(text.utf8)
        var letters: [UInt8] = []
        for _ in 0..<checkLetters {
            letters.append(alphabet[Int(rest % 62)])
            rest /= 62
        }
        return String(decoding: letters.reversed(), as: UTF8.self)
    }

    /// The cyclic redundancy check of ISO 3309 and ITU-T V.42, bit by bit.
    static func crc32(_ bytes: some Sequence<UInt8>) -> UInt32 {
        var sum = ~UInt32(0)
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 {
                let isOdd = sum & 1 == 1
                sum >>= 1
                if isOdd { sum ^= 0xEDB8_8320 }
            }
        }
        return ~sum
    }
}
