import Foundation
import Kernel
import Web

/// A picture of points on the outlines of the land, for readers without scripts. Its colours are its own,
/// since a picture cannot know the theme of the page around it.
///
/// Equirectangular: degrees become units of the picture, longitudes shortened by the cosine of the middle
/// latitude.
struct StillMap {
    private let region: Basemap.Region
    private let points: [Coordinate]
    private let shrink: Double

    /// Width and height of the picture in pixels.
    private static let size = (width: 640.0, height: 480.0)
    /// The least that is shown, in degrees from north to south.
    private static let least = 6.0

    /// The points on Europe when all lie there, else on the world.
    init(_ basemap: Basemap, points: [Coordinate]) {
        let isEuropean = points.allSatisfy { basemap.europe.contains($0) }
        region = isEuropean ? basemap.europe : basemap.world
        self.points = points
        shrink = cos((region.south + region.north) / 2 * .pi / 180)
    }

    /// The picture as a document of its own.
    var svg: HTML {
        let view = view
        let hair = view.width / Self.size.width
        return H.svg(
            Attribute("xmlns", "http://www.w3.org/2000/svg"), Attribute("viewBox", view.text),
            Attribute("width", Self.number(Self.size.width)),
            Attribute("height", Self.number(Self.size.height))
        ) {
            H.rect(
                Attribute("x", Self.number(view.x)), Attribute("y", Self.number(view.y)),
                Attribute("width", Self.number(view.width)), Attribute("height", Self.number(view.height)),
                Attribute("fill", "#e6e0d2"))
            H.path(
                Attribute("d", region.rings.map(path).joined()), Attribute("fill", "#fbf8f2"),
                Attribute("stroke", "#c4b798"), Attribute("stroke-width", Self.number(hair)))
            H.g(
                Attribute("fill", "#2c5a3c"), Attribute("stroke", "#fbf8f2"),
                Attribute("stroke-width", Self.number(hair))
            ) { marks(hair) }
        }
    }

    // MARK: What is shown

    /// A stretch of the drawing.
    struct View {
        let x: Double
        let y: Double
        let width: Double
        let height: Double

        fileprivate var text: String {
            [x, y, width, height].map(StillMap.number).joined(separator: " ")
        }
    }

    /// Around all points with some room, in the picture's proportions; the whole region when there is no
    /// point.
    var view: View {
        let (xs, ys) = (points.map { x($0.longitude) }, points.map { y($0.latitude) })
        let west = xs.min() ?? 0
        let east = xs.max() ?? x(region.east)
        let north = ys.min() ?? 0
        let south = ys.max() ?? y(region.south)
        let proportion = Self.size.width / Self.size.height
        let height = max((south - north) * 1.2, (east - west) * 1.2 / proportion, Self.least)
        let width = height * proportion
        return View(
            x: (west + east - width) / 2, y: (north + south - height) / 2, width: width, height: height)
    }

    /// Points that fall on one pixel are drawn once.
    private func marks(_ hair: Double) -> [HTML] {
        let places = Set(
            points.map {
                Pixel(
                    x: Int((x($0.longitude) / hair).rounded()), y: Int((y($0.latitude) / hair).rounded()))
            })
        return places.sorted { ($0.y, $0.x) < ($1.y, $1.x) }.map { place in
            H.circle(
                Attribute("cx", Self.number(Double(place.x) * hair)),
                Attribute("cy", Self.number(Double(place.y) * hair)),
                Attribute("r", Self.number(6 * hair)))
        }
    }

    private struct Pixel: Hashable {
        let x: Int
        let y: Int
    }

    private func path(_ ring: [(longitude: Double, latitude: Double)]) -> String {
        guard !ring.isEmpty else { return "" }
        let places = ring.map { "\(Self.number(x($0.longitude))) \(Self.number(y($0.latitude)))" }
        return "M\(places.joined(separator: "L"))Z"
    }

    private func x(_ longitude: Double) -> Double { (longitude - region.west) * shrink }
    private func y(_ latitude: Double) -> Double { region.north - latitude }

    /// With three decimals at most.
    private static func number(_ value: Double) -> String {
        let thousandths = (value * 1000).rounded()
        return thousandths.remainder(dividingBy: 1000) == 0
            ? String(Int(thousandths / 1000)) : String(thousandths / 1000)
    }
}

extension Basemap.Region {
    fileprivate func contains(_ point: Coordinate) -> Bool {
        (west...east).contains(point.longitude) && (south...north).contains(point.latitude)
    }
}
