import Kernel
import Web

/// The query of the atlas as parameters of the API: the same words as in the addresses of pages.
enum AtlasParameters {
    static let words = Parameter<String?>.text(
        "q", length: 0...250, "Words; an entry must have them all. Accents, case and endings do not matter.")
    static let prefix = Parameter<Bool>.flag(
        "prefix", "Whether the last word may be the beginning of a word.")
    static let typo = Parameter<Bool>.flag("typo", "Whether every word may have one wrong letter.")
    static let near = Parameter<String?>.text(
        "near", pattern: list([degrees, degrees], optionally: "[0-9]{1,5}(\\.[0-9]{1,6})?"),
        "Only what lies around a point: latitude,longitude,kilometres (50 when not said).")
    static let box = Parameter<String?>.text(
        "bbox", pattern: list([degrees, degrees, degrees, degrees]),
        "Only what lies in a box: west,south,east,north in degrees; west is greater than east across 180°.")
    static let sort = Parameter<AtlasQuery.Order>.choice(
        "sort", standard: .relevance, "The order; distance needs near.")
    static let feedSort = Parameter<AtlasQuery.Order>.choice(
        "sort", standard: .freshness, "The order, newest first unless told otherwise; distance needs near.")
    static let limit = Parameter<Int>.integer("limit", 1...1000, standard: 20, "How many entries.")
    static let feedLimit = Parameter<Int>.integer("limit", 1...100, standard: 20, "How many entries.")
    static let pointLimit = Parameter<Int>.integer("limit", 1...1000, standard: 1000, "How many points.")
    static let zoom = Parameter<Int>.integer(
        "zoom", 0...22, standard: 4,
        "How near the map is looked at: tiles of 256 pixels, the whole world on one at zoom 0.")
    static let cursor = Parameter<String?>.text(
        "cursor", length: 0...500,
        "Where the page before ended: its next. Belongs to one order.")
    static let facets = AtlasFacet.allCases.map { ($0, Parameter<[String]>.facet($0)) }

    /// What narrows: words, facets and places.
    static let narrowing: [APIParameter] =
        [words, near, box].map(\.declaration) + [prefix, typo].map(\.declaration)
        + facets.map(\.1.declaration)

    private static let degrees = "-?[0-9]{1,3}(\\.[0-9]{1,15})?"

    /// A pattern for values between commas, or nothing.
    private static func list(_ parts: [String], optionally last: String? = nil) -> String {
        let end = last.map { "(, ?\($0))?" } ?? ""
        return "(\(parts.joined(separator: ", ?"))\(end))?"
    }

    /// The form that a request fills in; what its route does not declare stays empty.
    static func form(_ request: APIRequest) -> AtlasQueryForm {
        var form = AtlasQueryForm()
        form.words = request[words] ?? ""
        (form.prefix, form.typo) = (request[prefix], request[typo])
        (form.near, form.box, form.cursor) = (request[near], request[box], request[cursor])
        for (facet, parameter) in facets where !request[parameter].isEmpty {
            form.filters[facet.rawValue] = request[parameter]
        }
        return form
    }
}

extension Parameter where Value == [String] {
    /// The values of a facet.
    fileprivate static func facet(_ facet: AtlasFacet) -> Parameter {
        let terms =
            facet.vocabulary.map { "Terms of the vocabulary \($0), or their labels." }
            ?? "Values as /atlas/facets lists them."
        let extra =
            facet == .licence
            ? " Entries are made of records under these licences only; left_out and the header field"
                + " Terreau-Left-Out say how much that leaves out." : ""
        return texts(facet.rawValue, length: 0...200, "\(terms) Several are alternatives.\(extra)")
    }
}

extension APIRequest {
    /// The query that the request asks, in an order and with a size of page of its own. Throws
    /// `AtlasRefusal.badQuery`.
    func atlasQuery(
        of atlas: AtlasDomain, sort: Parameter<AtlasQuery.Order> = AtlasParameters.sort,
        limit: Parameter<Int> = AtlasParameters.limit
    ) throws -> AtlasQuery {
        var form = AtlasParameters.form(self)
        (form.sort, form.limit) = (self[sort].rawValue, self[limit])
        return try form.query(vocabularies: atlas.vocabularies)
    }
}
