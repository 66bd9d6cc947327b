import Crypto

/// A private Ed25519 key with the name of its owner. Whoever has it can sign for the log or the witness.
public struct SignerKey: Sendable {
    private let key: Curve25519.Signing.PrivateKey
    /// The public key that verifies what this one signs.
    public let verifier: VerifierKey

    /// The key of a seed of 32 secret random bytes (RFC 8032); nil when the name cannot name a key, or the
    /// seed has another length.
    public init?(name: String, kind: KeyKind, seed: [UInt8]) {
        guard seed.count == 32, let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed),
            let verifier = VerifierKey(
                name: name, kind: kind, publicKey: Array(key.publicKey.rawRepresentation))
        else { return nil }
        (self.key, self.verifier) = (key, verifier)
    }

    /// Reads `PRIVATE+KEY+name+hash+key`, as golang.org/x/mod/sumdb/note writes it.
    public static func parse(_ text: String) throws(TransparencyLogError) -> SignerKey {
        let limit = VerifierKey.longestBytes
        guard text.utf8.count <= limit else { throw .tooLong(.signerKey, limitBytes: limit) }
        guard let rest = Array(text.utf8)[...].after("PRIVATE+KEY+"),
            let (name, numbers) = rest.cut(at: UInt8(ascii: "+")),
            let (hash, encoded) = numbers.cut(at: UInt8(ascii: "+")), let id = keyID(hexadecimal: hash),
            let material = Base64.decode(encoded), let kind = material.first.flatMap(KeyKind.init(rawValue:)),
            let signer = SignerKey(
                name: String(decoding: name, as: UTF8.self), kind: kind, seed: Array(material.dropFirst())),
            signer.verifier.id == id
        else { throw .malformed(.signerKey) }
        return signer
    }

    /// `PRIVATE+KEY+name+hash+key`: the secret itself, for a file that nobody else reads.
    public var secretText: String {
        let material = [verifier.kind.rawValue] + key.rawRepresentation
        return "PRIVATE+KEY+\(verifier.name)+\(hexadecimal(keyID: verifier.id))+\(Base64.encode(material))"
    }

    /// Signs the text of a note. The key must be one for notes.
    public func sign(_ text: [UInt8]) throws -> NoteSignature {
        precondition(verifier.kind == .note, "A witness's key signs with the time.")
        return signature(try key.signature(for: text))
    }

    /// Cosigns the text of a checkpoint at a time in seconds since 1970. The key must be a witness's.
    public func cosign(_ text: [UInt8], timeSeconds: Int) throws -> NoteSignature {
        precondition(verifier.kind == .cosignature, "Only a witness's key signs with the time.")
        precondition(timeSeconds >= 0, "A cosignature is no older than 1970.")
        let time = UInt64(timeSeconds)
        return signature(
            time.bigEndianBytes + (try key.signature(for: KeyKind.cosigned(text, timeSeconds: time))))
    }

    private func signature(_ bytes: some Sequence<UInt8>) -> NoteSignature {
        NoteSignature(nameBytes: verifier.nameBytes, keyID: verifier.id, bytes: Array(bytes))
    }
}

extension SignerKey: CustomStringConvertible, CustomReflectable {
    /// The public key: the secret is never printed by accident.
    public var description: String { "signer of \(verifier.text)" }

    /// Nothing but the public key.
    public var customMirror: Mirror { Mirror(self, children: ["verifier": verifier]) }
}
