import Foundation
import Kernel
import Web

/// A picture of points on the outlines of the land, for readers without scripts. Its colours are its own, since a picture cannot
/// know the theme of the page around it.
///
/// Equirectangular: degrees become pixels, longitudes shortened by the cosine of the middle latitude.
struct StillMap {
    private let region: Basemap.Region
    private let points: [Coordinate]
    private let scale: Double
    private let shrink: Double

    /// Width of the picture in pixels.
    private static let width = 640.0

    /// The points on Europe when all lie there, else on the world.
    init(_ basemap: Basemap, points: [Coordinate]) {
        let isEuropean = points.allSatisfy { basemap.europe.contains($0) }
        region = isEuropean ? basemap.europe : basemap.world
        self.points = points
        shrink = cos((region.south + region.north) / 2 * .pi / 180)
        scale = Self.width / ((region.east - region.west) * shrink)
    }

    /// The picture as a document of its own.
    var svg: HTML {
        let height = Self.number((region.north - region.south) * scale)
        return H.svg(
            Attribute("xmlns", "http://www.w3.org/2000/svg"),
            Attribute("viewBox", "0 0 \(Self.number(Self.width)) \(height)"),
            Attribute("width", Self.number(Self.width)), Attribute("height", height)
        ) {
            H.rect(
                Attribute("width", Self.number(Self.width)), Attribute("height", height),
                Attribute("fill", "#e6e0d2"))
            H.path(
                Attribute("d", region.rings.map(path).joined()), Attribute("fill", "#fbf8f2"),
                Attribute("stroke", "#d0c5b0"))
            H.g(Attribute("fill", "#2c5a3c"), Attribute("stroke", "#fbf8f2")) { places.map(mark) }
        }
    }

    /// Points that fall on one pixel are drawn once.
    private var places: [Pixel] {
        Set(points.map { Pixel(x: Int(x($0.longitude).rounded()), y: Int(y($0.latitude).rounded())) })
            .sorted { ($0.y, $0.x) < ($1.y, $1.x) }
    }

    private struct Pixel: Hashable {
        let x: Int
        let y: Int
    }

    private func mark(_ place: Pixel) -> HTML {
        H.circle(Attribute("cx", "\(place.x)"), Attribute("cy", "\(place.y)"), Attribute("r", "5"))
    }

    private func path(_ ring: [(longitude: Double, latitude: Double)]) -> String {
        guard !ring.isEmpty else { return "" }
        let places = ring.map { "\(Self.number(x($0.longitude))) \(Self.number(y($0.latitude)))" }
        return "M\(places.joined(separator: "L"))Z"
    }

    private func x(_ longitude: Double) -> Double { (longitude - region.west) * shrink * scale }
    private func y(_ latitude: Double) -> Double { (region.north - latitude) * scale }

    /// With one decimal at most.
    private static func number(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(Double(tenths) / 10)"
    }
}

extension Basemap.Region {
    fileprivate func contains(_ point: Coordinate) -> Bool {
        (west...east).contains(point.longitude) && (south...north).contains(point.latitude)
    }
}
