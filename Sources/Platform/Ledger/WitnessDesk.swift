import Kernel
import Storage
import TransparencyLog

/// A witness of the logs of others (C2SP tlog-witness): it cosigns a checkpoint when it is the continuation
/// of the one that it cosigned last, and remembers it before it answers. Its memory is the database's:
/// reading the last one and keeping the new one is one transaction, so that no two answers contradict each
/// other.
public struct WitnessDesk: Sendable {
    private let database: Database
    private let witness: Witness
    private let clock: @Sendable () -> Instant

    /// A witness with a key for cosignatures, of these logs.
    public init(
        _ database: Database, key: SignerKey, logs: [VerifierKey], clock: @escaping @Sendable () -> Instant
    ) {
        self.database = database
        witness = Witness(key: key, logs: logs.map { TrustedLog(origin: $0.name, keys: [$0]) })
        self.clock = clock
    }

    /// The key that verifies what it cosigns.
    public var verifier: VerifierKey { witness.key.verifier }

    /// How many logs it knows.
    public var logs: Int { witness.logs.count }

    /// The answer to the body of an `add-checkpoint` request.
    public func answer(_ body: [UInt8]) async throws -> WitnessResponse {
        let now = clock()
        return try await database.write { [witness] tx in
            let decision = try witness.answer(body, timeSeconds: Int(now.milliseconds / 1000)) { origin in
                try tx.witnessedHead(of: origin)
            }
            if let checkpoint = decision.cosigned { try tx.keepWitnessed(checkpoint, at: now) }
            return decision.response
        }
    }
}

extension Transaction {
    fileprivate func witnessedHead(of origin: String) throws -> TreeHead? {
        guard let row = try first("select size, root from ledger_witnessed where origin = \(origin)"),
            let root = try MerkleHash(row.get("root", as: [UInt8].self))
        else { return nil }
        return TreeHead(size: try row["size"], root: root)
    }

    fileprivate func keepWitnessed(_ checkpoint: Checkpoint, at now: Instant) throws {
        try execute(
            """
            insert into ledger_witnessed (origin, size, root, signed_at)
            values (\(checkpoint.origin), \(checkpoint.head.size), \(checkpoint.head.root.bytes), \(now))
            on conflict (origin) do update
            set size = excluded.size, root = excluded.root, signed_at = excluded.signed_at
            """)
    }
}
