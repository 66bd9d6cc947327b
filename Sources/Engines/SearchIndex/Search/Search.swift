/// A query in one snapshot of the index.
struct Search {
    private let query: SearchIndex.Query
    private let place: Place?
    private let words: [ResolvedWord]
    private let statistics: ScoreStatistics
    private let scorers: [WordScorer]
    private let segments: [SegmentSearch]

    /// Finds what matches, or says why the query cannot be answered.
    init(_ query: SearchIndex.Query, in snapshot: Snapshot, of index: SearchIndex) throws(SearchIndex
        .QueryError)
    {
        try Self.check(query, facets: index.facetNames)
        let queryWords = QueryWord.words(of: query, analyser: index.analyser)
        guard queryWords.count <= SearchIndex.Limits.words else { throw .tooManyWords }
        let place = try Self.place(query, words: queryWords.count)
        let resolver = WordResolver(views: snapshot.views)
        let words = queryWords.enumerated().map { number, word in
            let before = place?.statistics.words[number].isWidened
            return resolver.resolve(
                word, isWidened: before ?? (query.typo ? true : query.forgiving ? nil : false))
        }
        self.query = query
        self.place = place
        self.words = words
        let statistics = place?.statistics ?? Self.statistics(of: snapshot, words)
        self.statistics = statistics
        scorers = statistics.words.map { WordScorer(matching: $0.documents, in: statistics) }
        segments = snapshot.views.enumerated().map { number, view in
            SegmentSearch(query, postings: words.map { $0.postings[number] }, in: view)
        }
    }

    /// The page of results, with totals and counts.
    func run() -> SearchIndex.Results {
        let found = page()
        let hits = found.prefix(query.limit)
        let hasMore = query.limit > 0 && found.count > query.limit
        return SearchIndex.Results(
            total: segments.reduce(0) { $0 + $1.matches.count },
            hits: hits.map(hit),
            facets: Dictionary(uniqueKeysWithValues: Set(query.facets).map { ($0, counts(of: $0)) }),
            next: hasMore ? hits.last.map(place(of:))?.cursor : nil,
            widened: widened)
    }

    /// The matches counted by cells of a map.
    func clusters(zoom: Int) -> [SearchIndex.Cluster] {
        var cells = ClusterCells(ClusterGrid(zoom: zoom, box: query.box))
        for segment in segments { cells.add(segment.matches, of: segment.view.segment) }
        return cells.clusters
    }

    /// The words typing errors were allowed for, and what was found instead.
    var widened: [String: [String]] {
        let changed = words.filter { !$0.alternatives.isEmpty }.map { ($0.word.form, $0.alternatives) }
        return Dictionary(changed, uniquingKeysWith: { first, _ in first })
    }

    private static func check(_ query: SearchIndex.Query, facets: [String]) throws(SearchIndex.QueryError) {
        guard (0...SearchIndex.Limits.hits).contains(query.limit) else { throw .limitOutOfRange(query.limit) }
        guard query.words.unicodeScalars.count <= SearchIndex.Limits.queryLength else { throw .tooManyWords }
        for facet in query.facets + query.filters.keys.sorted() where !facets.contains(facet) {
            throw .unknownFacet(facet)
        }
    }

    private static func place(_ query: SearchIndex.Query, words: Int) throws(SearchIndex.QueryError) -> Place?
    {
        guard let cursor = query.after else { return nil }
        guard let place = Place(cursor), place.order == query.sort.order,
            place.statistics.words.count == words
        else { throw .invalidCursor }
        return place
    }

    private static func statistics(of snapshot: Snapshot, _ words: [ResolvedWord]) -> ScoreStatistics {
        ScoreStatistics(
            documents: Int64(snapshot.documentCount), totalLength: Int64(snapshot.totalLength),
            words: words.map { .init(documents: Int64($0.documents), isWidened: $0.isWidened) })
    }
}

// MARK: - Facets

extension Search {
    /// The counts of a facet over all segments.
    private func counts(of facet: String) -> [SearchIndex.FacetCount] {
        var counts: [[UInt8]: Int] = [:]
        for segment in segments {
            for (value, count) in segment.counts(of: facet) { counts[value, default: 0] += count }
        }
        return counts.sorted { left, right in
            left.value > right.value
                || (left.value == right.value && left.key.lexicographicallyPrecedes(right.key))
        }.map { .init(value: String(decoding: $0.key, as: UTF8.self), count: $0.value) }
    }
}

// MARK: - The page

/// A document among the best of its segment.
private struct Candidate {
    let segment: SegmentSearch
    let document: Int
    let value: Int64
    /// The sort name, for the sort by name, where values of several segments cannot be compared.
    let name: [UInt8]

    var key: Int64 { segment.view.segment.keys[document] }

    func precedes(_ other: Candidate) -> Bool {
        if name != other.name { return name.lexicographicallyPrecedes(other.name) }
        return value != other.value ? value < other.value : key < other.key
    }
}

extension Search {
    /// The results of this page, and one more if there is.
    private func page() -> [Candidate] {
        guard query.limit > 0 else { return [] }
        let tables = scorers.map { ScoreTable($0) }
        var best: [Candidate] = []
        for segment in segments {
            // What is worse than all that was found before is of no interest in the segments to come.
            let isComparable = query.sort != .name && best.count > query.limit
            let ceiling = isComparable ? best.last?.value ?? .max : .max
            best += segment.best(query.limit + 1, from: place, tables: tables, ceiling: ceiling).map {
                candidate($0, in: segment)
            }
            best.sort { $0.precedes($1) }
            best.removeLast(max(0, best.count - query.limit - 1))
        }
        return best
    }

    private func candidate(_ entry: TopHits.Entry, in segment: SegmentSearch) -> Candidate {
        let document = Int(entry.document)
        guard case .name = query.sort else {
            return Candidate(segment: segment, document: document, value: entry.value, name: [])
        }
        let name = Array(segment.view.segment.names.names.utf8(at: document))
        return Candidate(segment: segment, document: document, value: 0, name: name)
    }

    private func place(of candidate: Candidate) -> Place {
        Place(
            order: query.sort.order, value: candidate.value,
            name: String(decoding: candidate.name, as: UTF8.self), key: candidate.key, statistics: statistics)
    }

    private func hit(_ candidate: Candidate) -> SearchIndex.Hit {
        SearchIndex.Hit(
            key: candidate.key, score: score(of: candidate), distanceKilometres: distance(of: candidate))
    }

    private func score(of candidate: Candidate) -> Int64 {
        let lengthCode = candidate.segment.view.segment.lengthCodes[candidate.document]
        return zip(candidate.segment.postings, scorers).reduce(0) { sum, word in
            var reader = FrequencyReader(word.0)
            let frequency = reader.frequency(in: UInt32(candidate.document))
            return sum + word.1.contribution(frequency: frequency, lengthCode: lengthCode)
        }
    }

    private func distance(of candidate: Candidate) -> Double? {
        guard let origin = query.sort.origin ?? query.near?.center,
            let position = candidate.segment.view.segment.grid.position(of: candidate.document)
        else { return nil }
        return Double(Geodesy.millimetres(origin, position)) / 1e6
    }
}

extension SearchIndex.Sort {
    /// Its number in cursors.
    var order: UInt8 {
        switch self {
        case .relevance: 0
        case .name: 1
        case .distance: 2
        case .freshness: 3
        }
    }

    /// The point distances are measured from.
    var origin: SearchIndex.Position? {
        if case .distance(let origin) = self { origin } else { nil }
    }
}
