import Crypto

/// A secret that stands for somebody: 256 random bits. Whoever holds it shows its text; the database keeps
/// its hash alone, so that nobody who reads the database can use it.
struct Secret: Hashable, Sendable {
    /// 64 hexadecimal digits.
    let text: String

    /// A new one, from the operating system.
    static func random() -> Secret {
        Secret(text: randomBytes(32).hexadecimal)
    }

    private init(text: String) {
        self.text = text
    }

    /// Reads what somebody shows; nil when it has not the form of one.
    init?(_ shown: String) {
        guard shown.utf8.count == 64,
            shown.utf8.allSatisfy({
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
                    || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
            })
        else { return nil }
        text = shown
    }

    /// What the database keeps: SHA-256. NB: 256 random bits need neither salt nor slowness.
    var hash: [UInt8] { Array(SHA256.hash(data: Array(text.utf8))) }

    /// Random bytes from the operating system.
    static func randomBytes(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }
}
