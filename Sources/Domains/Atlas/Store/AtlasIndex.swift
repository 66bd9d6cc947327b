import Dispatch
import Kernel
import SearchIndex
import Storage

/// The search index of one node: built from the database at its first start, read back from a file at the
/// next ones, kept current by the change feed.
public final class AtlasIndex: Sendable {
    /// The index itself.
    let index: SearchIndex
    private let database: Database
    private let vocabularies: Vocabularies
    private let file: IndexFile?
    private let follower: Follower

    /// Entries a batch while building.
    private static let batchSize: Int64 = 8192
    /// Batches read at once while building.
    private static let readers = 2
    /// Entries that are read again one by one; when more have changed everything is built anew.
    private static let mostRefreshed = 200_000

    /// An empty index over a database; `load` fills it.
    /// - Parameter file: where the index is kept from one run to the next; nil for nowhere.
    public init(_ database: Database, vocabularies: Vocabularies, file: String? = nil) throws {
        self.database = database
        self.vocabularies = vocabularies
        self.file = file.map { IndexFile(path: $0) }
        index = AtlasIndex.empty()
        follower = Follower()
    }

    private static func empty() -> SearchIndex {
        SearchIndex(facets: AtlasFacet.allCases.map(\.rawValue))
    }

    /// The index itself, for measuring it.
    public var engine: SearchIndex { index }

    /// Fills the index: from its file and what has changed since, or else from the database.
    public func load() async throws {
        if try await readBack() { while try await catchUp() {} } else { try await build() }
    }

    /// Reads every entry, in place of whatever the index held. Searches see the index as it was until the
    /// end. What is published meanwhile comes by the change feed.
    private func build() async throws {
        let building = AtlasIndex.empty()
        let (head, last) = try await database.read { tx in
            (try tx.changesHead(), try tx.lastEntryKey() ?? 0)
        }
        let places = BatchPlaces(through: last, size: AtlasIndex.batchSize)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<AtlasIndex.readers {
                group.addTask { [self] in
                    while let keys = await places.next() { try await read(keys, into: building) }
                }
            }
            try await group.waitForAll()
        }
        index.hold(building.contents)
        await follower.start(at: head)
    }

    private func read(_ keys: ClosedRange<Int64>, into building: SearchIndex) async throws {
        let vocabularies = vocabularies
        try await database.read { tx in
            var batch: [SearchIndex.Document] = []
            try tx.eachEntry(in: keys) { key, entry in
                batch.append(Indexing.document(entry, key: key, vocabularies: vocabularies))
            }
            building.publish([building.prepare(batch)])
            while building.merge() {}
        }
    }

    /// Takes in what other transactions and other nodes have published since; gives whether there was
    /// anything. When the feed no longer knows the changes since (or the database is another one, since a
    /// backup was restored), everything is read again.
    @discardableResult
    public func catchUp() async throws -> Bool {
        do {
            return try await follower.advance { [self] cursor in
                let changes = try await database.read { tx in try tx.changes(after: cursor, limit: 5000) }
                try await apply(changes)
                return changes.last?.cursor
            }
        } catch StorageRefusal.staleCursor {
            try await build()
            return true
        }
    }

    /// Waits until there may be something to catch up with, or until the time is over.
    func waitForChange(atMost milliseconds: Int) async throws {
        try await database.waitForChange(atMost: milliseconds)
    }

    private func apply(_ changes: [Change]) async throws {
        let imports = Set(changes.filter { $0.topic == AtlasDomain.importTopic }.map(\.key)).sorted()
        var keys = Set(changes.filter { $0.topic == AtlasDomain.entryTopic }.map(\.key))
        if !imports.isEmpty {
            keys.formUnion(try await database.read { tx in try tx.entriesTouched(byImports: imports) })
        }
        guard !keys.isEmpty else { return }
        // NB: building anew also sets the follower's place, which the changes at hand then put back a little:
        // some are taken in twice, which changes nothing.
        if keys.count > AtlasIndex.mostRefreshed {
            try await build()
        } else {
            try await refresh(keys.sorted())
        }
    }

    /// Reads entries again, a batch at a time, and shows them all at once: nobody finds half a source.
    private func refresh(_ keys: [Int64]) async throws {
        var batches: [SearchIndex.PreparedDocuments] = []
        var vanished: Set<Int64> = []
        for start in stride(from: 0, to: keys.count, by: 2000) {
            let part = Array(keys[start..<min(start + 2000, keys.count)])
            let (index, vocabularies) = (index, vocabularies)
            let (batch, found) = try await database.read { tx in
                let entries = try tx.keyedEntries(part)
                let documents = entries.map {
                    Indexing.document($0.entry, key: $0.key, vocabularies: vocabularies)
                }
                return (index.prepare(documents), entries.map(\.key))
            }
            batches.append(batch)
            vanished.formUnion(Set(part).subtracting(found))
        }
        index.publish(batches, removing: Array(vanished))
    }
}

