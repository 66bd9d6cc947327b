/// The head of a log as it is signed (C2SP tlog-checkpoint): which log, how many entries, which root.
public struct Checkpoint: Hashable, Sendable {
    /// The most lines after the third.
    public static let mostExtensions = 64

    /// The name of the log. NB: strings are equal where Unicode holds them equivalent; use `isOf`.
    public let origin: String
    /// The size and the root.
    public let head: TreeHead
    /// Further lines, whose meaning is the log's own.
    public let extensions: [String]

    /// A checkpoint; throws when a line is empty, or holds a control character.
    public init(origin: String, head: TreeHead, extensions: [String] = []) throws(TransparencyLogError) {
        let lines = [origin] + extensions
        guard extensions.count <= Checkpoint.mostExtensions,
            lines.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { $0 >= 0x20 } })
        else { throw .malformed(.checkpoint) }
        (self.origin, self.head, self.extensions) = (origin, head, extensions)
    }

    /// Reads the text of a note as a checkpoint.
    public static func parse(_ text: [UInt8]) throws(TransparencyLogError) -> Checkpoint {
        guard text.count <= Note.longestBytes else {
            throw .tooLong(.checkpoint, limitBytes: Note.longestBytes)
        }
        guard isNoteText(text), let lines = text.lines, lines.count >= 3,
            let size = lines[1].decimalNumber, let root = MerkleHash(base64: lines[2])
        else { throw .malformed(.checkpoint) }
        let words = lines.map { String(decoding: $0, as: UTF8.self) }
        return try Checkpoint(
            origin: words[0], head: TreeHead(size: size, root: root), extensions: Array(words.dropFirst(3)))
    }

    /// The text that is signed.
    public var text: [UInt8] {
        let lines = [origin, String(head.size), head.root.base64] + extensions
        return lines.flatMap { Array($0.utf8) + [newline] }
    }

    /// The note of this checkpoint, signed by the log.
    public func signed(by keys: [SignerKey]) throws -> Note {
        let text = text
        return try Note(text: text, signatures: keys.map { try $0.sign(text) })
    }

    /// Whether the origin is exactly this, byte for byte.
    public func isOf(_ origin: String) -> Bool { self.origin.utf8.elementsEqual(origin.utf8) }
}
