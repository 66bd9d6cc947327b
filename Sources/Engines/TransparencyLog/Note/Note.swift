/// A text and the signatures under it (C2SP signed-note). The text is worth nothing until `open` has found a
/// signature by a key that the reader knows.
public struct Note: Hashable, Sendable {
    /// The most bytes of a note: room for sixteen post-quantum signatures.
    public static let longestBytes = 1 << 18
    /// The most signatures of a note.
    public static let mostSignatures = 100

    /// The signed text, UTF-8, with its last newline and without the empty line after it.
    public let text: [UInt8]
    /// The signatures, in their order.
    public let signatures: [NoteSignature]

    /// A note of a text, which must end with a newline and hold no other control character.
    public init(text: [UInt8], signatures: [NoteSignature]) throws(TransparencyLogError) {
        guard text.last == newline, isNoteText(text), signatures.count <= Note.mostSignatures else {
            throw .malformed(.note)
        }
        (self.text, self.signatures) = (text, signatures)
        guard bytes.count <= Note.longestBytes else { throw .tooLong(.note, limitBytes: Note.longestBytes) }
    }

    /// Reads a note; nothing is verified.
    public static func parse(_ bytes: some Collection<UInt8>) throws(TransparencyLogError) -> Note {
        guard bytes.count <= longestBytes else { throw .tooLong(.note, limitBytes: longestBytes) }
        let bytes = Array(bytes)
        guard isNoteText(bytes), let empty = bytes[...].lastEmptyLine else { throw .malformed(.note) }
        do {
            let signatures = try NoteSignature.parse(Array(bytes[(empty + 1)...]))
            return try Note(text: Array(bytes[..<empty]), signatures: signatures)
        } catch {
            throw .malformed(.note)
        }
    }

    /// The note as it is sent: text, empty line, signature lines.
    public var bytes: [UInt8] {
        text + [newline] + signatures.flatMap { $0.line.utf8 }
    }

    /// The note with more signatures; one by a key that has signed replaces its former one.
    public func adding(_ more: [NoteSignature]) throws(TransparencyLogError) -> Note {
        let kept = signatures.filter { old in !more.contains { $0.isBySameKey(as: old) } }
        return try Note(text: text, signatures: kept + more)
    }

    /// The signatures by keys of `keys`, verified: the first of each key, in the note's order.
    ///
    /// Signatures by other keys are ignored. Throws when one that claims a known key is not by it, when there
    /// is none, and when two different keys of `keys` cannot be told apart.
    public func open(with keys: [VerifierKey]) throws(TransparencyLogError) -> [NoteSignature] {
        let verified = try verifiedSignatures(by: keys)
        guard !verified.isEmpty else { throw .noKnownSignature }
        return verified
    }

    /// As `open`, but none at all is an answer too.
    func verifiedSignatures(by keys: [VerifierKey]) throws(TransparencyLogError) -> [NoteSignature] {
        var verified: [NoteSignature] = []
        for signature in signatures {
            guard let key = try Note.key(of: signature, among: keys) else { continue }
            guard key.verifies(signature, under: text) else {
                throw .badSignature(keyName: signature.keyName)
            }
            if !verified.contains(where: signature.isBySameKey) { verified.append(signature) }
        }
        return verified
    }

    private static func key(
        of signature: NoteSignature, among keys: [VerifierKey]
    ) throws(TransparencyLogError) -> VerifierKey? {
        let matching = keys.filter { $0.id == signature.keyID && $0.nameBytes == signature.nameBytes }
        guard let key = matching.first else { return nil }
        guard matching.allSatisfy({ $0 == key }) else { throw .ambiguousKey(keyName: key.name) }
        return key
    }
}

extension NoteSignature {
    /// Whether both claim one key.
    func isBySameKey(as other: NoteSignature) -> Bool {
        keyID == other.keyID && nameBytes == other.nameBytes
    }
}
