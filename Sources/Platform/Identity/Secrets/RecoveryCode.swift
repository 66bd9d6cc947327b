import Crypto

/// A code on paper for the day the phone is lost: 120 random bits in six groups of four letters and digits,
/// used once. The database keeps its SHA-256, which is enough above 112 bits (ASVS 5.0.0 §6.5.2).
struct RecoveryCode: Hashable, Sendable {
    /// As it is written down: `ABCD-EFGH-…`.
    let text: String

    /// How many somebody gets.
    static let count = 10
    private static let bytes = 15
    private static let characters = 24

    /// New ones, from the operating system.
    static func make() -> [RecoveryCode] {
        (0..<count).map { _ in RecoveryCode(characters: Base32.text(Secret.randomBytes(bytes))) }
    }

    private init(characters: String) {
        let all = Array(characters)
        text = stride(from: 0, to: all.count, by: 4).map { String(all[$0..<min($0 + 4, all.count)]) }
            .joined(separator: "-")
    }

    /// Reads what somebody types, in any case and spacing; nil when it has not the form of one.
    init?(_ typed: String) {
        let plain = typed.uppercased().filter { $0 != "-" && !$0.isWhitespace }
        guard plain.utf8.count == RecoveryCode.characters,
            plain.allSatisfy({ $0.isASCII && ($0.isLetter || "234567".contains($0)) })
        else { return nil }
        self.init(characters: plain)
    }

    /// What the database keeps.
    var hash: [UInt8] { Array(SHA256.hash(data: Array(text.utf8))) }
}
