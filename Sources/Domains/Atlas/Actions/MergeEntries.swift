import Kernel
import Storage

/// Makes two entries one: the records of the first go to the second, and the first's address leads there.
public struct MergeEntries: Sendable {
    let merged: EntryID
    let kept: EntryID

    /// A merge of `merged` into `kept`.
    public init(_ merged: EntryID, into kept: EntryID) {
        self.merged = merged
        self.kept = kept
    }

    /// Runs it; refuses entries that do not exist, are already merged, or are of two types.
    public func run(in tx: Transaction) throws {
        guard merged != kept, merged.type == kept.type else { throw AtlasRefusal.unlikeEntries }
        let (from, to) = (try key(of: merged, tx), try key(of: kept, tx))
        try tx.moveClaims(from: merged, to: kept)
        _ = try tx.execute("update atlas_record set entry_key = \(to) where entry_key = \(from)")
        _ = try tx.execute(
            """
            insert into atlas_match (token, entry_key, import_key)
            select token, \(to), import_key from atlas_match where entry_key = \(from) on conflict do nothing
            """)
        _ = try tx.execute("delete from atlas_match where entry_key = \(from)")
        _ = try tx.execute(
            """
            update atlas_entry set merged_into = \(kept.description)
            where entry_key = \(from) or merged_into = \(merged.description)
            """)
        try tx.recordChange(topic: AtlasDomain.entryTopic, key: from)
        try tx.recordChange(topic: AtlasDomain.entryTopic, key: to)
    }

    private func key(of id: EntryID, _ tx: Transaction) throws -> Int64 {
        guard case .here(let key)? = try tx.locate(id) else {
            throw AtlasRefusal.unknownEntry(id.description)
        }
        return key
    }
}
