import Kernel
import Storage
import TransparencyLog

/// The one writer of the log: gives waiting acts their places, writes the tiles and signs.
///
/// Every node has one, and a lock lets a single one write. All acts that wait are sealed together, so that
/// many cost about as much as one.
public struct LedgerWriter: Sendable {
    let database: Database
    let key: SignerKey
    let clock: @Sendable () -> Instant

    /// What the log calls itself.
    public var origin: String { key.verifier.name }

    /// How often it looks for waiting acts.
    public static let interval: Duration = .milliseconds(250)
    /// The most acts sealed by one transaction.
    static let mostSealed = 4096

    /// The writer of a database's log.
    public init(_ database: Database, key: SignerKey, clock: @escaping @Sendable () -> Instant) {
        self.database = database
        self.key = key
        self.clock = clock
    }

    /// Begins the log with this key, or sees that it was begun with it. Throws `LedgerRefusal.otherIdentity`.
    public func begin() async throws {
        let (key, now) = (key, clock())
        let first = try Checkpoint(origin: key.verifier.name, head: .empty).signed(by: [key])
        try await database.write { tx in
            guard let identity = try tx.ledgerIdentity() else {
                try tx.beginLedger(as: key.verifier)
                return try tx.keepCheckpoint(size: 0, first.bytes, at: now)
            }
            guard identity.verifier == key.verifier.text else {
                throw LedgerRefusal.otherIdentity(origin: identity.origin, verifier: identity.verifier)
            }
        }
    }

    /// Seals acts until cancelled, while it holds the lock; waits for the lock while another node has it.
    public func run() async throws {
        while !Task.isCancelled {
            do {
                try await database.withLock("ledger-writer") {
                    while !Task.isCancelled {
                        while try await seal() > 0 {}
                        try await Task.sleep(for: LedgerWriter.interval)
                    }
                }
            } catch StorageRefusal.locked {
                try await Task.sleep(for: .seconds(1))
            }
        }
    }

    /// Seals what waits, once, unless another process is the writer; how many acts.
    public func sealOnce() async throws -> Int {
        try await database.withLock("ledger-writer") {
            var sealed = 0
            while case let count = try await seal(), count > 0 { sealed += count }
            return sealed
        }
    }

    /// Seals up to `mostSealed` acts; how many. The caller holds the lock.
    func seal() async throws -> Int {
        guard try await database.read({ tx in try tx.ledgerPending() }) > 0 else { return 0 }
        let (key, now) = (key, clock())
        return try await database.write { tx in
            guard let waiting = try tx.waitingActs(limit: LedgerWriter.mostSealed),
                let newest = try tx.ledgerCheckpoint()
            else { return 0 }
            var builder = try TileBuilder(size: newest.size) { address in
                try tx.ledgerFile(at: address, size: newest.size) ?? []
            }
            for text in waiting.texts { builder.append(.leaf(text)) }
            try tx.place(waiting, from: newest.size)
            try tx.keepTiles(builder.takeTiles())
            let checkpoint = try Checkpoint(origin: key.verifier.name, head: builder.head)
            try tx.keepCheckpoint(size: builder.size, checkpoint.signed(by: [key]).bytes, at: now)
            return waiting.texts.count
        }
    }
}
