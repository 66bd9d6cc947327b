import CanonicalJSON
import Kernel
import Ledger
import Storage
import TestKit
import TransparencyLog

/// A log of a scratch database, with a key that is not secret.
struct LedgerCast {
    static let noon = Instant(milliseconds: 1_795_608_000_000)

    let database: Database
    let writer: LedgerWriter

    static func run(on engine: Engine, _ body: (LedgerCast) async throws -> Void) async throws {
        try await withDatabase(on: engine, LedgerSchema.migrations) { database in
            let writer = LedgerWriter(database, key: try key(), clock: { noon })
            try await writer.begin()
            try await body(LedgerCast(database: database, writer: writer))
        }
    }

    static func key(seed: UInt8 = 7) throws -> SignerKey {
        let seed = [UInt8](repeating: seed, count: 32)
        guard let key = SignerKey(name: "test.example/log", kind: .note, seed: seed) else { throw Mishap() }
        return key
    }

    static func act(_ number: Int) -> LedgerEntry {
        LedgerEntry(
            id: id(number), type: "test.act", at: noon, subject: "thing_\(number % 3)",
            facts: ["number": .integer(Int64(number))])
    }

    static func id(_ number: Int) -> ID<LedgerEntry> { ID(UUIDv7(at: noon, random: (0, UInt64(number)))) }

    func record(_ numbers: Range<Int>) async throws {
        try await database.write { tx in for number in numbers { try tx.record(LedgerCast.act(number)) } }
    }

    /// The root over all entries, from their texts alone, by the recursion of RFC 6962, section 2.1.
    func expectedRoot() async throws -> MerkleHash {
        let leaves = try await database.read { tx in
            try tx.rows("select entry from ledger_entry order by entry_index").map {
                MerkleHash.leaf(try $0.get("entry", as: [UInt8].self))
            }
        }
        return LedgerCast.root(of: leaves[...])
    }

    private static func root(of leaves: ArraySlice<MerkleHash>) -> MerkleHash {
        guard leaves.count > 1 else { return leaves.first ?? .emptyTree }
        var half = 1
        while half * 2 < leaves.count { half *= 2 }
        return .node(root(of: leaves.prefix(half)), root(of: leaves.dropFirst(half)))
    }

    func head() async throws -> TreeHead {
        let note = try await database.read { tx in try tx.ledgerCheckpoint()?.note } ?? []
        let key = try LedgerCast.key().verifier
        return try TrustedLog(origin: key.name, keys: [key]).checkpoint(in: Note.parse(note)).head
    }

    /// Every tile and bundle checked against the signed head.
    func audit() async throws {
        let head = try await head()
        try await database.read { tx in
            var audit = try LogAudit(of: head)
            try audit.run { address in try tx.ledgerFile(at: address, size: head.size) ?? [] }
        }
    }
}

/// Something that goes wrong on purpose.
struct Mishap: Error {}
