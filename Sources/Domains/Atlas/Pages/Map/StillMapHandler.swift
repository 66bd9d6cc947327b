import HTTPTypes
import Hummingbird
import Kernel
import Web

/// Answers `/atlas/map.svg`: the picture of what a query finds.
struct StillMapHandler: Sendable {
    let atlas: AtlasDomain
    let basemap: Basemap

    /// Points on one picture.
    static let mostPoints = 1000

    func respond(_ context: AppContext) async throws -> Response {
        var query = try AtlasQueryForm(address: context.query).query(vocabularies: atlas.vocabularies)
        (query.limit, query.cursor) = (Self.mostPoints, nil)
        let found = try await atlas.search(query.placed, counting: [])
        let points = found.results.compactMap { result in
            result.entry.content.position.map {
                StillMap.Point(
                    position: $0,
                    name: result.entry.content.name.best(for: context.languages)?.text ?? "")
            }
        }
        let map = StillMap(basemap, points: points, circle: query.near)
        return .bytes(map.svg.utf8, mediaType: "image/svg+xml")
    }
}

extension AtlasQuery {
    /// The same query for entries that stand somewhere on the Earth.
    var placed: AtlasQuery {
        var query = self
        if near == nil, box == nil {
            query.box = BoundingBox(west: -180, south: -90, east: 180, north: 90)
        }
        return query
    }
}
