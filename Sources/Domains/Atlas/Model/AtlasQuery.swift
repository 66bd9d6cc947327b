import Kernel

/// What somebody looks for in the atlas. The same query makes a page, a JSON answer, a file and a map.
public struct AtlasQuery: Sendable, Hashable {
    /// Words, all of which must match.
    public var words = ""
    /// Whether the last word is a beginning.
    public var prefix = false
    /// Whether every word may have one typing error.
    public var typo = false
    /// Wanted values: any value of one facet, in every facet.
    public var filters: [AtlasFacet: Set<String>] = [:]
    /// Only what lies in this box.
    public var box: BoundingBox?
    /// Only what lies around this point.
    public var near: Nearby?
    /// The order of results.
    public var sort = Order.relevance
    /// Results a page, 1…100 on pages, up to 1000 elsewhere.
    public var limit = 20
    /// Where the page before ended.
    public var cursor: String?

    /// A query for everything.
    public init() {}

    /// The orders of results.
    public enum Order: String, Sendable, CaseIterable {
        case relevance, name, distance, freshness
    }

    /// A box in degrees, edges included; west may be greater than east across the antimeridian.
    public struct BoundingBox: Sendable, Hashable {
        /// Degrees; south ≤ north.
        public let west: Double, south: Double, east: Double, north: Double

        /// A box; nil when out of range or upside down.
        public init?(west: Double, south: Double, east: Double, north: Double) {
            guard (-180...180).contains(west), (-180...180).contains(east), (-90...90).contains(south),
                (-90...90).contains(north), south <= north
            else { return nil }
            (self.west, self.south, self.east, self.north) = (west, south, east, north)
        }
    }

    /// A point and a distance.
    public struct Nearby: Sendable, Hashable {
        /// The middle.
        public let center: Coordinate
        /// Kilometres, more than 0 and up to 20 100.
        public let kilometres: Double

        /// A circle; nil when out of range.
        public init?(latitude: Double, longitude: Double, kilometres: Double) {
            guard let center = Coordinate(latitude: latitude, longitude: longitude), kilometres > 0,
                kilometres <= 20_100
            else { return nil }
            self.center = center
            self.kilometres = kilometres
        }
    }
}
