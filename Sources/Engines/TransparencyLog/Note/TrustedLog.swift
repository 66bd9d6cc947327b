/// What somebody trusts beforehand: a log by its name and keys, and the witnesses that must have seen it.
public struct TrustedLog: Hashable, Sendable {
    /// The first line of the log's checkpoints.
    public let origin: String
    /// The keys of which the log signs with at least one.
    public let keys: [VerifierKey]
    /// The keys of the witnesses; those of the kind `note` are read as a witness's.
    public let witnesses: [VerifierKey]
    /// How many of the witnesses must have cosigned.
    public let quorum: Int

    /// A log that is trusted; without witnesses, its operator alone is.
    public init(origin: String, keys: [VerifierKey], witnesses: [VerifierKey] = [], quorum: Int = 0) {
        self.origin = origin
        self.keys = keys
        self.witnesses = witnesses.map(\.asCosigner)
        self.quorum = quorum
    }

    /// The checkpoint of a note if it is this log's: of its name, signed by one of its keys, and cosigned by
    /// as many witnesses as the quorum asks.
    public func checkpoint(in note: Note) throws(TransparencyLogError) -> Checkpoint {
        let checkpoint = try Checkpoint.parse(note.text)
        guard checkpoint.isOf(origin) else { throw .wrongOrigin(checkpoint.origin) }
        _ = try note.open(with: keys)
        let found = try cosigners(of: note).count
        guard found >= quorum else { throw .tooFewWitnesses(found: found, needed: quorum) }
        return checkpoint
    }

    /// The witnesses that cosigned a note. One key counts once, whatever names it goes by.
    public func cosigners(of note: Note) throws(TransparencyLogError) -> [VerifierKey] {
        let signatures = try note.verifiedSignatures(by: witnesses)
        var seen: Set<[UInt8]> = []
        return witnesses.filter { witness in
            signatures.contains { $0.keyID == witness.id && $0.nameBytes == witness.nameBytes }
                && seen.insert(witness.publicKey).inserted
        }
    }
}
