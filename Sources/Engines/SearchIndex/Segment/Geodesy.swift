#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Distances on the sphere.
enum Geodesy {
    /// The mean radius of the Earth in kilometres (IUGG, R₁).
    static let radiusKilometres = 6371.0088

    /// The great-circle distance by the haversine formula, rounded to whole millimetres so that the last bits
    /// of a machine's sine decide nothing.
    static func millimetres(_ from: SearchIndex.Position, _ to: SearchIndex.Position) -> Int64 {
        let latitudeSine = sin(radians(to.latitude - from.latitude) / 2)
        let longitudeSine = sin(radians(to.longitude - from.longitude) / 2)
        let chord =
            latitudeSine * latitudeSine
            + cos(radians(from.latitude)) * cos(radians(to.latitude)) * longitudeSine * longitudeSine
        return Int64((2 * radiusKilometres * 1e6 * asin(min(1, chord.squareRoot()))).rounded())
    }

    /// A distance two points are certainly not nearer than: that of their parallels.
    static func leastMillimetres(_ from: SearchIndex.Position, _ to: SearchIndex.Position) -> Int64 {
        // NB: a ten-millionth of a degree of latitude is 11.1195 mm; less than that, for rounding's sake.
        let difference = abs(Int64(from.latitudeE7) - Int64(to.latitudeE7))
        return difference * 11_119 / 1000
    }

    /// A box around a circle, a little larger than need be; nil when it would hold a pole or go all the way
    /// round.
    static func longitudeReach(of circle: SearchIndex.Circle) -> (latitude: Double, longitude: Double?) {
        let angle = Double(circle.radiusMillimetres) / (radiusKilometres * 1e6) + 1e-9
        let latitude = radians(circle.center.latitude)
        guard abs(latitude) + angle < .pi / 2 else { return (degrees(angle), nil) }
        return (degrees(angle), degrees(asin(min(1, sin(angle) / cos(latitude)))) + 1e-6)
    }

    private static func radians(_ degrees: Double) -> Double { degrees * .pi / 180 }
    private static func degrees(_ radians: Double) -> Double { radians * 180 / .pi }
}
