import Crypto

/// A public Ed25519 key with the name of its owner: what a reader must know beforehand to trust a note.
public struct VerifierKey: Hashable, Sendable {
    /// The most bytes of a key's text.
    public static let longestBytes = 1024

    let nameBytes: [UInt8]
    /// What the key signs.
    public let kind: KeyKind
    /// The 32 bytes of the key (RFC 8032).
    public let publicKey: [UInt8]
    /// The id that its signatures carry.
    public let id: UInt32

    /// A key; nil when the name cannot name a key, or the bytes are not 32.
    public init?(name: String, kind: KeyKind, publicKey: [UInt8]) {
        guard isKeyName(name.utf8), name.utf8.count < VerifierKey.longestBytes / 2, publicKey.count == 32
        else {
            return nil
        }
        (self.kind, self.publicKey, nameBytes) = (kind, publicKey, Array(name.utf8))
        id = kind.keyID(name: nameBytes, publicKey: publicKey)
    }

    /// Reads `name+hash+key`: the name, the id in hexadecimal, and in base64 the kind and the public key.
    public static func parse(_ text: String) throws(TransparencyLogError) -> VerifierKey {
        let bytes = Array(text.utf8)
        guard bytes.count <= longestBytes else { throw .tooLong(.verifierKey, limitBytes: longestBytes) }
        guard let (name, rest) = bytes.cut(at: UInt8(ascii: "+")),
            let (hash, encoded) = rest.cut(at: UInt8(ascii: "+")), let id = keyID(hexadecimal: hash),
            let material = Base64.decode(encoded), let kind = material.first.flatMap(KeyKind.init(rawValue:)),
            let key = VerifierKey(
                name: String(decoding: name, as: UTF8.self), kind: kind,
                publicKey: Array(material.dropFirst())), key.id == id
        else { throw .malformed(.verifierKey) }
        return key
    }

    /// The name of the key.
    public var name: String { String(decoding: nameBytes, as: UTF8.self) }

    /// `name+hash+key`, as `parse` reads it.
    public var text: String {
        "\(name)+\(hexadecimal(keyID: id))+\(Base64.encode([kind.rawValue] + publicKey))"
    }

    /// The same key as a witness's; it has another id.
    public var asCosigner: VerifierKey {
        VerifierKey(name: name, kind: .cosignature, publicKey: publicKey) ?? self
    }

    /// Whether a signature is by this key under a text.
    public func verifies(_ signature: NoteSignature, under text: [UInt8]) -> Bool {
        guard signature.keyID == id, signature.nameBytes == nameBytes else { return false }
        switch kind {
        case .note: return isSignature(signature.bytes, of: text)
        case .cosignature:
            guard let cosignature = Cosignature(signature) else { return false }
            let message = KeyKind.cosigned(text, timeSeconds: UInt64(cosignature.timeSeconds))
            return isSignature(cosignature.signature, of: message)
        }
    }

    private func isSignature(_ signature: [UInt8], of message: [UInt8]) -> Bool {
        guard signature.count == 64,
            let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey)
        else { return false }
        return key.isValidSignature(signature, for: message)
    }
}

/// The id that eight hexadecimal digits write.
func keyID(hexadecimal digits: ArraySlice<UInt8>) -> UInt32? {
    guard digits.count == 8, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }) else {
        return nil
    }
    return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
}

/// The id in eight hexadecimal digits.
func hexadecimal(keyID: UInt32) -> String {
    let digits = String(keyID, radix: 16)
    return String(repeating: "0", count: 8 - digits.utf8.count) + digits
}
