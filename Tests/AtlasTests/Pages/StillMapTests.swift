import CanonicalJSON
import Foundation
import Kernel
import Testing
import Web

@testable import Atlas

/// The picture of points for readers without scripts.
@Suite("The still map")
struct StillMapTests {
    @Test(
        "Shows the narrowest stretch of longitudes, across 180° too",
        arguments: [
            ([179.9, -179.9], 179.9...180.1), ([-179.9, 179.9, 178], 178...180.1), ([2, 5, -4], -4...5),
            ([-179, -178], -179 ... -178), ([10], 10...10), ([170, -100], 170...260),
            // 180 itself, written both ways, is one meridian.
            ([180, -180], 180...180),
        ])
    func narrowest(longitudes: [Double], span: ClosedRange<Double>) throws {
        let found = try #require(MapFrame.narrowestSpan(longitudes))
        #expect(abs(found.lowerBound - span.lowerBound) < 1e-9)
        #expect(abs(found.upperBound - span.upperBound) < 1e-9)
    }

    @Test("Fiji’s points stand together, with the land of both sides under them")
    func antimeridian() throws {
        let points = [try point(-17, 179.9, "West"), try point(-17, -179.9, "East")]
        let map = StillMap(try basemap, points: points)
        #expect(abs(map.frame.middle.longitude - 180) < 1e-9)
        let spots = points.map {
            map.frame.place(longitude: $0.position.longitude, latitude: $0.position.latitude)
        }
        #expect(spots[0].x < spots[1].x, "179.9° E is west of 179.9° W")
        #expect(spots.allSatisfy { (0...MapFrame.size.width).contains($0.x) })
        let text = picture(map)
        #expect(text.contains(">West</text>") && text.contains(">East</text>"))
    }

    @Test("A searched circle fills the picture, and is round on the ground")
    func circle() throws {
        let circle = try #require(AtlasQuery.Nearby(latitude: 43.6, longitude: 1.44, kilometres: 30))
        let map = StillMap(try basemap, points: [try point(43.6, 1.44, "Ici")], circle: circle)
        let radii = try #require(map.frame.radii(of: circle))
        // geographiclib 2.0: 30 km east of 43.6° N, 1.44° E is 1.81155° E; 30 km north, 43.87001° N.
        #expect(abs(radii.y - 0.2700 * map.frame.scale) < 0.002 * map.frame.scale)
        #expect(abs(radii.x - 0.3715 * map.frame.scale * map.frame.shrink) < 0.003 * map.frame.scale)
        #expect(abs(radii.x - radii.y) < 1)
        #expect(2 * radii.y > MapFrame.size.height * 0.7 && 2 * radii.y < MapFrame.size.height)
        #expect(picture(map).contains("<ellipse"))
        let wide = try #require(AtlasQuery.Nearby(latitude: 43.6, longitude: 1.44, kilometres: 9000))
        #expect(!picture(StillMap(try basemap, points: [], circle: wide)).contains("<ellipse"))
    }

    @Test("Names the points when they are few, and the greatest towns of what it shows")
    func names() throws {
        let few = [try point(43.6, 1.44, "Le Fil"), try point(43.7, 1.2, "L’Atelier")]
        let text = picture(StillMap(try basemap, points: few))
        #expect(text.contains(">Le Fil</text>") && text.contains(">L’Atelier</text>"))
        #expect(text.contains(">Montauban</text>") && text.contains("GeoNames"))
        #expect(!text.contains(">Paris</text>"))
        let many = try (0..<13).map { try point(40 + Double($0), 1.44, "Le Fil") }
        #expect(!picture(StillMap(try basemap, points: many)).contains(">Le Fil</text>"))
        #expect(picture(StillMap(try basemap, points: [])).contains(">London</text>"))
    }

    @Test("No two labels lie on each other, and none leaves the picture")
    func labels() {
        let spots = (0..<40).map { MapLabels.Spot(x: Double($0 % 8) * 90, y: Double($0 / 8) * 110) }
        var labels = MapLabels(keeping: spots, radius: 8)
        let placed = spots.compactMap { labels.place("Une association", at: $0, gap: 10, height: 20) }
        let boxes = labels.taken.dropFirst(spots.count)
        #expect(!placed.isEmpty && placed.count == boxes.count)
        for (index, box) in boxes.enumerated() {
            #expect(box.left >= 0 && box.top >= 0 && box.right <= 640 && box.bottom <= 480)
            for other in boxes.dropFirst(index + 1) {
                let isApart =
                    box.right <= other.left || other.right <= box.left || box.bottom <= other.top
                    || other.bottom <= box.top
                #expect(isApart)
            }
        }
        #expect(labels.place("x", at: MapLabels.Spot(x: 900, y: 10), gap: 1, height: 20) == nil)
    }

    @Test("Towns are the greatest of every half degree, without districts, the greatest first")
    func towns() throws {
        let csv = """
            name,country,admin1,lat,lon,population,other_names
            Un,FR,1,45.1,1.1,10,
            Deux,FR,1,45.2,1.2,40,
            Trois,FR,1,45.3,1.3,30,
            Quatre,FR,1,45.4,1.4,20,
            Ailleurs,FR,1,46.1,1.4,5,
            Lyon 03,FR,1,47.1,1.4,99,
            Nulle part,FR,1,,,99,

            """
        let towns = try Towns(csv: Array(csv.utf8))
        #expect(towns.all.map(\.name) == ["Deux", "Trois", "Ailleurs"])
        #expect(String(decoding: towns.json, as: UTF8.self).hasPrefix(#"[["Deux",1.2,45.2],"#))
    }

    private func point(_ latitude: Double, _ longitude: Double, _ name: String) throws -> StillMap.Point {
        let place = try #require(Coordinate(latitude: latitude, longitude: longitude))
        return StillMap.Point(position: place, name: name)
    }

    private func picture(_ map: StillMap) -> String { String(decoding: map.svg.utf8, as: UTF8.self) }

    private var basemap: Basemap {
        get throws { try #require(try PagesCast.basemap) }
    }
}
