import Kernel
import Web

/// A picture of points on the outlines of the land, for readers without scripts. Its colours are its own,
/// since a picture cannot know the theme of the page around it.
struct StillMap {
    /// One entry.
    struct Point {
        let position: Coordinate
        let name: String
    }

    private let region: Basemap.Region
    private let towns: [Towns.Town]
    private let points: [Point]
    private let circle: AtlasQuery.Nearby?
    /// What it shows.
    let frame: MapFrame

    /// As many marks have their names beside them.
    private static let mostNames = 12
    /// As many towns are named.
    private static let mostTowns = 5
    /// Heights of letters; the picture is shown at half its size on a telephone.
    private static let (nameHeight, townHeight) = (24.0, 20.0)

    /// The points on Europe when all lie there, else on the world; with the circle that was searched.
    init(_ basemap: Basemap, points: [Point], circle: AtlasQuery.Nearby? = nil) {
        let positions = points.map(\.position)
        let isEuropean = (positions + (circle.map { [$0.center] } ?? [])).allSatisfy {
            basemap.europe.contains($0)
        }
        region = isEuropean ? basemap.europe : basemap.world
        towns = basemap.towns.all
        self.points = points
        self.circle = circle
        frame = MapFrame(around: positions, circle: circle, otherwise: region)
    }

    /// The picture as a document of its own.
    var svg: HTML {
        let marks = marks
        let (width, height) = (Self.text(MapFrame.size.width), Self.text(MapFrame.size.height))
        return H.svg(
            Attribute("xmlns", "http://www.w3.org/2000/svg"), Attribute("viewBox", "0 0 \(width) \(height)"),
            Attribute("width", width), Attribute("height", height), Attribute("font-family", "sans-serif")
        ) {
            H.rect(Attribute("width", width), Attribute("height", height), Attribute("fill", "#e6e0d2"))
            H.path(
                Attribute("d", land), Attribute("fill", "#fbf8f2"), Attribute("stroke", "#c4b798"))
            searched
            H.g(Attribute("fill", "#2c5a3c"), Attribute("stroke", "#fbf8f2")) {
                marks.map { mark in
                    H.circle(
                        Attribute("cx", Self.text(mark.spot.x)), Attribute("cy", Self.text(mark.spot.y)),
                        Attribute("r", "6"))
                }
            }
            words(beside: marks)
        }
    }

    // MARK: Land

    /// Every ring that reaches into the picture, on either side of the antimeridian.
    private var land: String {
        [-360.0, 0, 360].flatMap { turn in region.rings.map { path($0, turn: turn) } }.joined()
    }

    private func path(_ ring: [(longitude: Double, latitude: Double)], turn: Double) -> String {
        let places = ring.map { (x: frame.x($0.longitude + turn), y: frame.y($0.latitude)) }
        let (xs, ys) = (places.map(\.x), places.map(\.y))
        guard let left = xs.min(), let right = xs.max(), let top = ys.min(), let bottom = ys.max(),
            left <= MapFrame.size.width, right >= 0, top <= MapFrame.size.height, bottom >= 0
        else { return "" }
        return "M\(places.map { "\(Self.text($0.x)) \(Self.text($0.y))" }.joined(separator: "L"))Z"
    }

    private var searched: HTML {
        guard let circle, let radii = frame.radii(of: circle) else { return HTML {} }
        let spot = frame.place(longitude: circle.center.longitude, latitude: circle.center.latitude)
        return Element("ellipse")(
            Attribute("cx", Self.text(spot.x)), Attribute("cy", Self.text(spot.y)),
            Attribute("rx", Self.text(radii.x)), Attribute("ry", Self.text(radii.y)),
            Attribute("fill", "#2c5a3c"), Attribute("fill-opacity", "0.07"), Attribute("stroke", "#2c5a3c"),
            Attribute("stroke-dasharray", "5 5")
        ) {}
    }

    // MARK: Points and words

    /// Points that fall on one pixel are drawn once, under the first name.
    private var marks: [(spot: MapLabels.Spot, name: String)] {
        let placed = points.map { point in
            let spot = frame.place(
                longitude: point.position.longitude, latitude: point.position.latitude)
            return (MapLabels.Spot(x: spot.x.rounded(), y: spot.y.rounded()), point.name)
        }
        let names = Dictionary(placed) { first, _ in first }
        return names.sorted { ($0.key.y, $0.key.x) < ($1.key.y, $1.key.x) }
            .map { (spot: $0.key, name: $0.value) }
    }

    private func words(beside marks: [(spot: MapLabels.Spot, name: String)]) -> HTML {
        var labels = MapLabels(keeping: marks.map(\.spot), radius: 8)
        let names = (marks.count <= Self.mostNames ? marks : []).compactMap {
            labels.place($0.name, at: $0.spot, gap: 10, height: Self.nameHeight)
        }
        let anchors = anchors(&labels)
        return HTML {
            H.g(
                Attribute("fill", "#5c5548"), Attribute("stroke", "#fbf8f2"),
                Attribute("stroke-width", "4"), Attribute("paint-order", "stroke"),
                Attribute("font-size", Self.text(Self.townHeight))
            ) { anchors }
            H.g(
                Attribute("fill", "#1f1c17"), Attribute("stroke", "#fbf8f2"),
                Attribute("stroke-width", "4"), Attribute("paint-order", "stroke"),
                Attribute("font-size", Self.text(Self.nameHeight)), Attribute("font-weight", "600")
            ) { names.map { Self.label($0.text, $0.spot) } }
            source
        }
    }

    /// The greatest towns for which there is room.
    private func anchors(_ labels: inout MapLabels) -> [HTML] {
        var anchors: [HTML] = []
        for town in towns where anchors.count < Self.mostTowns {
            let spot = frame.place(longitude: town.longitude, latitude: town.latitude)
            guard (0...MapFrame.size.width).contains(spot.x), (0...MapFrame.size.height).contains(spot.y),
                let found = labels.placeWithMark(
                    town.name, at: spot, radius: 4, height: Self.townHeight)
            else { continue }
            anchors.append(
                HTML {
                    H.rect(
                        Attribute("x", Self.text(spot.x - 3)), Attribute("y", Self.text(spot.y - 3)),
                        Attribute("width", "6"), Attribute("height", "6"), Attribute("rx", "3"))
                    Self.label(found.text, found.spot)
                })
        }
        return anchors
    }

    private var source: HTML {
        Element("text")(
            Attribute("x", Self.text(MapFrame.size.width - 6)),
            Attribute("y", Self.text(MapFrame.size.height - 6)), Attribute("fill", "#5c5548"),
            Attribute("font-size", "14"), Attribute("text-anchor", "end")
        ) { "Natural Earth, GeoNames" }
    }

    private static func label(_ text: String, _ spot: MapLabels.Spot) -> HTML {
        Element("text")(Attribute("x", Self.text(spot.x)), Attribute("y", Self.text(spot.y))) { text }
    }

    /// With one decimal at most.
    private static func text(_ value: Double) -> String {
        let tenths = (value * 10).rounded()
        return tenths.remainder(dividingBy: 10) == 0 ? String(Int(tenths / 10)) : String(tenths / 10)
    }
}

extension Basemap.Region {
    fileprivate func contains(_ point: Coordinate) -> Bool {
        (west...east).contains(point.longitude) && (south...north).contains(point.latitude)
    }
}
