import Crypto
import TransparencyLog

/// Measures the log engine and prints one line of JSON: the audit of a million entries beside a loop that
/// hashes the same leaves and as many 65-byte nodes, and the proof of a random entry.
@main
struct TransparencyLogBenchmark {
    static let entries = 1_000_000
    static let entryBytes = 500
    static let proofs = 2_000
    static let rounds = 7

    static func main() throws {
        let log = try layOut()
        var (plain, audit, proof) = (Double.infinity, Double.infinity, Double.infinity)
        // The least of several rounds, taken in turn: what else the machine does falls on all alike.
        for _ in 0..<rounds {
            plain = min(plain, seconds { plainHashing() })
            audit = min(audit, try seconds { try check(log) })
            proof = min(proof, try seconds { try prove(log) } / Double(proofs))
        }
        print(
            """
            {"entries": \(entries), "plain_seconds": \(plain), "audit_seconds": \(audit), \
            "audit_to_plain": \(audit / plain), "proof_microseconds": \(proof * 1e6)}
            """)
    }

    struct Log {
        var files: [TileAddress: [UInt8]] = [:]
        var head = TreeHead.empty
    }

    /// The entry of an index: its digits and then its last byte, over and over.
    static func entry(_ index: Int) -> [UInt8] {
        let digits = Array(String(index).utf8)
        return digits + [UInt8](repeating: UInt8(truncatingIfNeeded: index), count: entryBytes - digits.count)
    }

    static func layOut() throws -> Log {
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

    static func check(_ log: Log) throws {
        var audit = try LogAudit(of: log.head)
        try audit.run { address in log.files[address] ?? [] }
    }

    static func prove(_ log: Log) throws {
        var tree = TiledTree(size: entries) { address in log.files[address] ?? [] }
        var random = SystemRandomNumberGenerator()
        for _ in 0..<proofs {
            let index = Int.random(in: 0..<entries, using: &random)
            let proof = try tree.inclusionProof(of: index)
            precondition(proof.path.count > 6, "A path through a million leaves is about twenty long.")
        }
    }

    /// What any verifier must hash at least, with the same library and nothing else around it.
    static func plainHashing() {
        var (leaf, node) = ([UInt8](repeating: 0, count: 1 + entryBytes), [UInt8](repeating: 1, count: 65))
        for index in 0..<entries {
            leaf[1 + index % entryBytes] = UInt8(truncatingIfNeeded: index)
            SHA256.hash(data: leaf).withUnsafeBytes { node[1] = $0[0] }
            SHA256.hash(data: node).withUnsafeBytes { node[2] = $0[0] }
        }
    }

    static func seconds(_ work: () throws -> Void) rethrows -> Double {
        let duration = try ContinuousClock().measure(work)
        return Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
    }
}
