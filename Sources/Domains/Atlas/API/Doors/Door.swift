/// The forms in which the atlas gives entries to other programs.
public enum Door: String, Sendable, CaseIterable {
    /// One JSON object with the total, the page's entries and the facets.
    case json
    /// A table, RFC 4180.
    case csv
    /// A FeatureCollection, RFC 7946.
    case geojson
    /// schema.org in JSON-LD.
    case jsonld
    /// A feed, RFC 4287.
    case atom
    /// One JSON object a line, with every record: what an empty instance can read back.
    case ndjson

    /// The media type with its parameters.
    public var mediaType: String {
        switch self {
        case .json: "application/json"
        case .csv: "text/csv; charset=utf-8; header=present"
        case .geojson: "application/geo+json"
        case .jsonld: "application/ld+json"
        case .atom: "application/atom+xml; charset=utf-8"
        case .ndjson: "application/x-ndjson"
        }
    }
}
