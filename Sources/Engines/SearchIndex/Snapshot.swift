/// One moment of the index.
struct Snapshot: Sendable {
    /// The segments; no two have a live document with the same key.
    private(set) var views: [SegmentView] = []

    /// No documents.
    init() {}

    /// The documents of some segments, no two of which have a live document with the same key.
    init(_ views: [SegmentView]) {
        self.views = views
    }

    /// How many documents there are.
    var documentCount: Int { views.reduce(0) { $0 + $1.liveCount } }

    /// The sum of their rounded lengths.
    var totalLength: Int { views.reduce(0) { $0 + $1.totalLength } }

    /// Whether it has the same segments with the same documents gone: of a segment, ever more are.
    func isSame(as other: Snapshot) -> Bool {
        views.elementsEqual(other.views) { $0.segment === $1.segment && $0.liveCount == $1.liveCount }
    }

    /// Takes documents out, by their keys in ascending order.
    mutating func remove(_ keys: some RandomAccessCollection<Int64>) {
        for index in views.indices { views[index].remove(keys) }
    }

    /// Puts segments in, in place of the documents with their keys.
    mutating func append(_ batches: [SearchIndex.PreparedDocuments]) {
        for segment in batches.map(\.segment) where segment.count > 0 {
            remove(segment.keys)
            views.append(SegmentView(segment))
        }
    }

    /// Drops segments of which nothing is left and merges small ones.
    mutating func tidy(_ sizes: MergeSizes) {
        views.removeAll { $0.liveCount == 0 }
        while let run = run(of: sizes.small) {
            let merged = SegmentMerge(run.map { views[$0] }).run()
            replace(run, with: SegmentView(merged))
        }
    }

    /// Which segments to merge next among those of some sizes: one of which most is gone, or several so that
    /// each is more than twice as large as those smaller than it together. Few segments are left then, and
    /// every document is copied only so often.
    func run(of sizes: MergeSizes.Class) -> [Int]? {
        let gone = views.indices.first {
            sizes.swept.contains(views[$0].segment.count) && views[$0].isMostlyGone
        }
        if let gone { return [gone] }
        let candidates = views.indices.filter { sizes.merged.contains(views[$0].liveCount) }
            .sorted { (views[$0].liveCount, $0) < (views[$1].liveCount, $1) }
        var run: [Int] = []
        var total = 0
        var kept = 0
        for index in candidates {
            let count = views[index].liveCount
            guard total + count <= sizes.largestMerge else { break }
            run.append(index)
            if run.count > 1, count <= 2 * total { kept = run.count }
            total += count
        }
        return kept > 0 ? run.prefix(kept).sorted() : nil
    }

    /// Puts a segment in the place of several.
    mutating func replace(_ run: [Int], with view: SegmentView) {
        for index in run.reversed() { views.remove(at: index) }
        if view.liveCount > 0 { views.append(view) }
    }
}

/// How large segments may become, and which merges a change waits for.
struct MergeSizes: Sendable {
    /// Segments merged while a change waits.
    let small: Class
    /// Segments merged aside, while changes and searches go on.
    let large: Class

    /// Segments of some sizes, in documents.
    struct Class: Sendable {
        /// Those that are merged.
        let merged: ClosedRange<Int>
        /// Those that are swept when most is gone.
        let swept: ClosedRange<Int>
        /// The most documents that a merge brings together.
        let largestMerge: Int
    }

    /// Segments of up to `largest` documents; those of up to `small` are merged while a change waits.
    init(small: Int, largest: Int) {
        self.small = Class(merged: 1...small, swept: 1...small, largestMerge: 2 * small)
        large = Class(
            merged: (small + 1)...max(small + 1, largest / 2), swept: (small + 1)...(.max),
            largestMerge: largest)
    }

    /// A change waits some tens of milliseconds at most; a merge aside takes seconds.
    static let usual = MergeSizes(small: 8192, largest: 1 << 19)
}
