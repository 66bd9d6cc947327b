import Kernel
import Storage
import TransparencyLog

/// The first acts that wait, in the order in which they were recorded.
struct WaitingActs {
    /// The texts that are logged.
    let texts: [[UInt8]]
    /// The keys of the first and of the last.
    let keys: ClosedRange<Int64>

    /// Where an act goes when the first goes to `start`. NB: numbering rows takes longer than moving them,
    /// and is needed only where keys have gaps: on PostgreSQL, after a transaction that was not kept.
    fileprivate func place(from start: Int) -> SQL {
        let isDense = keys.upperBound - keys.lowerBound == Int64(texts.count - 1)
        return isDense
            ? "key + \(Int64(start) - keys.lowerBound)"
            : "\(start) - 1 + row_number() over (order by key)"
    }
}

/// What the log's one writer does to the tables.
extension Transaction {
    func beginLedger(as verifier: VerifierKey) throws {
        try execute(
            """
            insert into ledger_identity (one, origin, verifier)
            values (1, \(verifier.name), \(verifier.text))
            """)
    }

    /// The first acts that wait, or nil when none does.
    func waitingActs(limit: Int) throws -> WaitingActs? {
        let rows = try rows("select key, entry from ledger_pending order by key limit \(limit)")
        guard let first = rows.first, let last = rows.last else { return nil }
        return WaitingActs(
            texts: try rows.map { try $0.get(at: 1, as: [UInt8].self) },
            keys: try first.get(at: 0, as: Int64.self)...last.get(at: 0, as: Int64.self))
    }

    /// Gives acts that wait their places from `start` on. NB: a transaction sees one state, so up to the last
    /// key there are these acts alone; one that ends later with a lower key waits on.
    func place(_ waiting: WaitingActs, from start: Int) throws {
        let last = waiting.keys.upperBound
        try execute(
            """
            insert into ledger_entry (entry_index, id, type, actor, subject, recorded_at, entry)
            select \(sql: waiting.place(from: start)), id, type, actor, subject, recorded_at, entry
            from ledger_pending where key <= \(last)
            """)
        try execute("delete from ledger_pending where key <= \(last)")
    }

    /// Keeps tiles; a wider one takes the place of a narrower.
    func keepTiles(_ tiles: [Tile]) throws {
        for tile in tiles {
            guard case .hashes(let level) = tile.address.kind else { continue }
            try execute(
                """
                insert into ledger_tile (level, tile_index, hashes)
                values (\(level), \(tile.address.index), \(tile.bytes))
                on conflict (level, tile_index) do update set hashes = excluded.hashes
                """)
        }
    }

    func keepCheckpoint(size: Int, _ note: [UInt8], at now: Instant) throws {
        try execute(
            "insert into ledger_checkpoint (size, note, signed_at) values (\(size), \(note), \(now))")
    }
}
