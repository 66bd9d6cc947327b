import CanonicalJSON
import Foundation
import SearchIndex

/// A query to be timed, as a JSON object: `q` and, if need be, `country`, `legal_form`, `activity`, `near`
/// with `radius_km`, `bbox` (south, west, north, east), `prefix`, `typo` and `page`.
struct BenchQuery {
    /// How it was written.
    let json: JSONValue
    let query: SearchIndex.Query

    /// Whether it is one of those that other engines' programs can be asked, too.
    var isPlain: Bool { ["near", "bbox", "prefix", "typo"].allSatisfy { json[$0] == nil } }

    /// A query that matches words by their stems and forgives typing errors, or only does what it says.
    init(json: JSONValue, stemming: Bool) throws {
        self.json = json
        var query = SearchIndex.Query(
            words: json["q"]?.string ?? "", prefix: json["prefix"] == .bool(true),
            typo: json["typo"] == .bool(true), forgiving: stemming, stemming: stemming,
            facets: BenchRecords.facets)
        for facet in BenchRecords.facets {
            if let value = json[facet]?.string { query.filters[facet] = [value] }
        }
        if let near = json["near"] {
            query.near = try BenchQuery.circle(near, kilometres: json["radius_km"])
        }
        if let box = json["bbox"] { query.box = try BenchQuery.box(box) }
        self.query = query
    }

    /// The queries of a file: a JSON array of objects.
    static func all(path: String, stemming: Bool) throws -> [BenchQuery] {
        let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        guard let list = try JSONValue(parsing: String(decoding: bytes, as: UTF8.self)).array, !list.isEmpty
        else { throw PlainSentence("“\(path)” is not a JSON array of queries.") }
        return try list.map { try BenchQuery(json: $0, stemming: stemming) }
    }

    private static func circle(_ json: JSONValue, kilometres: JSONValue?) throws -> SearchIndex.Circle {
        guard let latitude = json[0]?.number, let longitude = json[1]?.number,
            let kilometres = kilometres?.number,
            let center = SearchIndex.Position(latitude: latitude, longitude: longitude),
            let circle = SearchIndex.Circle(center: center, kilometres: kilometres)
        else { throw PlainSentence("“near” is a latitude and a longitude, with “radius_km” beside it.") }
        return circle
    }

    private static func box(_ json: JSONValue) throws -> SearchIndex.Box {
        let edges = (json.array ?? []).compactMap(\.number)
        guard edges.count == 4,
            let box = SearchIndex.Box(south: edges[0], west: edges[1], north: edges[2], east: edges[3])
        else { throw PlainSentence("“bbox” is south, west, north and east in degrees.") }
        return box
    }
}
