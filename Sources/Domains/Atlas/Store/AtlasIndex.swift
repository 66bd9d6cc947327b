import Kernel
import SearchIndex
import Storage

/// The search index of one node: built from the database at start, kept current by its change feed.
public final class AtlasIndex: Sendable {
    /// The index itself.
    let index: SearchIndex
    private let database: Database
    private let vocabularies: Vocabularies
    private let follower: Follower

    /// Entries a batch while building.
    private static let batchSize = 2000

    /// An empty index over a database; `load` fills it.
    public init(_ database: Database, vocabularies: Vocabularies) throws {
        self.database = database
        self.vocabularies = vocabularies
        index = try SearchIndex(facets: AtlasFacet.allCases.map(\.rawValue))
        follower = Follower()
    }

    /// Reads every entry, in place of whatever the index held. Searches see the index as it was until the
    /// end.
    public func load() async throws {
        let (index, vocabularies) = (index, vocabularies)
        let (batches, head) = try await database.read { tx in
            var batches: [SearchIndex.PreparedDocuments] = []
            var batch: [SearchIndex.Document] = []
            try tx.eachEntry { key, entry in
                batch.append(Indexing.document(entry, key: key, vocabularies: vocabularies))
                guard batch.count >= AtlasIndex.batchSize else { return }
                batches.append(index.prepare(batch))
                batch.removeAll(keepingCapacity: true)
            }
            return (batches + [index.prepare(batch)], try tx.changesHead())
        }
        index.publishAll(batches)
        await follower.start(at: head)
    }

    /// Takes in what other transactions and other nodes have published since; gives whether there was
    /// anything. When the feed no longer knows the changes since (or the database is another one, since a
    /// backup was restored), everything is read again.
    @discardableResult
    public func catchUp() async throws -> Bool {
        do {
            return try await follower.advance { [self] cursor in
                let changes = try await database.read { tx in try tx.changes(after: cursor, limit: 1000) }
                for change in changes { try await apply(change) }
                return changes.last?.cursor
            }
        } catch StorageRefusal.staleCursor {
            try await load()
            return true
        }
    }

    private func apply(_ change: Change) async throws {
        switch change.topic {
        case AtlasDomain.importTopic:
            try await refresh(try await database.read { tx in try tx.entriesTouched(byImport: change.key) })
        case AtlasDomain.entryTopic: try await refresh([change.key])
        default: break
        }
    }

    /// Reads entries again, a batch at a time, and shows them all at once: nobody finds half a source.
    private func refresh(_ keys: [Int64]) async throws {
        var batches: [SearchIndex.PreparedDocuments] = []
        var vanished: Set<Int64> = []
        for start in stride(from: 0, to: keys.count, by: AtlasIndex.batchSize) {
            let part = Array(keys[start..<min(start + AtlasIndex.batchSize, keys.count)])
            let entries = try await database.read { tx in try tx.keyedEntries(part) }
            let documents = entries.map {
                Indexing.document($0.entry, key: $0.key, vocabularies: vocabularies)
            }
            batches.append(index.prepare(documents))
            vanished.formUnion(Set(part).subtracting(entries.map(\.key)))
        }
        index.publish(batches, removing: Array(vanished))
    }
}

/// How far a node has followed the change feed; one step at a time.
private actor Follower {
    private var cursor: ChangeCursor = .start
    private var isAdvancing = false

    func start(at cursor: ChangeCursor) {
        self.cursor = cursor
    }

    func advance(_ step: @Sendable (ChangeCursor) async throws -> ChangeCursor?) async throws -> Bool {
        guard !isAdvancing else { return false }
        isAdvancing = true
        defer { isAdvancing = false }
        guard let next = try await step(cursor) else { return false }
        cursor = next
        return true
    }
}
