import CanonicalJSON
import HTTPTypes
import Kernel
import Language
import SearchIndex
import Storage
import Web

/// What a map asks for when there are too many points to give one by one.
extension AtlasAPI {
    /// `GET /atlas/clusters`
    var clusters: APIRoute {
        APIRoute(
            .get, "/atlas/clusters", operation: "listClusters", summary: "atlas.api.clusters",
            tag: Self.tag, parameters: AtlasParameters.narrowing + [AtlasParameters.zoom.declaration],
            answers: [
                .json(
                    Self.clustersSchema, mediaType: Door.geojson.mediaType,
                    "Entries that have a place, counted by cells of 64 pixels.")
            ]
        ) { request in
            let query = try AtlasParameters.form(request).query(vocabularies: atlas.vocabularies)
            let clusters = try atlas.search.clusters(query, zoom: request[AtlasParameters.zoom])
            let entries = try await atlas.search.entries(ofClusters: clusters)
            let collection: JSONValue = [
                "type": "FeatureCollection",
                "features": .array(clusters.map { feature($0, entries, request.context) }),
                "total": .integer(Int64(clusters.reduce(0) { $0 + $1.count })),
            ]
            return .json(collection, mediaType: Door.geojson.mediaType)
        }
    }

    /// A cell; an entry that is alone there, and whose name is given, is shown as among points.
    private func feature(
        _ cluster: SearchIndex.Cluster, _ entries: [Int64: Entry], _ context: AppContext
    ) -> JSONValue {
        var properties: [String: JSONValue] = ["count": .integer(Int64(cluster.count))]
        if let entry = cluster.key.flatMap({ entries[$0] }) {
            let point = point(entry, context)
            properties.merge(point["properties"]?.object ?? [:]) { first, _ in first }
        }
        return [
            "type": "Feature", "properties": .object(properties),
            "geometry": [
                "type": "Point",
                "coordinates": [.number(cluster.position.longitude), .number(cluster.position.latitude)],
            ],
        ]
    }

    private static let clustersSchema = Schema.named(
        "Clusters",
        .object([
            .required("type", .constant("FeatureCollection")),
            .required("features", .array(clusterSchema, atMost: SearchIndex.Limits.clusters)),
            .required("total", .count, "How many entries that match have a place."),
        ]))

    private static let clusterSchema = Schema.object([
        .required("type", .constant("Feature")),
        .required(
            "geometry",
            .object([
                .required("type", .constant("Point")),
                .required(
                    "coordinates", .array(.number(), atMost: 2),
                    "Longitude, then latitude: the middle of the entries of the cell."),
            ])),
        .required(
            "properties",
            .object([
                .required("count", .count, "How many entries there are in the cell."),
                .optional("name", .text, "An entry's that is alone there."),
                .optional("type", .choice(EntryType.allCases.map(\.rawValue))),
                .optional("href", .text, "The path of its page."), .optional("note", .text),
            ])),
    ])
}

extension SearchEntries {
    /// How many entries that stand alone in their cell are named; a map with more has no room for names.
    static let namedAlone = 200

    /// What a query finds, by cells of a map.
    func clusters(_ query: AtlasQuery, zoom: Int) throws -> [SearchIndex.Cluster] {
        do {
            return try index.index.clusters(try query.engineQuery(counting: []), zoom: zoom)
        } catch let error as SearchIndex.QueryError {
            throw AtlasRefusal.badQuery(error.fault)
        }
    }

    /// The entries that stand alone in their cell, by their keys; none when there are very many.
    func entries(ofClusters clusters: [SearchIndex.Cluster]) async throws -> [Int64: Entry] {
        let keys = clusters.compactMap(\.key)
        guard keys.count <= SearchEntries.namedAlone else { return [:] }
        let keyed = try await database.read { tx in try tx.keyedEntries(keys) }
        return Dictionary(keyed.map { ($0.key, $0.entry) }) { first, _ in first }
    }
}
