/// What a witness's signature says (C2SP tlog-cosignature, Ed25519): as of this time, the checkpoint was the
/// largest that it saw of its log, and consistent with all before.
public struct Cosignature: Hashable, Sendable {
    /// When it was made, in seconds since 1970.
    public let timeSeconds: Int
    /// The 64 bytes of the Ed25519 signature.
    public let signature: [UInt8]

    /// Reads the bytes of a signature line: eight of time, sixty-four of signature; nil for anything else.
    public init?(_ line: NoteSignature) {
        guard line.bytes.count == 8 + 64,
            let time = Int(exactly: UInt64(bigEndianBytes: line.bytes.prefix(8)))
        else { return nil }
        (timeSeconds, signature) = (time, Array(line.bytes.dropFirst(8)))
    }
}
