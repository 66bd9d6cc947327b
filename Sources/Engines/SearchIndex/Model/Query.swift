extension SearchIndex {
    /// What somebody looks for. Every part narrows the search; an empty query finds everything.
    public struct Query: Sendable {
        /// Words, all of which must match; at most `Limits.words` different ones.
        public var words: String
        /// Whether the last word matches longer ones that begin with it.
        public var prefix: Bool
        /// Whether every word also matches words at one typing error from it.
        public var typo: Bool
        /// Whether a word that nothing matches also matches words at one typing error from it.
        public var forgiving: Bool
        /// Whether words match by their stems too.
        public var stemming: Bool
        /// Wanted values by facet: any value of one facet, in every facet. A facet without values does not
        /// narrow.
        public var filters: [String: Set<String>]
        /// Only what has a position in this box.
        public var box: Box?
        /// Only what has a position in this circle.
        public var near: Circle?
        /// The order of the results.
        public var sort: Sort
        /// How many results a page holds: 0…`Limits.hits`.
        public var limit: Int
        /// Where the page before ended.
        public var after: Cursor?
        /// The facets whose values are to be counted.
        public var facets: [String]

        /// A query from its parts.
        public init(
            words: String = "", prefix: Bool = false, typo: Bool = false, forgiving: Bool = true,
            stemming: Bool = true,
            filters: [String: Set<String>] = [:], box: Box? = nil, near: Circle? = nil,
            sort: Sort = .relevance, limit: Int = 20, after: Cursor? = nil, facets: [String] = []
        ) {
            self.words = words
            self.prefix = prefix
            self.typo = typo
            self.forgiving = forgiving
            self.stemming = stemming
            self.filters = filters
            self.box = box
            self.near = near
            self.sort = sort
            self.limit = limit
            self.after = after
            self.facets = facets
        }
    }

    /// The order of results. Equal results come in order of their keys.
    public enum Sort: Hashable, Sendable {
        /// The best match first.
        case relevance
        /// By `sortName`, byte by byte.
        case name
        /// The nearest to a point first; what has no position comes last.
        case distance(from: Position)
        /// The greatest `freshness` first.
        case freshness
    }

    /// What a search may ask for at most.
    public enum Limits {
        /// Results on one page.
        public static let hits = 1000
        /// Different words in one query.
        public static let words = 32
        /// Scalars of a query text; a longer one is refused.
        public static let queryLength = 2000
        /// Completions of one suggestion.
        public static let suggestions = 50
    }

    /// A question that cannot be answered as it is put.
    public enum QueryError: Error, Hashable, Sendable {
        /// More words than `Limits.words`, or a text longer than `Limits.queryLength`.
        case tooManyWords
        /// A page of fewer than 0 or more than `Limits.hits` results.
        case limitOutOfRange(Int)
        /// The index was made without this facet.
        case unknownFacet(String)
        /// The cursor comes from a search with another sort or other words, or is damaged.
        case invalidCursor
    }
}
