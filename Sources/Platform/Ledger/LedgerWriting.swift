import Kernel
import Storage
import TransparencyLog

/// An act that waits for its place.
struct WaitingEntry {
    let key: Int64
    let id: String
    let type: String
    let subject: String?
    let at: Instant
    let bytes: [UInt8]
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

    /// The acts that wait, in the order in which they were recorded.
    func waitingEntries(limit: Int) throws -> [WaitingEntry] {
        try rows("select * from ledger_pending order by key limit \(limit)").map { row in
            WaitingEntry(
                key: try row["key"], id: try row["id"], type: try row["type"], subject: try row["subject"],
                at: try row["recorded_at"], bytes: try row["entry"])
        }
    }

    /// Gives acts their places from `start` on.
    func place(_ entries: [WaitingEntry], from start: Int) throws {
        for first in stride(from: 0, to: entries.count, by: 256) {
            let values = (first..<min(first + 256, entries.count)).map { position in
                let entry = entries[position]
                return """
                    (\(start + position), \(entry.id), \(entry.type), \(entry.subject), \(entry.at),
                    \(entry.bytes))
                    """ as SQL
            }
            try execute(
                """
                insert into ledger_entry (entry_index, id, type, subject, recorded_at, entry)
                values \(sql: .joined(values, by: ", "))
                """)
        }
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

    /// Forgets acts that have their place. NB: an act of a transaction that ended late may have a lower key
    /// than the last one sealed; it waits on.
    func forgetWaiting(_ keys: [Int64]) throws {
        for start in stride(from: 0, to: keys.count, by: 1024) {
            let some = Array(keys[start..<min(start + 1024, keys.count)])
            try execute("delete from ledger_pending where key in \(values: some)")
        }
    }
}
