import Atlas

/// Where the home page leads. A link is shown only when the atlas holds something behind it.
enum HomeLinks {
    /// One link: the key of its words, and the values of facets it leads to. Several values of one facet are
    /// alternatives.
    struct Item: Sendable {
        let key: String
        let filters: [(facet: AtlasFacet, value: String)]

        /// Whether at least `least` entries have one of the values.
        func leadsSomewhere(in overview: AtlasOverview, least: Int = 1) -> Bool {
            filters.contains { overview.count($0.facet, $0.value) >= least }
        }
    }

    /// What people say they need: the ends of the keys of their words.
    static let examples = ["members", "newsletter", "accounting", "video-calls", "hardware"]

    /// Who comes, and what is there for them.
    static let doors = [
        Item(key: "door.association", filters: [(.type, "solution")]),
        Item(
            key: "door.buyer",
            filters: [
                (.legalForm, "cooperative"), (.legalForm, "multi-stakeholder-cooperative"),
                (.legalForm, "worker-cooperative"),
            ]),
        Item(key: "door.reuse", filters: [(.class, "hardware-reuse")]),
        Item(key: "door.mediator", filters: [(.class, "training"), (.class, "consulting")]),
        Item(key: "door.places", filters: [(.type, "place")]),
        Item(key: "door.builder", filters: [(.class, "citizen-data"), (.class, "platforms")]),
    ]
}
