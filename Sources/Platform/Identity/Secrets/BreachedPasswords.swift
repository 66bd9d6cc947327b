import Crypto
import Foundation

/// Passwords that were found in breaches, as the first 40 bits of the SHA-256 of their lower-case form:
/// nobody learns one from the file. `Resources/Passwords/README.md` says whence they come.
public struct BreachedPasswords: Sendable {
    private let prefixes: Set<UInt64>

    /// Why the list cannot be used.
    public struct Unusable: Error, CustomStringConvertible {
        /// One sentence.
        public let description: String
    }

    /// Bytes of a prefix.
    static let prefixBytes = 5

    /// None.
    public static let none = BreachedPasswords(prefixes: [])

    private init(prefixes: Set<UInt64>) {
        self.prefixes = prefixes
    }

    /// Reads `breached.txt` of a folder: ten hexadecimal digits a line.
    public static func load(folder: String) throws -> BreachedPasswords {
        let file = "\(folder)/breached.txt"
        guard let data = FileManager.default.contents(atPath: file) else {
            throw Unusable(description: "The list of breached passwords \(file) cannot be read.")
        }
        var prefixes: Set<UInt64> = []
        for line in data.split(separator: UInt8(ascii: "\n")) {
            guard line.count == 2 * prefixBytes,
                let number = UInt64(String(decoding: line, as: UTF8.self), radix: 16)
            else {
                throw Unusable(description: "The list of breached passwords \(file) has a broken line.")
            }
            prefixes.insert(number)
        }
        return BreachedPasswords(prefixes: prefixes)
    }

    /// How many there are.
    public var count: Int { prefixes.count }

    /// Whether a password in lower case is one of them. Of 25 million others one is taken for one.
    func contains(_ folded: String) -> Bool {
        let digest = SHA256.hash(data: Array(folded.utf8))
        return prefixes.contains(digest.prefix(Self.prefixBytes).reduce(0) { $0 << 8 | UInt64($1) })
    }
}
