import Foundation

/// The key that signs forms, and links that must stay valid as long as it is kept.
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
        if let key = try read(file) { return key }
        let isMade = make(file)
        guard let key = try read(file), isMade else {
            throw Unusable(description: "The key file \(file) can neither be read nor made.")
        }
        return key
    }

    /// The key in the file; nil when it cannot be read.
    private static func read(_ file: String) throws -> [UInt8]? {
        guard let data = FileManager.default.contents(atPath: file) else { return nil }
        guard data.count >= 32 else {
            throw Unusable(description: "The key file \(file) has less than 32 bytes.")
        }
        return [UInt8](data)
    }

    /// Makes the file whole or not at all: written under another name, then linked to its own, so that of
    /// several processes one makes it and all read the same. False when it cannot be made.
    private static func make(_ file: String) -> Bool {
        let draft = "\(file).\(random().prefix(8).map { String($0, radix: 16) }.joined())"
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return false }
        defer { unlink(draft) }
        let key = random()
        let isWritten = write(descriptor, key, key.count) == key.count && fsync(descriptor) == 0
        guard close(descriptor) == 0, isWritten else { return false }
        return link(draft, file) == 0 || errno == EEXIST
    }

    private static func random() -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }
}
