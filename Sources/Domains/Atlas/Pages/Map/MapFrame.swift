import Foundation
import Kernel

/// The stretch of the Earth that a still map shows, and where it falls on the picture.
///
/// Equirectangular: a degree of latitude is `scale` pixels, a degree of longitude that much times the cosine
/// of the middle latitude.
struct MapFrame {
    /// Width and height of the picture in pixels.
    static let size = (width: 640.0, height: 480.0)
    /// The widest circle that is shown; one as wide as a continent says nothing on a map.
    static let widestCircleKilometres = 2000.0
    /// Kilometres of a degree of latitude, on a sphere of 6371.0088 km.
    private static let degreeKilometres = 6371.0088 * .pi / 180

    /// Degrees; the middle may lie past 180° where the shorter way between two points leads across it.
    let middle: (longitude: Double, latitude: Double)
    /// Pixels of a degree of latitude.
    let scale: Double
    /// Width of a degree of longitude in degrees of latitude.
    let shrink: Double

    /// Around all points and the circle with some room; the whole region when there is neither.
    init(around points: [Coordinate], circle: AtlasQuery.Nearby?, otherwise region: Basemap.Region) {
        let circle = circle.flatMap(MapFrame.reach)
        let latitudes = points.map(\.latitude) + (circle?.latitudes ?? [])
        let south = latitudes.min() ?? region.south
        let north = latitudes.max() ?? region.north
        let longitudes = points.map(\.longitude) + (circle?.longitudes ?? [])
        let span = MapFrame.narrowestSpan(longitudes) ?? region.west...region.east
        middle = ((span.lowerBound + span.upperBound) / 2, (south + north) / 2)
        shrink = max(cos(middle.latitude * .pi / 180), 0.1)
        let width = (span.upperBound - span.lowerBound) * shrink * MapFrame.size.height / MapFrame.size.width
        let least = circle != nil ? 0.1 : points.count > 1 ? 0.9 : 3
        scale = MapFrame.size.height / max((north - south) * 1.2, width * 1.2, least)
    }

    /// The narrowest stretch of longitudes that holds all, from −180 on; it ends past 180 when it leads
    /// across the antimeridian. The widest gap between two neighbours is what it leaves out.
    static func narrowestSpan(_ longitudes: [Double]) -> ClosedRange<Double>? {
        let sorted = longitudes.sorted()
        guard let first = sorted.first, let last = sorted.last else { return nil }
        var (span, widest) = (first...last, first + 360 - last)
        for (before, after) in zip(sorted, sorted.dropFirst()) where after - before > widest {
            (span, widest) = (after...(before + 360), after - before)
        }
        return span
    }

    /// The edges of a circle; nil when it is too wide or holds a pole.
    private static func reach(_ circle: AtlasQuery.Nearby) -> (longitudes: [Double], latitudes: [Double])? {
        let (center, radius) = (circle.center, circle.kilometres / degreeKilometres)
        let across = radius / cos(center.latitude * .pi / 180)
        guard circle.kilometres <= widestCircleKilometres, abs(center.latitude) + radius < 90, across < 60
        else { return nil }
        let longitudes = [center.longitude - across, center.longitude, center.longitude + across].map {
            $0.remainder(dividingBy: 360)
        }
        return (longitudes, [center.latitude - radius, center.latitude + radius])
    }

    /// Half the width and the height of a circle on the picture; nil when it is not shown.
    func radii(of circle: AtlasQuery.Nearby) -> (x: Double, y: Double)? {
        guard MapFrame.reach(circle) != nil else { return nil }
        let radius = circle.kilometres / MapFrame.degreeKilometres * scale
        return (radius / cos(circle.center.latitude * .pi / 180) * shrink, radius)
    }

    /// Where the copy of a place that is nearest to the middle falls on the picture.
    func place(longitude: Double, latitude: Double) -> MapLabels.Spot {
        let turns = ((middle.longitude - longitude) / 360).rounded()
        return MapLabels.Spot(x: x(longitude + 360 * turns), y: y(latitude))
    }

    /// The column of a longitude.
    func x(_ longitude: Double) -> Double {
        (longitude - middle.longitude) * shrink * scale + MapFrame.size.width / 2
    }

    /// The row of a latitude.
    func y(_ latitude: Double) -> Double {
        (middle.latitude - latitude) * scale + MapFrame.size.height / 2
    }
}
