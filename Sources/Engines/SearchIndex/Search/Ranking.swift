/// Finds the first documents of a segment in an order that is not that of relevance.
struct Ranking {
    private let matches: DocumentSet
    private let segment: Segment
    private let sort: SearchIndex.Sort
    private var top: TopHits

    /// The ranking of a search's matches, into `top`.
    init(_ search: SegmentSearch, top: TopHits) {
        matches = search.matches
        segment = search.view.segment
        sort = search.query.sort
        self.top = top
    }

    /// The first documents in their order.
    mutating func run() -> [TopHits.Entry] {
        let segment = segment
        switch sort {
        // Nothing was asked for that could match better or worse: the order is that of the keys.
        case .relevance: rank(isByKey: true) { _, _ in 0 }
        case .name:
            let ranks = segment.names.ranks
            rank { document, _ in Int64(ranks[document]) }
        case .freshness:
            let freshness = segment.freshness
            rank { document, _ in ~freshness[document] }
        case .distance(let origin):
            let grid = segment.grid
            rank { document, worst in
                guard let position = grid.position(of: document),
                    Geodesy.leastMillimetres(origin, position) <= worst
                else { return .max }
                return Geodesy.millimetres(origin, position)
            }
        }
        return top.sorted
    }

    /// Offers every document with its value: the smaller, the earlier. Those that are certainly later than
    /// the worst kept may get any later value.
    @inline(__always)
    private mutating func rank(isByKey: Bool = false, _ value: (Int, Int64) -> Int64) {
        var batches = DocumentBatches(matches)
        while let batch = batches.next() {
            for document in batch {
                top.offer(TopHits.Entry(value: value(Int(document), top.worst), document: document))
            }
            if isByKey, top.isFull { break }
        }
    }
}
