extension SearchIndex {
    /// What a search found.
    public struct Results: Sendable {
        /// How many documents match, on all pages.
        public var total: Int
        /// This page.
        public var hits: [Hit]
        /// For each facet asked for, its values and how many documents have them, the most frequent first,
        /// then in byte order. A facet is counted under all filters but its own. Values no document has are
        /// left out.
        public var facets: [String: [FacetCount]]
        /// Where the next page begins; nil on the last.
        public var next: Cursor?
        /// The words that were looked for with one typing error, each with the indexed words it was widened
        /// to, all in folded form.
        public var widened: [String: [String]]
    }

    /// One result.
    public struct Hit: Hashable, Sendable {
        /// The document's key.
        public var key: Int64
        /// How well it matches, in 1/65536; comparable within one search only. 0 when no words were asked
        /// for.
        public var score: Int64
        /// Kilometres to the point of `Sort.distance` or else to the middle of `Query.near`, by the haversine
        /// formula on a sphere of radius 6371.0088 km; nil without such a point or without a position.
        public var distanceKilometres: Double?
    }

    /// How many documents have a value.
    public struct FacetCount: Hashable, Sendable {
        /// The facet's value.
        public var value: String
        /// How many of the documents that match have it.
        public var count: Int
    }

    /// Help for somebody who is typing.
    public struct Suggestions: Sendable {
        /// Indexed words that begin with the last word typed, in folded form, the most frequent first.
        public var completions: [String]
        /// The best documents for the words as they stand, the last one being a beginning.
        public var hits: [Hit]
        /// Words nothing matches, with the indexed words one typing error away, all in folded form.
        public var corrections: [String: [String]]
    }

    /// What the index holds now.
    public struct Statistics: Hashable, Sendable {
        /// Documents.
        public var documents: Int
        /// Different indexed words (form, language and stem), those of removed documents included until they
        /// are swept.
        public var lexemes: Int
        /// Segments a search visits.
        public var segments: Int
        /// Bytes of all columns, postings and dictionaries.
        public var bytes: Int
    }
}
