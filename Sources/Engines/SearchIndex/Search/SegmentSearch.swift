/// A query in one segment.
struct SegmentSearch {
    let view: SegmentView
    let query: SearchIndex.Query
    /// The words' postings here.
    let postings: [WordPostings]
    /// Whatever the facet filters say, the documents that match.
    private let unfiltered: DocumentSet
    /// For each facet that narrows, the documents it leaves.
    private let filters: [String: DocumentSet]
    /// The documents that match.
    let matches: DocumentSet

    /// Finds the documents that match; `postings` are those of the query's words here.
    init(_ query: SearchIndex.Query, postings: [WordPostings], in view: SegmentView) {
        self.query = query
        self.postings = postings
        self.view = view
        var sets = postings.map(\.set)
        if let box = query.box { sets.append(view.segment.grid.documents(in: box)) }
        if let circle = query.near { sets.append(view.segment.grid.documents(in: circle)) }
        unfiltered = DocumentSet.intersection(sets).map(view.living) ?? view.livingDocuments
        var filters: [String: DocumentSet] = [:]
        for (facet, values) in query.filters where !values.isEmpty {
            filters[facet] = view.segment.facets[facet]?.documents(withAny: values)
        }
        self.filters = filters
        matches = DocumentSet.intersection([unfiltered] + filters.values) ?? unfiltered
    }

    /// How many documents have each value of a facet, under all filters but the facet's own.
    func counts(of facet: String) -> [(value: [UInt8], count: Int)] {
        guard let column = view.segment.facets[facet] else { return [] }
        var base = matches
        if filters[facet] != nil {
            let others = filters.filter { $0.key != facet }.values
            base = DocumentSet.intersection([unfiltered] + others) ?? unfiltered
        }
        return column.counts(in: base).enumerated().compactMap { place, count in
            count == 0 ? nil : (Array(column.values.utf8(at: place)), count)
        }
    }

    /// The best matches from a place on, by relevance according to the words' tables or in the query's order;
    /// none with a value above `ceiling`.
    func best(
        _ count: Int, from place: Place?, tables: [ScoreTable], ceiling: Int64
    ) -> [TopHits.Entry] {
        let top = TopHits(capacity: count, from: place.map(floor), ceiling: ceiling)
        if query.sort == .relevance, !tables.isEmpty {
            var ranking = RelevanceRanking(self, tables: tables, top: top)
            return ranking.run()
        }
        var ranking = Ranking(self, top: top)
        return ranking.run()
    }

    /// The first entry that may come after a place.
    private func floor(_ place: Place) -> TopHits.Entry {
        let segment = view.segment
        let exact = segment.lowerBound(of: place.key)
        let isHere = exact < segment.count && segment.keys[exact] == place.key
        let next = isHere ? exact + 1 : exact
        guard case .name = query.sort else {
            return TopHits.Entry(value: place.value, document: UInt32(next))
        }
        let rank = segment.names.rank(after: Array(place.name.utf8), document: next)
        return TopHits.Entry(value: Int64(rank), document: 0)
    }
}