// MARK: - From one run to the next

extension AtlasIndex {
    /// Saves the index in its file, if it has one. Searches and changes go on.
    func save() async throws {
        guard let file else { return }
        // The place comes first: what is taken in after it is taken in again at the next start.
        let cursor = await follower.place
        let contents = index.contents
        let lastImport = try await database.read { tx in try tx.lastPublishedImport() }
        let note = IndexNote(cursor: cursor, lastImport: lastImport, vocabularies: vocabularies.digest)
        try await aside { [index] in
            try file.save(contents, note: note.bytes)
            // What it has built stays in the file's memory from now on.
            if let saved = file.read(into: index), saved.note == note.bytes {
                index.hold(saved.contents, insteadOf: contents)
            }
        }
        await follower.note(saved: cursor)
    }

    /// Whether the file, if there is one, says less than the index; `never` when it was not written yet.
    var savedState: SavedState {
        get async {
            guard file != nil else { return .current }
            guard let saved = await follower.saved else { return .never }
            return saved == (await follower.place) ? .current : .older
        }
    }

    enum SavedState {
        case never, older, current
    }

    /// Reads the index from its file; false when there is none, or one of another database, another version
    /// or damaged bytes.
    private func readBack() async throws -> Bool {
        guard let file,
            let (contents, note) = try await aside({ [index] in file.read(into: index) }),
            let note = IndexNote(bytes: note), note.vocabularies == vocabularies.digest
        else { return false }
        let isOurs = try await database.read { tx in
            try note.lastImport.isEmpty ? tx.lastPublishedImport().isEmpty : tx.hasPublished(note.lastImport)
        }
        guard isOurs else { return false }
        index.hold(contents)
        await follower.start(at: note.cursor)
        await follower.note(saved: note.cursor)
        return true
    }

    /// Merges what there is to merge, beside searches and changes.
    func merge() async throws {
        while try await aside({ [index] in index.merge() }) {}
    }

    /// Does long work on a thread of its own, so that requests do not wait for it.
    private func aside<Value: Sendable>(
        _ work: @escaping @Sendable () throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global(qos: .utility).async { continuation.resume(with: Result { try work() }) }
        }
    }
}

/// Hands out the keys of entries a batch at a time.
private actor BatchPlaces {
    private var first: Int64 = 0
    private let last: Int64
    private let size: Int64

    init(through last: Int64, size: Int64) {
        (self.last, self.size) = (last, size)
    }

    func next() -> ClosedRange<Int64>? {
        guard first <= last else { return nil }
        defer { first += size }
        return first...(first + size - 1)
    }
}

/// How far a node has followed the change feed; one step at a time.
private actor Follower {
    private(set) var place: ChangeCursor = .start
    /// Up to where the index was saved; nil when it was not.
    private(set) var saved: ChangeCursor?
    private var isAdvancing = false

    func start(at cursor: ChangeCursor) {
        place = cursor
    }

    func note(saved cursor: ChangeCursor) {
        saved = cursor
    }

    func advance(_ step: @Sendable (ChangeCursor) async throws -> ChangeCursor?) async throws -> Bool {
        guard !isAdvancing else { return false }
        isAdvancing = true
        defer { isAdvancing = false }
        guard let next = try await step(place) else { return false }
        place = next
        return true
    }
}
