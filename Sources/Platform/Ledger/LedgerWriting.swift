import Kernel
import Storage
import TransparencyLog

/// What the log's one writer does to the tables.
extension Transaction {
    func beginLedger(as verifier: VerifierKey) throws {
        try execute(
            """
            insert into ledger_identity (one, origin, verifier)
            values (1, \(verifier.name), \(verifier.text))
            """)
    }

    /// The texts of the acts that wait, in the order in which they were recorded, and the key of the last.
    func waitingTexts(limit: Int) throws -> (texts: [[UInt8]], last: Int64)? {
        let rows = try rows("select key, entry from ledger_pending order by key limit \(limit)")
        guard let last = rows.last else { return nil }
        return (try rows.map { try $0.get(at: 1, as: [UInt8].self) }, try last.get(at: 0, as: Int64.self))
    }

    /// Gives the acts that wait, up to the key `last`, their places from `start` on. NB: a transaction sees
    /// one state, so these are the acts whose texts it read before; one that ends later with a lower key
    /// waits on.
    func placeWaiting(through last: Int64, from start: Int) throws {
        try execute(
            """
            insert into ledger_entry (entry_index, id, type, subject, recorded_at, entry)
            select \(start) - 1 + row_number() over (order by key), id, type, subject, recorded_at, entry
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
