import Foundation

/// The key that signs forms.
public enum SecretKey {
    /// Why the key file cannot be used, in one sentence.
    public struct Unusable: Error, CustomStringConvertible {
        /// The sentence.
        public let description: String
    }

    /// Reads the file, or makes it with 32 random bytes that only its owner may read. Without a file, 32
    /// random bytes. Throws `Unusable`.
    public static func load(file: String?) throws -> [UInt8] {
        guard let file else { return random() }
        if let data = FileManager.default.contents(atPath: file) {
            guard data.count >= 32 else {
                throw Unusable(description: "The key file \(file) has less than 32 bytes.")
            }
            return [UInt8](data)
        }
        let key = random()
        guard !FileManager.default.fileExists(atPath: file), create(file, key) else {
            throw Unusable(description: "The key file \(file) can neither be read nor made.")
        }
        return key
    }

    private static func create(_ file: String, _ key: [UInt8]) -> Bool {
        FileManager.default.createFile(
            atPath: file, contents: Data(key), attributes: [.posixPermissions: 0o600])
    }

    private static func random() -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }
}
