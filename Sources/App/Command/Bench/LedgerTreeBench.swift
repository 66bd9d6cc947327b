import CanonicalJSON
import Crypto
import TransparencyLog

/// The check of a whole log beside a loop that hashes the same number of leaves and of 65-byte nodes, and the
/// proof of a random entry. Everything is in memory.
struct LedgerTreeBench {
    static let entryBytes = 500
    static let proofs = 2_000

    let entries: Int
    let rounds: Int

    /// Medians of several rounds, taken in turn: what else the machine does falls on all alike.
    func run() throws -> JSONValue {
        let log = try layOut()
        var (plain, audit, proof): ([Double], [Double], [Double]) = ([], [], [])
        for _ in 0..<rounds {
            plain.append(seconds { plainHashing() })
            audit.append(try seconds { try check(log) })
            proof.append(try seconds { try prove(log) } / Double(LedgerTreeBench.proofs))
        }
        let ratios = zip(audit, plain).map { $0 / $1 }
        return [
            "entries": .integer(Int64(entries)),
            "plain_milliseconds": .integer(median(plain, times: 1e3)),
            "audit_milliseconds": .integer(median(audit, times: 1e3)),
            "audit_to_plain_thousandths": .integer(median(ratios, times: 1e3)),
            "proof_microseconds": .integer(median(proof, times: 1e6)),
            "proof_microseconds_least": .integer(Int64(((proof.min() ?? 0) * 1e6).rounded())),
        ]
    }

    private struct Log {
        var files: [TileAddress: [UInt8]] = [:]
        var head = TreeHead.empty
    }

    /// The entry of an index: its digits and then its last byte, over and over.
    private func entry(_ index: Int) -> [UInt8] {
        let digits = Array(String(index).utf8)
        let rest = LedgerTreeBench.entryBytes - digits.count
        return digits + [UInt8](repeating: UInt8(truncatingIfNeeded: index), count: rest)
    }

    private func layOut() throws -> Log {
        var (log, builder) = (Log(), TileBuilder())
        for address in TileAddress.added(from: 0, to: entries) where address.kind == .entries {
            let bundle = (0..<address.width).map { entry(256 * address.index + $0) }
            for entry in bundle { builder.append(.leaf(entry)) }
            log.files[address] = try EntryBundle.bytes(of: bundle)
        }
        for tile in builder.takeTiles() { log.files[tile.address] = tile.bytes }
        log.head = builder.head
        return log
    }

    private func check(_ log: Log) throws {
        var audit = try LogAudit(of: log.head)
        try audit.run { address in log.files[address] ?? [] }
    }

    private func prove(_ log: Log) throws {
        var tree = TiledTree(size: entries) { address in log.files[address] ?? [] }
        var random = SystemRandomNumberGenerator()
        for _ in 0..<LedgerTreeBench.proofs {
            let index = Int.random(in: 0..<entries, using: &random)
            let proof = try tree.inclusionProof(of: index)
            precondition(proof.path.count > 6, "A path through a thousand leaves is about ten long.")
        }
    }

    /// What any verifier must hash at least, with the same library and nothing else around it.
    private func plainHashing() {
        let size = LedgerTreeBench.entryBytes
        var (leaf, node) = ([UInt8](repeating: 0, count: 1 + size), [UInt8](repeating: 1, count: 65))
        for index in 0..<entries {
            leaf[1 + index % size] = UInt8(truncatingIfNeeded: index)
            SHA256.hash(data: leaf).withUnsafeBytes { node[1] = $0[0] }
            SHA256.hash(data: node).withUnsafeBytes { node[2] = $0[0] }
        }
    }

    private func seconds(_ work: () throws -> Void) rethrows -> Double {
        try ContinuousClock().measure(work) / .seconds(1)
    }

    private func median(_ values: [Double], times factor: Double) -> Int64 {
        Int64((values.sorted()[values.count / 2] * factor).rounded())
    }
}
