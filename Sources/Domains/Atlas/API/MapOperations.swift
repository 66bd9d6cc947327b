import CanonicalJSON
import HTTPTypes
import Kernel
import Language
import Web

/// What pages ask for while they are open: points of the map, suggestions, facets.
extension AtlasAPI {
    /// `GET /atlas/points.geojson`
    var points: APIRoute {
        APIRoute(
            .get, "/atlas/points.geojson", operation: "listPoints", summary: "atlas.api.points",
            tag: Self.tag,
            parameters: AtlasParameters.narrowing + [
                AtlasParameters.sort.declaration, AtlasParameters.pointLimit.declaration,
            ],
            answers: [
                .json(
                    Self.pointsSchema, mediaType: Door.geojson.mediaType,
                    "The first entries that have a place.")
            ]
        ) { request in
            let query = try request.atlasQuery(of: atlas, limit: AtlasParameters.pointLimit).onlyPlaced
            let found = try await atlas.search(query, counting: [])
            let features = found.results.map { point($0.entry, request.context) }
            let collection: JSONValue = [
                "type": "FeatureCollection", "features": .array(features),
                "total": .integer(Int64(found.total)), "truncated": .bool(found.next != nil),
            ]
            return .json(collection, mediaType: Door.geojson.mediaType)
        }
    }

    /// An entry as a point of a map.
    func point(_ entry: Entry, _ context: AppContext) -> JSONValue {
        GeoJSONDoor.point(
            entry, languages: context.languages, href: context.path("/atlas/\(entry.id)"),
            note: note(entry, context))
    }

    /// Its type and where it is, in one line.
    private func note(_ entry: Entry, _ context: AppContext) -> String {
        let type = atlas.vocabularies.label(
            entry.id.type.rawValue, in: "entry-types", for: context.languages)
        return [type, entry.content.address.locality].compactMap(\.self).joined(separator: " · ")
    }

    /// `GET /atlas/suggestions`
    var suggestions: APIRoute {
        APIRoute(
            .get, "/atlas/suggestions", operation: "suggestEntries", summary: "atlas.api.suggestions",
            tag: Self.tag, parameters: [AtlasParameters.words.declaration],
            answers: [.json(Self.suggestionsSchema, "Entries and words, the likeliest first.")]
        ) { request in
            let typed = request[AtlasParameters.words] ?? ""
            let found = try await SuggestEntries(search: atlas.search)(typed)
            let entries = found.entries.map { entry in
                suggestion(
                    entry.content.name.best(for: request.context.languages)?.text ?? "",
                    note: note(entry, request.context), href: request.context.path("/atlas/\(entry.id)"))
            }
            let words = found.words.map { words in
                suggestion(
                    words, note: nil,
                    href: request.context.path("/atlas") + "?" + FormValues([.init("q", words)]).encoded)
            }
            return .json(["suggestions": .array(entries + words)])
        }
    }

    private func suggestion(_ label: String, note: String?, href: String) -> JSONValue {
        var object: [String: JSONValue] = ["label": .string(label), "href": .string(href)]
        object.set("note", note)
        return .object(object)
    }

    private static let suggestionsSchema = Schema.object([
        .required(
            "suggestions",
            .array(
                .object([
                    .required("label", .text, "What to show."), .optional("note", .text, "What it is."),
                    .required("href", .text, "The path of its page, or of the search for it."),
                ]), atMost: SuggestEntries.entries + SuggestEntries.words))
    ])

    private static let pointsSchema = Schema.named(
        "Points",
        .object([
            .required("type", .constant("FeatureCollection")),
            .required("features", .array(pointSchema, atMost: 1000)),
            .required("total", .count, "How many entries that match have a place."),
            .required("truncated", .boolean, "Whether there are more than are given."),
        ]))

    private static let pointSchema = Schema.object([
        .required("type", .constant("Feature")), .required("id", .text),
        .required(
            "geometry",
            .object([
                .required("type", .constant("Point")),
                .required("coordinates", .array(.number(), atMost: 2), "Longitude, then latitude."),
            ])),
        .required(
            "properties",
            .object([
                .required("name", .text), .required("type", .choice(EntryType.allCases.map(\.rawValue))),
                .required("href", .text, "The path of its page."), .required("note", .text),
            ])),
    ])
}

extension AtlasQuery {
    /// The same query for entries that have a position; around a point the nearest come first.
    fileprivate var onlyPlaced: AtlasQuery {
        var query = self
        if near == nil, box == nil {
            query.box = BoundingBox(west: -180, south: -90, east: 180, north: 90)
        }
        if near != nil, sort == .relevance { query.sort = .distance }
        return query
    }
}
