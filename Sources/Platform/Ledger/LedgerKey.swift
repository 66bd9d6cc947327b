import Foundation
import TransparencyLog

/// The key that signs the log, or that cosigns the logs of others. It stands in a file of its own, never in
/// the database: whoever can write there still cannot sign.
public enum LedgerKey {
    /// Reads the file; with `mayMake`, makes one that only its owner may read, with a new key of this
    /// name. The file holds one line, in the form of golang.org/x/mod/sumdb/note:
    /// `PRIVATE+KEY+name+hash+key`.
    public static func load(
        file: String, origin: String, kind: KeyKind = .note, mayMake: Bool
    ) throws -> SignerKey {
        if let data = FileManager.default.contents(atPath: file) { return try parse(data, kind, file) }
        guard mayMake, !FileManager.default.fileExists(atPath: file) else {
            throw LedgerRefusal.badKey(file: file, reason: "it cannot be read")
        }
        guard let key = SignerKey(name: origin, kind: kind, seed: randomSeed()) else {
            throw LedgerRefusal.badKey(file: file, reason: "“\(origin)” cannot be the name of a key")
        }
        let isMade = FileManager.default.createFile(
            atPath: file, contents: Data("\(key.secretText)\n".utf8), attributes: [.posixPermissions: 0o600])
        guard isMade else { throw LedgerRefusal.badKey(file: file, reason: "it cannot be made") }
        return key
    }

    private static func parse(_ data: Data, _ kind: KeyKind, _ file: String) throws -> SignerKey {
        let text = String(decoding: data.prefix(VerifierKey.longestBytes + 1), as: UTF8.self)
        guard let key = try? SignerKey.parse(text.trimmingCharacters(in: .newlines)),
            key.verifier.kind == kind
        else {
            let owner = kind == .note ? "log" : "witness"
            throw LedgerRefusal.badKey(file: file, reason: "it does not hold a \(owner)’s private key")
        }
        return key
    }

    private static func randomSeed() -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }
}
