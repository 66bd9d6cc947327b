import Kernel
import Storage
import TransparencyLog

/// Who the log is.
public struct LedgerIdentity: Hashable, Sendable {
    /// The name in its checkpoints; never changed.
    public let origin: String
    /// The public key that verifies its signatures, as `name+hash+key`.
    public let verifier: String
}

/// Reading the log as it stands.
extension Transaction {
    /// Who the log is; nil before it began.
    public func ledgerIdentity() throws -> LedgerIdentity? {
        try first("select origin, verifier from ledger_identity").map {
            LedgerIdentity(origin: try $0["origin"], verifier: try $0["verifier"])
        }
    }

    /// The newest checkpoint, with the log's own signature alone.
    public func ledgerCheckpoint() throws -> LedgerCheckpoint? {
        try first("select size, note, signed_at from ledger_checkpoint order by size desc limit 1")
            .map(LedgerCheckpoint.init)
    }

    /// How many acts wait for their place.
    public func ledgerPending() throws -> Int {
        try first("select count(*) as n from ledger_pending")?["n"] ?? 0
    }

    /// The file at a place of the log of this size: a tile, or a bundle of entries. Nil when there is none.
    public func ledgerFile(at address: TileAddress, size: Int) throws -> [UInt8]? {
        guard address.isWithin(size: size) else { return nil }
        return switch address.kind {
        case .hashes(let level): try tile(level, address)
        case .entries: try bundle(address)
        }
    }

    /// The entry at a place.
    public func ledgerEntry(at index: Int) throws -> LoggedEntry? {
        try first("select * from ledger_entry where entry_index = \(index)").map(LoggedEntry.init)
    }

    /// The entry of that identifier.
    public func ledgerEntry(_ id: ID<LedgerEntry>) throws -> LoggedEntry? {
        try first("select * from ledger_entry where id = \(id)").map(LoggedEntry.init)
    }

    /// The newest entries, or those about one thing; the newest first.
    public func ledgerEntries(about subject: String? = nil, limit: Int) throws -> [LoggedEntry] {
        let condition: SQL = subject.map { "where subject = \($0)" } ?? ""
        return try rows(
            "select * from ledger_entry \(sql: condition) order by entry_index desc limit \(limit)"
        ).map(LoggedEntry.init)
    }

    /// The newest entries by somebody or about her, as her pseudonym names her; the newest first. Both are
    /// found by an index.
    public func ledgerEntries(of pseudonym: String, limit: Int) throws -> [LoggedEntry] {
        try rows(
            """
            select * from ledger_entry where entry_index in (
                select entry_index from ledger_entry where subject = \(pseudonym)
                union select entry_index from ledger_entry where actor = \(pseudonym)
            ) order by entry_index desc limit \(limit)
            """
        ).map(LoggedEntry.init)
    }

    /// What shows offline that the entry at this place is in the log: itself, its proof, and the checkpoint
    /// that is served or, for an entry that is newer, the newest.
    public func ledgerReceipt(
        at index: Int, _ witnesses: LedgerWitnesses = LedgerWitnesses(), now: Instant
    ) throws -> Receipt {
        guard let entry = try ledgerEntry(at: index),
            let head = try checkpoint(over: index, witnesses, now: now)
        else { throw LedgerRefusal.unknownEntry(String(index)) }
        var tree = TiledTree(size: head.size) { address in
            try self.ledgerFile(at: address, size: head.size) ?? []
        }
        return Receipt(
            extra: entry.bytes, proof: try tree.inclusionProof(of: index),
            checkpoint: try Note.parse(head.note))
    }

    /// The widest tile that stands there, cut to the width asked for.
    private func tile(_ level: Int, _ address: TileAddress) throws -> [UInt8]? {
        let row = try first(
            "select hashes from ledger_tile where level = \(level) and tile_index = \(address.index)")
        let bytes = try row?.get("hashes", as: [UInt8].self)
        return bytes.map { Array($0.prefix(address.width * MerkleHash.byteCount)) }
    }

    private func bundle(_ address: TileAddress) throws -> [UInt8]? {
        let start = address.index * TileAddress.fullWidth
        let entries = try rows(
            """
            select entry from ledger_entry
            where entry_index >= \(start) and entry_index < \(start + address.width) order by entry_index
            """
        ).map { try $0.get("entry", as: [UInt8].self) }
        return entries.count == address.width ? try EntryBundle.bytes(of: entries) : nil
    }
}

extension TileAddress {
    /// Whether a log of this size has that many hashes or entries there; earlier partial tiles are within,
    /// too.
    fileprivate func isWithin(size: Int) -> Bool {
        let level = if case .hashes(let level) = kind { level } else { 0 }
        guard level < 8, index < Int.max / TileAddress.fullWidth - 1 else { return false }
        return index * TileAddress.fullWidth + width <= size >> (8 * level)
    }
}

extension LoggedEntry {
    fileprivate init(row: Row) throws {
        let id: String = try row["id"]
        guard let id = ID<LedgerEntry>(id) else { throw LedgerRefusal.unknownEntry(id) }
        self.init(
            index: try row["entry_index"], id: id, type: try row["type"], at: try row["recorded_at"],
            actor: try row["actor"], subject: try row["subject"], bytes: try row["entry"])
    }
}
