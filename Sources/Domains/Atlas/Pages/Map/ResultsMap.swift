import Kernel
import Language
import Web

/// The map of a list. Leaflet draws it; without scripts the server's picture stands there.
struct ResultsMap: Component {
    /// The words for what it shows.
    let label: String
    /// The address of the points, or the points themselves, as GeoJSON.
    let points: String
    /// The address of the server's picture, if there is one.
    let picture: String?
    /// The circle searched in.
    var circle: AtlasQuery.Nearby?
    let context: MapContext
    let say: Messages

    /// The style sheets it needs.
    var styles: [String] { context.hasLibrary ? ["leaflet/leaflet.css"] : [] }
    /// The scripts it needs.
    var scripts: [String] { context.hasLibrary ? ["leaflet/leaflet.js", "map.js"] : [] }

    var html: HTML {
        MapPanel(
            label: label, points: points, picture: picture, outlines: context.outlines,
            towns: context.towns,
            circle: circle.map { "\($0.center.latitude),\($0.center.longitude),\($0.kilometres)" },
            tiles: context.tiles, say: say
        ).html
    }
}

/// What every map of the site needs.
struct MapContext: Sendable {
    /// Whether the map library was found at start.
    let hasLibrary: Bool
    /// The address of the outlines of countries.
    let outlines: String
    /// The address of the towns to name, if there are any.
    let towns: String?
    /// The operator's tiles.
    let tiles: MapPanel.Tiles?

    /// The context of a request.
    init(_ context: AppContext) {
        let (assets, settings) = (context.instance.assets, context.instance.settings)
        hasLibrary = assets.contains("leaflet/leaflet.js")
        outlines = assets.url("outlines.geojson")
        towns = assets.contains(Towns.asset) ? assets.url(Towns.asset) : nil
        tiles = settings.tileURL.map {
            MapPanel.Tiles(template: $0, attribution: settings.tileAttribution ?? "")
        }
    }
}
