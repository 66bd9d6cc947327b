import Kernel
import SearchIndex
import Storage

/// What a search found, with the entries themselves.
public struct FoundEntries: Sendable {
    /// How many entries match, on all pages.
    public let total: Int
    /// This page.
    public let results: [FoundEntry]
    /// The counts of each facet's values, the most frequent first; each under all filters but its own.
    public let facets: [AtlasFacet: [ValueCount]]
    /// Where the next page begins; nil on the last.
    public let next: String?
    /// Words that nothing matched as typed, each with the words looked for instead.
    public let widened: [String: [String]]
    /// What was left out of the result and of this page for its licence; nil unless the query names licences.
    public let leftOut: Withheld?

    /// An entry and how it was found.
    public struct FoundEntry: Sendable {
        /// The entry.
        public let entry: Entry
        /// Kilometres from the point asked for.
        public let distanceKilometres: Double?
    }

    /// A facet's value and how many of the entries have it.
    public struct ValueCount: Sendable, Hashable {
        /// The value.
        public let value: String
        /// How many.
        public let count: Int
    }
}

/// Answers a query from the index, and reads the entries of the page from the database.
public struct SearchEntries: Sendable {
    let database: Database
    let index: AtlasIndex

    /// A search over an atlas.
    public init(in database: Database, by index: AtlasIndex) {
        self.database = database
        self.index = index
    }

    /// Runs a query, counting `facets`. When it names licences, the entries are folded from records under
    /// those licences only.
    public func callAsFunction(
        _ query: AtlasQuery, counting facets: [AtlasFacet] = AtlasFacet.allCases
    ) async throws -> FoundEntries {
        let found = try results(query, counting: facets)
        let keyed = try await database.read { tx in try tx.keyedEntries(found.hits.map(\.key)) }
        let allowed = AllowedLicences(of: query)
        let narrowed = keyed.map { (key: $0.key, value: allowed.narrowed($0.entry)) }
        let byKey = Dictionary(narrowed.map { ($0.key, $0.value.entry) }) { first, _ in first }
        let records = narrowed.reduce(0) { $0 + $1.value.recordsLeftOut }
        return FoundEntries(
            total: found.total,
            results: found.hits.compactMap { hit in
                byKey[hit.key]?.map { .init(entry: $0, distanceKilometres: hit.distanceKilometres) }
            },
            facets: found.counts(of: facets), next: found.next?.text, widened: found.widened,
            leftOut: try entriesLeftOut(of: query).map { Withheld(entries: $0, records: records) })
    }

    /// How many entries the query would find beside its own if it named no licence; nil when it names none.
    func entriesLeftOut(of query: AtlasQuery) throws -> Int? {
        guard query.filters[.licence] != nil else { return nil }
        var anyLicence = query.first
        anyLicence.filters[.licence] = nil
        return try results(anyLicence, counting: []).total - results(query.first, counting: []).total
    }

    /// The bare answer of the index: keys and counts.
    func results(_ query: AtlasQuery, counting facets: [AtlasFacet]) throws -> SearchIndex.Results {
        do {
            return try index.index.search(try query.engineQuery(counting: facets))
        } catch let error as SearchIndex.QueryError {
            throw AtlasRefusal.badQuery(error.fault)
        }
    }
}

extension SearchIndex.Results {
    fileprivate func counts(of counted: [AtlasFacet]) -> [AtlasFacet: [FoundEntries.ValueCount]] {
        let pairs = counted.map { facet in
            let counts = facets[facet.rawValue] ?? []
            return (facet, counts.map { FoundEntries.ValueCount(value: $0.value, count: $0.count) })
        }
        return Dictionary(uniqueKeysWithValues: pairs)
    }
}

extension AtlasQuery {
    /// The query in the engine's words.
    func engineQuery(counting facets: [AtlasFacet]) throws -> SearchIndex.Query {
        let center = near.flatMap {
            SearchIndex.Position(latitudeE7: $0.center.latitudeE7, longitudeE7: $0.center.longitudeE7)
        }
        let order: SearchIndex.Sort =
            switch (sort, center) {
            case (.relevance, _): .relevance
            case (.name, _): .name
            case (.freshness, _): .freshness
            case (.distance, let center?): .distance(from: center)
            case (.distance, nil): throw AtlasRefusal.badQuery(.distanceWithoutPoint)
            }
        return SearchIndex.Query(
            words: words, prefix: prefix, typo: typo,
            filters: Dictionary(uniqueKeysWithValues: filters.map { ($0.key.rawValue, $0.value) }),
            box: box.flatMap {
                SearchIndex.Box(south: $0.south, west: $0.west, north: $0.north, east: $0.east)
            },
            near: center.flatMap { point in
                near.flatMap { SearchIndex.Circle(center: point, kilometres: $0.kilometres) }
            },
            sort: order, limit: limit, after: cursor.map { SearchIndex.Cursor($0) },
            facets: facets.map(\.rawValue))
    }
}

extension SearchIndex.QueryError {
    /// What is wrong, in the atlas's words.
    var fault: QueryFault {
        switch self {
        case .tooManyWords: .tooManyWords
        case .limitOutOfRange: .limit
        case .unknownFacet(let facet): .unknownFacet(facet)
        case .invalidCursor: .cursor
        }
    }
}
