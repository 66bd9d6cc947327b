/// A point on the Earth (WGS 84), kept in whole ten-millionths of a degree (about a centimetre) so that it is
/// written and compared the same everywhere.
public struct Coordinate: Hashable, Sendable {
    /// Latitude × 10⁷, −900 000 000…900 000 000, north positive.
    public let latitudeE7: Int32
    /// Longitude × 10⁷, −1 800 000 000…1 800 000 000, east positive.
    public let longitudeE7: Int32

    /// A point from degrees, rounded to seven decimals; nil when out of range or not a number.
    public init?(latitude: Double, longitude: Double) {
        guard (-90...90).contains(latitude), (-180...180).contains(longitude) else { return nil }
        latitudeE7 = Int32((latitude * 1e7).rounded())
        longitudeE7 = Int32((longitude * 1e7).rounded())
    }

    /// A point from ten-millionths of a degree; nil when out of range.
    public init?(latitudeE7: Int64, longitudeE7: Int64) {
        guard (-900_000_000...900_000_000).contains(latitudeE7),
            (-1_800_000_000...1_800_000_000).contains(longitudeE7)
        else { return nil }
        self.latitudeE7 = Int32(latitudeE7)
        self.longitudeE7 = Int32(longitudeE7)
    }

    /// Degrees north.
    public var latitude: Double { Double(latitudeE7) / 1e7 }
    /// Degrees east.
    public var longitude: Double { Double(longitudeE7) / 1e7 }
}
