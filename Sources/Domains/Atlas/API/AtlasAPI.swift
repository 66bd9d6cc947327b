import Web

/// The atlas's operations.
struct AtlasAPI: Sendable {
    let atlas: AtlasDomain

    /// The chapter of the OpenAPI document.
    static let tag = "atlas"

    init(_ atlas: AtlasDomain) {
        self.atlas = atlas
    }

    var routes: [APIRoute] {
        [search, entry, entryJSONLD, ownWords, replaceOwnWords] + wholeResults
            + [feed, points, clusters, suggestions, facets]
            + [sources, source, vocabularies, vocabulary] + proposals
    }
}
