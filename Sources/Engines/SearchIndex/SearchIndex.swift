import Synchronization

/// A full-text and faceted index in memory. Searches see one moment of it and go on while documents are put
/// in and taken out; the same documents give the same results whatever the order in which they came.
public final class SearchIndex: Sendable {
    let analyser: Analyser
    let facetNames: [String]
    private let published: Mutex<Snapshot>
    /// Held by whoever changes the index, so that changes come one after another.
    private let writing = Mutex(())

    /// An empty index.
    /// - Parameters:
    ///   - facets: The facets documents can be filtered and counted by.
    ///   - languages: The ISO 639-1 codes of the languages whose words are found by their stems; Snowball
    ///     must know them.
    public init(facets: [String], languages: [String] = ["fr", "en"]) {
        analyser = Analyser(languages: languages)
        facetNames = Set(facets).sorted()
        published = Mutex(Snapshot())
    }

    /// Puts documents in, each in place of the one with its key. Of several with one key the last counts.
    /// Large numbers are best given in batches of some ten thousand.
    public func replace(_ documents: [Document]) {
        guard !documents.isEmpty else { return }
        publish([prepare(documents)])
    }

    /// Makes a batch of documents ready to be put in. No search finds them before they are published.
    public func prepare(_ documents: [Document]) -> PreparedDocuments {
        let latest = Dictionary(documents.map { ($0.key, $0) }, uniquingKeysWith: { $1 })
        let ordered = latest.values.sorted { $0.key < $1.key }
        var builder = SegmentBuilder(analyser: analyser, facets: facetNames)
        return PreparedDocuments(segment: builder.build(ordered))
    }

    /// Puts batches in, each document in place of the one with its key, and takes the documents `removing`
    /// out. A search sees all of it or nothing.
    public func publish(_ batches: [PreparedDocuments], removing keys: [Int64] = []) {
        let ordered = Set(keys).sorted()
        change {
            $0.remove(ordered)
            $0.append(batches)
        }
    }

    /// Puts batches in instead of everything that the index holds. A search sees the old or the new.
    public func publishAll(_ batches: [PreparedDocuments]) {
        change {
            $0 = Snapshot()
            $0.append(batches)
        }
    }

    /// Takes documents out. Keys that are not there do not matter.
    public func remove(_ keys: [Int64]) {
        let ordered = Set(keys).sorted()
        change { $0.remove(ordered) }
    }

    /// What matches a query.
    public func search(_ query: Query) throws(QueryError) -> Results {
        try Search(query, in: snapshot, of: self).run()
    }

    /// What the index holds.
    public var statistics: Statistics {
        let views = snapshot.views
        return Statistics(
            documents: snapshot.documentCount, lexemes: views.reduce(0) { $0 + $1.segment.lexicon.count },
            segments: views.count, bytes: views.reduce(0) { $0 + $1.segment.bytes })
    }

    /// The index as it is now; stays as it is.
    var snapshot: Snapshot { published.withLock { $0 } }

    private func change(_ body: (inout Snapshot) -> Void) {
        writing.withLock { _ in
            var next = snapshot
            body(&next)
            next.tidy()
            published.withLock { $0 = next }
        }
    }
}

extension SearchIndex {
    /// A batch of documents made ready by one index, for that index.
    public struct PreparedDocuments: Sendable {
        let segment: Segment
    }
}

/// One moment of the index.
struct Snapshot: Sendable {
    /// The segments; no two have a live document with the same key.
    private(set) var views: [SegmentView] = []

    /// How many documents there are.
    var documentCount: Int { views.reduce(0) { $0 + $1.liveCount } }

    /// The sum of their rounded lengths.
    var totalLength: Int { views.reduce(0) { $0 + $1.totalLength } }

    /// Takes documents out, by their keys in ascending order.
    mutating func remove(_ keys: [Int64]) {
        for index in views.indices { views[index].remove(keys) }
    }

    /// Puts segments in, in place of the documents with their keys.
    mutating func append(_ batches: [SearchIndex.PreparedDocuments]) {
        for segment in batches.map(\.segment) where segment.count > 0 {
            remove(segment.keys)
            views.append(SegmentView(segment))
        }
    }

    /// Merges segments until each is more than twice as large as the next, so that there are few of them and
    /// every document is copied only so often; sweeps those of which more than half is gone.
    mutating func tidy() {
        views.removeAll { $0.liveCount == 0 }
        for (index, view) in views.enumerated() where view.liveCount * 2 < view.segment.count {
            views[index] = SegmentView(SegmentMerge([view]).run())
        }
        views.sort { $0.liveCount > $1.liveCount }
        while let first = firstToMerge {
            let merged = SegmentMerge(Array(views[first...])).run()
            views.replaceSubrange(first..., with: [SegmentView(merged)])
        }
    }

    /// From where on the segments are to be merged into one.
    private var firstToMerge: Int? {
        var following = 0
        var first: Int?
        for index in views.indices.reversed() {
            if following > 0, views[index].liveCount <= 2 * following { first = index }
            following += views[index].liveCount
        }
        return first
    }
}
