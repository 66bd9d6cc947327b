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

    /// Reads every entry. To be called once, before the first search.
    public func load() async throws {
        let (index, vocabularies) = (index, vocabularies)
        let head = try await database.read { tx in
            var batch: [SearchIndex.Document] = []
            try tx.eachEntry { key, entry in
                batch.append(Indexing.document(entry, key: key, vocabularies: vocabularies))
                guard batch.count >= AtlasIndex.batchSize else { return }
                index.replace(batch)
                batch.removeAll(keepingCapacity: true)
            }
            index.replace(batch)
            return try tx.changesHead()
        }
        await follower.start(at: head)
    }

    /// Takes in what other transactions and other nodes have published since; gives whether there was anything.
    @discardableResult
    public func catchUp() async throws -> Bool {
        try await follower.advance { [self] cursor in
            let changes = try await database.read { tx in try tx.changes(after: cursor, limit: 1000) }
            for change in changes { try await apply(change) }
            return changes.last?.cursor
        }
    }

    private func apply(_ change: Change) async throws {
        let keys: [Int64]
        switch change.topic {
        case AtlasDomain.importTopic:
            keys = try await database.read { tx in try tx.entriesTouched(byImport: change.key) }
        case AtlasDomain.entryTopic: keys = [change.key]
        default: return
        }
        for start in stride(from: 0, to: keys.count, by: AtlasIndex.batchSize) {
            try await refresh(Array(keys[start..<min(start + AtlasIndex.batchSize, keys.count)]))
        }
    }

    private func refresh(_ keys: [Int64]) async throws {
        let entries = try await database.read { tx in try tx.keyedEntries(keys) }
        index.replace(entries.map { Indexing.document($0.entry, key: $0.key, vocabularies: vocabularies) })
        let present = Set(entries.map(\.key))
        index.remove(keys.filter { !present.contains($0) })
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
