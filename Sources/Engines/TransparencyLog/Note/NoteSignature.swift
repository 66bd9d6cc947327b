/// One signature line of a note (C2SP signed-note): who signed, and the signature.
public struct NoteSignature: Hashable, Sendable {
    /// The most bytes of a signature; those of post-quantum algorithms take near 5,000.
    public static let longestBytes = 16_384

    // Bytes rather than a string: two spellings that Unicode holds equivalent are two names.
    let nameBytes: [UInt8]
    /// The first bytes of a hash of the name and the key; tells which key it was, proves nothing.
    public let keyID: UInt32
    /// What the algorithm of the key gave.
    public let bytes: [UInt8]

    init(nameBytes: [UInt8], keyID: UInt32, bytes: [UInt8]) {
        (self.nameBytes, self.keyID, self.bytes) = (nameBytes, keyID, bytes)
    }

    /// The name of the key.
    public var keyName: String { String(decoding: nameBytes, as: UTF8.self) }

    /// The line of the note, with its newline.
    public var line: String {
        "\u{2014} \(keyName) \(Base64.encode(keyID.bigEndianBytes + bytes))\n"
    }

    /// Reads a line without its newline; nil when it is not one.
    init?(line: ArraySlice<UInt8>) {
        guard let rest = line.after("\u{2014} "), let (name, text) = rest.cut(at: UInt8(ascii: " ")),
            isKeyName(name), text.count <= NoteSignature.longestBytes * 4 / 3 + 8,
            let blob = Base64.decode(text), blob.count > 4, blob.count <= 4 + NoteSignature.longestBytes
        else { return nil }
        self.init(
            nameBytes: Array(name), keyID: UInt32(bigEndianBytes: blob.prefix(4)),
            bytes: Array(blob.dropFirst(4)))
    }

    /// The signature lines that a text consists of, at least one and no more than `Note.mostSignatures`.
    public static func parse(_ text: [UInt8]) throws(TransparencyLogError) -> [NoteSignature] {
        guard text.count <= Note.longestBytes else {
            throw .tooLong(.signature, limitBytes: Note.longestBytes)
        }
        guard let lines = text.lines, (1...Note.mostSignatures).contains(lines.count) else {
            throw .malformed(.signature)
        }
        let signatures = lines.compactMap(NoteSignature.init(line:))
        guard signatures.count == lines.count else { throw .malformed(.signature) }
        return signatures
    }
}

extension FixedWidthInteger {
    /// The bytes, the most significant first.
    var bigEndianBytes: [UInt8] { withUnsafeBytes(of: bigEndian) { Array($0) } }

    /// The number that these bytes write, the most significant first.
    init(bigEndianBytes bytes: some Sequence<UInt8>) {
        self = bytes.reduce(0) { $0 << 8 | Self($1) }
    }
}
