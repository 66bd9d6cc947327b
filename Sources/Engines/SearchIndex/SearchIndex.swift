import Synchronization

/// A full-text and faceted index in memory. Searches see one moment of it and go on while documents are put
/// in and taken out; the same documents give the same results whatever the order in which they came.
public final class SearchIndex: Sendable {
    let analyser: Analyser
    let facetNames: [String]
    private let sizes: MergeSizes
    private let published: Mutex<Snapshot>
    /// Held by whoever changes the index, so that changes come one after another.
    private let writing = Mutex(())
    /// Held by whoever merges large segments, so that no two merge the same.
    private let merging = Mutex(())

    /// An empty index.
    /// - Parameters:
    ///   - facets: The facets documents can be filtered and counted by.
    ///   - languages: The ISO 639-1 codes of the languages whose words are found by their stems; Snowball
    ///     must know them.
    public convenience init(facets: [String], languages: [String] = ["fr", "en"]) {
        self.init(facets: facets, languages: languages, sizes: .usual)
    }

    init(facets: [String], languages: [String] = ["fr", "en"], sizes: MergeSizes) {
        analyser = Analyser(languages: languages)
        facetNames = Set(facets).sorted()
        self.sizes = sizes
        published = Mutex(Snapshot())
    }

    /// Puts documents in, each in place of the one with its key. Of several with one key the last counts.
    /// Large numbers are best given in batches of some ten thousand.
    public func replace(_ documents: [Document]) {
        guard !documents.isEmpty else { return }
        publish([prepare(documents)])
        while merge() {}
    }

    /// Makes a batch of documents ready to be put in. No search finds them before they are published.
    public func prepare(_ documents: [Document]) -> PreparedDocuments {
        let latest = Dictionary(documents.map { ($0.key, $0) }, uniquingKeysWith: { $1 })
        let ordered = latest.values.sorted { $0.key < $1.key }
        var builder = SegmentBuilder(analyser: analyser, facets: facetNames)
        return PreparedDocuments(segment: builder.build(ordered))
    }

    /// Puts batches in, each document in place of the one with its key, and takes the documents `removing`
    /// out. A search sees all of it or nothing. Call `merge` from time to time afterwards.
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

    /// Holds these contents, of an index with the same facets and languages, instead of its own. A search
    /// sees the old or the new.
    public func hold(_ contents: Contents) {
        precondition(
            contents.facetNames == facetNames && contents.languages == analyser.languages,
            "An index holds the contents of one of the same kind.")
        change { $0 = contents.snapshot }
    }

    /// Holds a copy of contents of its own, as in a file's memory, and lets go of the original; does nothing
    /// when it holds something else by now. No search sees a difference.
    public func hold(_ copy: Contents, insteadOf original: Contents) {
        change { if $0.isSame(as: original.snapshot) { $0 = copy.snapshot } }
    }

    /// Takes documents out. Keys that are not there do not matter.
    public func remove(_ keys: [Int64]) {
        let ordered = Set(keys).sorted()
        change { $0.remove(ordered) }
    }

    /// Merges some of the larger segments into one, if there are any to merge; gives whether there were.
    /// Changes and searches go on meanwhile. Results are the same before and after, but searches that visit
    /// fewer segments are faster.
    @discardableResult
    public func merge() -> Bool {
        merging.withLock { _ in
            let before = snapshot
            guard let run = before.run(of: sizes.large) else { return false }
            let sources = run.map { before.views[$0] }
            let merged = SegmentMerge(sources).run()
            change { $0.replace(sources, with: merged) }
            return true
        }
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
            segments: views.count, bytes: views.reduce(0) { $0 + $1.segment.byteCount })
    }

    /// The index as it is now; stays as it is.
    var snapshot: Snapshot { published.withLock { $0 } }

    private func change(_ body: (inout Snapshot) -> Void) {
        writing.withLock { _ in
            var next = snapshot
            body(&next)
            next.tidy(sizes)
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

extension Snapshot {
    /// Puts a merged segment in the place of those it was made of, without the documents that were removed
    /// meanwhile. Nothing happens when one of them is no longer there: then the index holds something else.
    fileprivate mutating func replace(_ sources: [SegmentView], with merged: Segment) {
        var removed: [Int64] = []
        var run: [Int] = []
        for source in sources {
            guard let index = views.firstIndex(where: { $0.segment === source.segment }) else { return }
            run.append(index)
            removed += source.keys(goneFrom: views[index])
        }
        var view = SegmentView(merged)
        view.remove(removed.sorted())
        replace(run.sorted(), with: view)
    }
}

extension SegmentView {
    /// The keys of the documents that counted here and do not count in a later view of the same segment.
    fileprivate func keys(goneFrom later: SegmentView) -> [Int64] {
        guard let remaining = later.live else { return [] }
        let before = live ?? Bitmap(fullBelow: segment.count)
        return before.subtracting(remaining).members.map { segment.keys[Int($0)] }
    }
}
