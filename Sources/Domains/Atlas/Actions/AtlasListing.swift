import Kernel
import Storage

/// Every entry's identifier, in parts of a fixed size, for sitemaps. Parts are ranges of keys: none has to be
/// read to find where another begins.
public struct AtlasListing: Sendable {
    private let database: Database

    /// Identifiers a read.
    private static let batchSize = 1000

    /// The listing of the atlas in a database.
    public init(of database: Database) {
        self.database = database
    }

    /// How many parts there are when each holds at most `size` entries.
    public func parts(of size: Int) async throws -> Int {
        let last = try await database.read { tx in try tx.lastEntryKey() }
        return last.map { Int(($0 - 1) / Int64(size)) + 1 } ?? 0
    }

    /// Gives the identifiers of a part, counted from 0, in batches.
    public func each(
        inPart part: Int, of size: Int, _ body: ([EntryID]) async throws -> Void
    ) async throws {
        let end = Int64(part + 1) * Int64(size)
        var after = Int64(part) * Int64(size)
        while true {
            let start = after
            let batch = try await database.read { tx in
                try tx.listedEntries(after: start, upTo: end, limit: Self.batchSize)
            }
            guard let last = batch.last else { return }
            try await body(batch.map(\.id))
            after = last.key
        }
    }
}

extension Transaction {
    /// The greatest key of an entry that readers see.
    func lastEntryKey() throws -> Int64? {
        try first(
            """
            select max(e.entry_key) as last from atlas_entry e
            join atlas_import i on i.import_key = e.import_key and i.published_at is not null
            """
        ).flatMap { try $0["last"] }
    }

    /// Entries that have a page of their own, by key.
    fileprivate func listedEntries(
        after: Int64, upTo end: Int64, limit: Int
    ) throws -> [(key: Int64, id: EntryID)] {
        try rows(
            """
            select e.entry_key, e.id from atlas_entry e
            join atlas_import i on i.import_key = e.import_key and i.published_at is not null
            where e.entry_key > \(after) and e.entry_key <= \(end) and e.merged_into is null
            order by e.entry_key limit \(limit)
            """
        ).compactMap { row in
            EntryID(try row["id"] as String).map { id in (try? row["entry_key"] as Int64).map { ($0, id) } }
                ?? nil
        }
    }
}
