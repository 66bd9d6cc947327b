/// Shows offline that something stands in a log: its index, its inclusion proof and the checkpoint (C2SP
/// tlog-proof).
///
/// The format does not hold the entry itself but leaves room for "additional data necessary to reconstruct
/// the record hash": a receipt made with `entry` has it there, so that one file is enough.
public struct Receipt: Hashable, Sendable {
    /// The most bytes of the extra data: as many as an entry has.
    public static let longestExtra = EntryBundle.longestEntry
    /// The most bytes of a receipt.
    public static let longestBytes = Note.longestBytes + longestExtra * 4 / 3 + 64 * 46 + 128

    private static let header = "c2sp.org/tlog-proof@v1"

    /// What the application keeps beside the proof. NB: nobody vouches for it but who checks it.
    public let extra: [UInt8]?
    /// The index of the entry and the path from it.
    public let proof: InclusionProof
    /// The signed checkpoint.
    public let checkpoint: Note

    /// A receipt of these parts, the extra data no longer than `longestExtra`.
    public init(extra: [UInt8]? = nil, proof: InclusionProof, checkpoint: Note) {
        precondition(extra?.count ?? 0 <= Receipt.longestExtra, "The extra data of a receipt are limited.")
        (self.extra, self.proof, self.checkpoint) = (extra, proof, checkpoint)
    }

    /// The text, as `parse` reads it.
    public var bytes: [UInt8] {
        let extra = extra.map { ["extra " + Base64.encode($0)] } ?? []
        let lines = [Receipt.header] + extra + ["index \(proof.index)"] + proof.path.map(\.base64) + [""]
        return lines.flatMap { Array($0.utf8) + [newline] } + checkpoint.bytes
    }

    /// Reads a receipt; nothing is verified.
    public static func parse(_ bytes: [UInt8]) throws(TransparencyLogError) -> Receipt {
        guard bytes.count <= longestBytes else { throw .tooLong(.receipt, limitBytes: longestBytes) }
        guard let (before, note) = bytes.cutAtEmptyLine, var lines = before.lines.map({ $0[...] }),
            lines.popFirst()?.elementsEqual(header.utf8) == true
        else { throw .malformed(.receipt) }
        let extra = try lines.first?.after("extra ").map(extra)
        if extra != nil { lines.removeFirst() }
        guard let index = lines.popFirst()?.after("index ")?.decimalNumber, lines.count <= 63 else {
            throw .malformed(.receipt)
        }
        let path = lines.compactMap(MerkleHash.init(base64:))
        guard path.count == lines.count else { throw .malformed(.receipt) }
        let checkpoint = try Note.parse(note)
        return Receipt(
            extra: extra, proof: InclusionProof(index: index, path: path), checkpoint: checkpoint)
    }

    private static func extra(_ text: ArraySlice<UInt8>) throws(TransparencyLogError) -> [UInt8] {
        guard let bytes = Base64.decode(text) else { throw .malformed(.receipt) }
        guard bytes.count <= longestExtra else { throw .tooLong(.receipt, limitBytes: longestExtra) }
        return bytes
    }

    /// The checkpoint, if it is the trusted log's and the entry with this hash stands in it at the index.
    public func verify(
        _ leaf: MerkleHash, in log: TrustedLog
    ) throws(TransparencyLogError) -> Checkpoint {
        let checkpoint = try log.checkpoint(in: checkpoint)
        guard proof.proves(leaf, in: checkpoint.head) else { throw .notIncluded }
        return checkpoint
    }

    /// The entry that the extra data hold, if it stands in the trusted log.
    public func verifiedEntry(
        in log: TrustedLog
    ) throws(TransparencyLogError) -> (entry: [UInt8], checkpoint: Checkpoint) {
        guard let entry = extra else { throw .notIncluded }
        return (entry, try verify(.leaf(entry), in: log))
    }
}

extension [UInt8] {
    /// What stands before the first empty line, with its newline, and after it.
    var cutAtEmptyLine: (before: ArraySlice<UInt8>, after: ArraySlice<UInt8>)? {
        for place in indices.dropFirst() where self[place] == newline && self[place - 1] == newline {
            return (self[..<place], self[(place + 1)...])
        }
        return nil
    }
}
