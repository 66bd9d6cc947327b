import CanonicalJSON
import Kernel
import Storage
import TransparencyLog

extension Transaction {
    /// Recomputes the log from its entries, compares it with every tile and with the newest signature, and
    /// looks for acts that lost their way. Reads everything once; holds one bundle of entries.
    public func checkLedger() throws -> LedgerState {
        try LedgerCheck(self).run()
    }
}

/// The check of a log against its database.
private struct LedgerCheck {
    /// The most faults of one kind that are told.
    static let mostFaults = 20

    private let tx: Transaction

    init(_ tx: Transaction) {
        self.tx = tx
    }

    func run() throws -> LedgerState {
        let (size, root, faults) = try signedTree()
        return LedgerState(
            size: size, root: root, waiting: try tx.ledgerPending(),
            faults: try faults + count(size) + labels() + strayTiles(size) + waiting())
    }

    private func signedTree() throws -> (size: Int, root: String?, faults: [LedgerFault]) {
        guard let newest = try tx.ledgerCheckpoint() else { return (0, nil, []) }
        guard let identity = try tx.ledgerIdentity(), let key = try? VerifierKey.parse(identity.verifier)
        else { return (newest.size, nil, [.noIdentity]) }
        let log = TrustedLog(origin: identity.origin, keys: [key])
        guard let note = try? Note.parse(newest.note), let head = try? log.checkpoint(in: note).head,
            head.size == newest.size
        else { return (newest.size, nil, [.badCheckpoint(size: newest.size)]) }
        do {
            var audit = try LogAudit(of: head, extending: earlierHeads(log, below: head.size))
            try audit.run { address in try tx.ledgerFile(at: address, size: head.size) ?? [] }
            return (head.size, head.root.base64, [])
        } catch let error as TransparencyLogError {
            return (head.size, nil, [.notWhole(error.words)])
        }
    }

    /// The heads that were signed before; the log must begin with each. Their signatures are left to whoever
    /// was given them.
    private func earlierHeads(_ log: TrustedLog, below size: Int) throws -> [TreeHead] {
        var heads: [TreeHead] = []
        try tx.each("select note from ledger_checkpoint where size < \(size) order by size") { row in
            let note = try Note.parse(row.get("note", as: [UInt8].self))
            heads.append(try Checkpoint.parse(note.text).head)
        }
        return heads
    }

    private func count(_ size: Int) throws -> [LedgerFault] {
        let row = try tx.first("select count(*) as n, max(entry_index) as last from ledger_entry")
        let found: Int = try row?["n"] ?? 0
        let last = try row?.get("last", as: Int?.self) ?? -1
        return found == size && last == size - 1
            ? [] : [.otherSize(signed: size, found: max(found, last + 1))]
    }

    private func labels() throws -> [LedgerFault] {
        var faults: [LedgerFault] = []
        try tx.each("select * from ledger_entry order by entry_index") { row in
            guard faults.count < LedgerCheck.mostFaults, try !isLabelled(row) else { return }
            faults.append(.mislabelled(index: try row["entry_index"]))
        }
        return faults
    }

    private func waiting() throws -> [LedgerFault] {
        var faults = try tx.rows(
            """
            select id from ledger_pending where id in (select id from ledger_entry)
            order by key limit \(LedgerCheck.mostFaults)
            """
        ).map { LedgerFault.placedAndWaiting(id: try $0["id"]) }
        try tx.each("select * from ledger_pending order by key") { row in
            guard faults.count < LedgerCheck.mostFaults, try !isLabelled(row) else { return }
            faults.append(.mislabelledWaiting(id: try row["id"]))
        }
        return faults
    }

    /// Whether the columns say what the text says.
    private func isLabelled(_ row: Row) throws -> Bool {
        let bytes: [UInt8] = try row["entry"]
        guard let text = (try? JSONValue(parsing: bytes))?.object else { return false }
        let at: Instant = try row["recorded_at"]
        return try text["id"]?.string == row.get("id", as: String.self)
            && text["type"]?.string == row.get("type", as: String.self)
            && text["actor"]?.string == row.get("actor", as: String?.self)
            && text["subject"]?.string == row.get("subject", as: String?.self)
            && text["at"]?.string == at.rfc3339
    }

    private func strayTiles(_ size: Int) throws -> [LedgerFault] {
        try tx.rows("select level, tile_index from ledger_tile order by level, tile_index").compactMap {
            row in
            let (level, index): (Int, Int) = (try row["level"], try row["tile_index"])
            let isWithin = (0..<8).contains(level) && index >= 0 && index << 8 < size >> (8 * level)
            return isWithin ? nil : .strayTile(level: level, index: index)
        }
    }
}
