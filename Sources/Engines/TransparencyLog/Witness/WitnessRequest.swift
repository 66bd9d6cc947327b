/// What a log sends to a witness (C2SP tlog-witness, `add-checkpoint`): a new checkpoint and the proof that
/// it extends the one that the witness cosigned last.
public struct WitnessRequest: Hashable, Sendable {
    /// The most lines of a proof.
    public static let longestPath = 63
    /// The most bytes of a request.
    public static let longestBytes = Note.longestBytes + 64 * 45 + 32

    /// The size that the log believes the witness to have; 0 when it knows none.
    public let oldSize: Int
    /// From that size to the checkpoint's; empty from 0.
    public let proof: ConsistencyProof
    /// The signed checkpoint.
    public let checkpoint: Note

    /// A request of these parts.
    public init(oldSize: Int, proof: ConsistencyProof, checkpoint: Note) {
        precondition(oldSize >= 0, "A log has no fewer than no entries.")
        precondition(proof.path.count <= WitnessRequest.longestPath, "A proof has at most 63 hashes.")
        (self.oldSize, self.proof, self.checkpoint) = (oldSize, proof, checkpoint)
    }

    /// The body of the request.
    public var bytes: [UInt8] {
        let lines = ["old \(oldSize)"] + proof.path.map(\.base64) + [""]
        return lines.flatMap { Array($0.utf8) + [newline] } + checkpoint.bytes
    }

    /// Reads the body of a request; nothing is verified.
    public static func parse(_ bytes: [UInt8]) throws(TransparencyLogError) -> WitnessRequest {
        guard bytes.count <= longestBytes else { throw .tooLong(.witnessRequest, limitBytes: longestBytes) }
        guard let (before, note) = bytes.cutAtEmptyLine, let lines = before.lines,
            let oldSize = lines.first?.after("old ")?.decimalNumber, lines.count <= 1 + longestPath
        else { throw .malformed(.witnessRequest) }
        let path = lines.dropFirst().compactMap(MerkleHash.init(base64:))
        guard path.count == lines.count - 1 else { throw .malformed(.witnessRequest) }
        return WitnessRequest(
            oldSize: oldSize, proof: ConsistencyProof(path: path), checkpoint: try Note.parse(note))
    }
}
