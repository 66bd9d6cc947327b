extension SearchIndex {
    /// A point on the Earth (WGS 84) in whole ten-millionths of a degree.
    public struct Position: Hashable, Sendable {
        /// Latitude × 10⁷, −900 000 000…900 000 000, north positive.
        public let latitudeE7: Int32
        /// Longitude × 10⁷, −1 800 000 000…1 800 000 000, east positive.
        public let longitudeE7: Int32

        /// A point from ten-millionths of a degree; nil when out of range.
        public init?(latitudeE7: Int32, longitudeE7: Int32) {
            guard (-900_000_000...900_000_000).contains(latitudeE7),
                (-1_800_000_000...1_800_000_000).contains(longitudeE7)
            else { return nil }
            self.latitudeE7 = latitudeE7
            self.longitudeE7 = longitudeE7
        }

        /// A point from degrees, rounded to seven decimals; nil when out of range or not a number.
        public init?(latitude: Double, longitude: Double) {
            guard (-90...90).contains(latitude), (-180...180).contains(longitude) else { return nil }
            latitudeE7 = Int32((latitude * 1e7).rounded())
            longitudeE7 = Int32((longitude * 1e7).rounded())
        }

        /// Degrees north.
        public var latitude: Double { Double(latitudeE7) / 1e7 }
        /// Degrees east.
        public var longitude: Double { Double(longitudeE7) / 1e7 }
    }

    /// A rectangle of latitudes and longitudes, edges included. When its west is greater than its east it
    /// crosses the antimeridian. The meridians 180° and −180° are the same; a pole has every longitude.
    public struct Box: Hashable, Sendable {
        /// The south-western corner.
        public let southWest: Position
        /// The north-eastern corner.
        public let northEast: Position

        /// A box from degrees; nil when out of range or when the south is north of the north.
        public init?(south: Double, west: Double, north: Double, east: Double) {
            guard let southWest = Position(latitude: south, longitude: west),
                let northEast = Position(latitude: north, longitude: east),
                southWest.latitudeE7 <= northEast.latitudeE7
            else { return nil }
            self.southWest = southWest
            self.northEast = northEast
        }

        /// Whether a point lies in the box or on its edge.
        public func contains(_ position: Position) -> Bool {
            guard position.latitudeE7 >= southWest.latitudeE7, position.latitudeE7 <= northEast.latitudeE7
            else { return false }
            let longitude = position.longitudeE7
            return abs(position.latitudeE7) == 900_000_000 || contains(longitudeE7: longitude)
                || (abs(longitude) == 1_800_000_000 && contains(longitudeE7: -longitude))
        }

        private func contains(longitudeE7: Int32) -> Bool {
            let isEastOfWest = longitudeE7 >= southWest.longitudeE7
            let isWestOfEast = longitudeE7 <= northEast.longitudeE7
            return southWest.longitudeE7 <= northEast.longitudeE7
                ? isEastOfWest && isWestOfEast : isEastOfWest || isWestOfEast
        }
    }

    /// Everything within a distance of a point.
    public struct Circle: Hashable, Sendable {
        /// The middle.
        public let center: Position
        /// The radius in whole millimetres.
        public let radiusMillimetres: Int64

        /// A circle; nil when the radius is negative or not a number. A radius of more than half the Earth's
        /// circumference is everything that has a position.
        public init?(center: Position, kilometres: Double) {
            guard kilometres >= 0 else { return nil }
            self.center = center
            radiusMillimetres = Int64((min(kilometres, 20_100) * 1e6).rounded())
        }
    }
}
