import Crypto

/// What an Ed25519 key signs, by the identifier byte of C2SP signed-note.
public enum KeyKind: UInt8, Hashable, Sendable {
    /// The text of the note: how a log signs its checkpoints.
    case note = 0x01
    /// The text with the time: how a witness cosigns them (C2SP tlog-cosignature).
    case cosignature = 0x04

    /// The id of a key: the first four bytes of SHA-256 of name, newline, identifier byte and public key.
    func keyID(name: [UInt8], publicKey: [UInt8]) -> UInt32 {
        let message = name + [newline, rawValue] + publicKey
        return UInt32(bigEndianBytes: SHA256.hash(data: message).prefix(4))
    }

    /// The message that a signature is over.
    static func cosigned(_ text: [UInt8], timeSeconds: UInt64) -> [UInt8] {
        Array("cosignature/v1\ntime \(timeSeconds)\n".utf8) + text
    }
}
