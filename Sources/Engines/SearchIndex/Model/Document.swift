extension SearchIndex {
    /// One thing that can be found.
    public struct Document: Sendable {
        /// Its identity in this index. Results that are equal in all else come in order of their keys.
        public var key: Int64
        /// Its name, in each language it has one. A word of the name weighs as much as three of `texts`.
        public var name: [Text]
        /// What else it can be found by.
        public var texts: [Text]
        /// What the sort by name compares, byte by byte.
        public var sortName: String
        /// Its values of each facet. Facets the index was not made with are left out; a value given twice
        /// counts once.
        public var facets: [String: [String]]
        /// Where it is. A thing with several addresses has the one it is to be found by on the map.
        public var position: Position?
        /// A number that grows with time, such as milliseconds since 1970; the sort by freshness puts the
        /// greatest first.
        public var freshness: Int64

        /// A document from its parts.
        public init(
            key: Int64, name: [Text], texts: [Text] = [], sortName: String = "",
            facets: [String: [String]] = [:], position: Position? = nil, freshness: Int64 = 0
        ) {
            self.key = key
            self.name = name
            self.texts = texts
            self.sortName = sortName
            self.facets = facets
            self.position = position
            self.freshness = freshness
        }
    }

    /// A text and the language it is in.
    public struct Text: Hashable, Sendable {
        /// The text.
        public var text: String
        /// The language's BCP 47 tag; `und` when unknown. Only languages the index stems make a difference.
        public var language: String

        /// A text in a language.
        public init(_ text: String, language: String = "und") {
            self.text = text
            self.language = language
        }
    }
}
