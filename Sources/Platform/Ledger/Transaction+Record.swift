import Kernel
import Storage

extension Transaction {
    /// Records an act, in the transaction that does it: either both are kept or neither is. The act has its
    /// place in the log, a signature over it and a receipt within a second of the commit, while a node of the
    /// site runs.
    public func record(_ entry: LedgerEntry) throws {
        precondition(
            entry.bytes.count <= LedgerEntry.longestBytes, "An entry of the ledger is at most 65,535 bytes.")
        try send(
            """
            insert into ledger_pending (id, type, actor, subject, recorded_at, entry)
            values (\(entry.id), \(entry.type), \(entry.actor), \(entry.subject), \(entry.at), \(entry.bytes))
            """)
    }
}
