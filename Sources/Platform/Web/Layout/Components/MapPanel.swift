import Language

/// A map of what a list says already. `map.js` draws it with Leaflet; without scripts a sentence points to
/// the list.
public struct MapPanel: Component {
    /// Background images from a tile server, when the operator chose one.
    public struct Tiles: Sendable {
        let template: String
        let attribution: String

        /// A template such as `https://tiles.example/{z}/{x}/{y}.png`, and whom to credit.
        public init(template: String, attribution: String) {
            self.template = template
            self.attribution = attribution
        }
    }

    private let label: String
    private let points: String
    private let picture: String?
    private let outlines: String
    private let towns: String?
    private let circle: String?
    private let tiles: Tiles?
    private let say: Messages

    /// - Parameters:
    ///   - label: what the map shows, in words.
    ///   - points: the address of the points, or the points themselves, as GeoJSON.
    ///   - picture: the address of a picture of them, for readers without scripts.
    ///   - outlines: the address of the land's outlines, as GeoJSON.
    ///   - towns: the address of towns to name, as `[name, longitude, latitude]`, the greatest first.
    ///   - circle: the circle searched in, as `latitude,longitude,kilometres`.
    public init(
        label: String, points: String, picture: String? = nil, outlines: String, towns: String? = nil,
        circle: String? = nil, tiles: Tiles? = nil, say: Messages
    ) {
        self.label = label
        self.points = points
        self.picture = picture
        self.outlines = outlines
        self.towns = towns
        self.circle = circle
        self.tiles = tiles
        self.say = say
    }

    /// A region for the script to fill.
    public var html: HTML {
        H.section(.class("map"), .aria("label", label)) {
            H.div(
                .id("map"), .data("points", points), .data("outlines", outlines),
                .ifLet(towns) { .data("towns", $0) }, .ifLet(circle) { .data("circle", $0) },
                .ifLet(tiles) { .data("tiles", $0.template) },
                .ifLet(tiles) { .data("attribution", $0.attribution) },
                .data("failed", say("web.map.failed")), .data("zoom-in", say("web.map.zoom-in")),
                .data("zoom-out", say("web.map.zoom-out"))
            ) {
                if let picture {
                    Element("noscript")() { H.img(.src(picture), Attribute("alt", label)) }
                } else {
                    H.p(say("web.map.without-script"), .class("meta"))
                }
            }
        }
    }
}
