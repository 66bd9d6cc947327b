import Kernel
import Storage
import TransparencyLog

/// Outsiders who cosign the log, and how many of them must have.
public struct LedgerWitnesses: Sendable {
    /// Their keys.
    public let keys: [VerifierKey]
    /// How many must have cosigned.
    public let required: Int

    /// For how long a witnessed checkpoint is served although there is a newer one that witnesses are still
    /// being asked about.
    static let patienceSeconds: Int64 = 60

    /// The witnesses of a log; nobody unless told otherwise.
    public init(keys: [VerifierKey] = [], required: Int = 0) {
        precondition(required >= 0, "No fewer than none can be required.")
        self.keys = keys.map(\.asCosigner)
        self.required = required
    }
}

/// A head of the log as it is served.
public struct LedgerCheckpoint: Hashable, Sendable {
    /// How many entries it is over.
    public let size: Int
    /// The signed note.
    public let note: [UInt8]
    /// When the log signed it.
    public let signedAt: Instant
    /// Who of the witnesses cosigned it, and when.
    public var cosigners: [LedgerCosigner] = []

    /// How many witnesses more it would need.
    public func missing(_ witnesses: LedgerWitnesses) -> Int { max(0, witnesses.required - cosigners.count) }
}

/// A witness that cosigned.
public struct LedgerCosigner: Hashable, Sendable {
    /// Its name.
    public let name: String
    /// When it cosigned.
    public let at: Instant
}

/// What a witness last said of the log.
public struct LedgerWitnessed: Hashable, Sendable {
    /// Its name.
    public let name: String
    /// The size of the newest checkpoint that it cosigned, and when; nil when it cosigned none.
    public let last: Last?

    /// A checkpoint that it cosigned.
    public struct Last: Hashable, Sendable {
        /// How many entries it is over.
        public let size: Int
        /// When the witness signed.
        public let at: Instant
    }
}

extension Transaction {
    /// The checkpoint that is served: the newest one, with the cosignatures it has. When witnesses are
    /// required and the newest one is so new that they may not have answered yet, the newest one that has
    /// enough.
    public func servedCheckpoint(_ witnesses: LedgerWitnesses, now: Instant) throws -> LedgerCheckpoint? {
        guard let newest = try ledgerCheckpoint() else { return nil }
        let cosigned = try cosigned(newest, by: witnesses)
        guard cosigned.missing(witnesses) > 0,
            newest.signedAt.adding(seconds: LedgerWitnesses.patienceSeconds) > now,
            let witnessed = try newestWitnessed(witnesses)
        else { return cosigned }
        return try self.cosigned(witnessed, by: witnesses)
    }

    /// The served checkpoint if the entry of this index is in it, else the newest.
    func checkpoint(
        over index: Int, _ witnesses: LedgerWitnesses, now: Instant
    ) throws -> LedgerCheckpoint? {
        let served = try servedCheckpoint(witnesses, now: now)
        if let served, served.size > index { return served }
        return try ledgerCheckpoint().map { try cosigned($0, by: witnesses) }
    }

    /// What a witness last cosigned.
    public func lastCosigned(by witness: VerifierKey) throws -> LedgerWitnessed {
        let row = try first(
            """
            select size, signed_at from ledger_cosignature where witness = \(witness.asCosigner.text)
            order by size desc limit 1
            """)
        return LedgerWitnessed(
            name: witness.name, last: try row.map { .init(size: try $0["size"], at: try $0["signed_at"]) })
    }

    /// What a witness is asked to cosign the newest checkpoint, from the size that it has; nil when the log
    /// has no more entries than that.
    public func witnessRequest(from old: Int) throws -> (size: Int, request: WitnessRequest)? {
        guard let newest = try ledgerCheckpoint(), newest.size >= old, newest.size > 0 else { return nil }
        var tree = TiledTree(size: newest.size) { address in
            try self.ledgerFile(at: address, size: newest.size) ?? []
        }
        let isSame = old == 0 || old == newest.size
        let proof = isSame ? ConsistencyProof(path: []) : try tree.consistencyProof(from: old)
        return (
            newest.size,
            WitnessRequest(oldSize: old, proof: proof, checkpoint: try Note.parse(newest.note))
        )
    }

    /// Keeps the cosignatures of an answer that are by this witness, over the checkpoint of this size; false
    /// when there is none. Throws when one claims to be by it and is not.
    public func keepCosignature(
        _ lines: [NoteSignature], by witness: VerifierKey, size: Int
    ) throws -> Bool {
        guard let row = try first("select note from ledger_checkpoint where size = \(size)") else {
            return false
        }
        let note = try Note.parse(row.get("note", as: [UInt8].self))
        let answer = try Note(text: note.text, signatures: lines)
        let key = witness.asCosigner
        guard let signature = try Transaction.signature(in: answer, by: key),
            let cosigned = Cosignature(signature)
        else { return false }
        try execute(
            """
            insert into ledger_cosignature (size, witness, line, signed_at) values
            (\(size), \(key.text), \(signature.line), \(Instant(milliseconds: 1000 * Int64(cosigned.timeSeconds))))
            on conflict (size, witness) do update set line = excluded.line, signed_at = excluded.signed_at
            """)
        return true
    }

    private static func signature(in note: Note, by key: VerifierKey) throws -> NoteSignature? {
        do {
            return try note.open(with: [key]).first
        } catch TransparencyLogError.noKnownSignature {
            return nil
        }
    }

    private func newestWitnessed(_ witnesses: LedgerWitnesses) throws -> LedgerCheckpoint? {
        try first(
            """
            select size, note, signed_at from ledger_checkpoint where size = (
                select size from ledger_cosignature where witness in \(values: witnesses.keys.map(\.text))
                group by size having count(*) >= \(witnesses.required) order by size desc limit 1)
            """
        ).map(LedgerCheckpoint.init)
    }

    /// The checkpoint with the cosignatures of those witnesses that are still in the settings.
    private func cosigned(
        _ checkpoint: LedgerCheckpoint, by witnesses: LedgerWitnesses
    ) throws -> LedgerCheckpoint {
        let rows = try rows(
            """
            select line, signed_at from ledger_cosignature
            where size = \(checkpoint.size) and witness in \(values: witnesses.keys.map(\.text)) order by witness
            """)
        guard !rows.isEmpty else { return checkpoint }
        let lines = try rows.map { try $0.get("line", as: String.self) }
        let signatures = try NoteSignature.parse(Array(lines.joined().utf8))
        let note = try Note.parse(checkpoint.note).adding(signatures)
        let cosigners = try zip(signatures, rows).map {
            LedgerCosigner(name: $0.keyName, at: try $1["signed_at"])
        }
        return LedgerCheckpoint(
            size: checkpoint.size, note: note.bytes, signedAt: checkpoint.signedAt, cosigners: cosigners)
    }
}

extension LedgerCheckpoint {
    init(_ row: Row) throws {
        self.init(size: try row["size"], note: try row["note"], signedAt: try row["signed_at"])
    }
}
