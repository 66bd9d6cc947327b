import CanonicalJSON

/// Outlines of the land, coarse enough to be drawn on the server.
///
/// Source: Natural Earth 1:110 million, public domain (`Resources/Basemap`).
public struct Basemap: Sendable {
    /// Land within a box, in degrees.
    struct Region: Sendable {
        let west: Double
        let south: Double
        let east: Double
        let north: Double
        /// Closed lines of longitude and latitude.
        let rings: [[(longitude: Double, latitude: Double)]]
    }

    /// Europe with its borders.
    let europe: Region
    /// The coasts of the world.
    let world: Region
    /// Towns to know a place by.
    public let towns: Towns

    /// Reads `land.json`; nil when it has another shape.
    public init?(json: JSONValue, towns: Towns = Towns()) {
        guard let europe = Region(json: json["europe"]), let world = Region(json: json["world"]) else {
            return nil
        }
        self.europe = europe
        self.world = world
        self.towns = towns
    }
}

extension Basemap.Region {
    fileprivate init?(json: JSONValue?) {
        let box = json?["box"].items.compactMap(\.number) ?? []
        guard box.count == 4, box[0] < box[2], box[1] < box[3] else { return nil }
        let rings = json?["rings"].items.map { ring in
            ring.array?.compactMap { point -> (longitude: Double, latitude: Double)? in
                let pair = point.array?.compactMap(\.number) ?? []
                return pair.count == 2 ? (pair[0], pair[1]) : nil
            } ?? []
        }
        self.init(west: box[0], south: box[1], east: box[2], north: box[3], rings: rings ?? [])
    }
}
