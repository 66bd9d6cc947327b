import CanonicalJSON
import Kernel

/// How a door writes a list of entries: what stands before, between and after them.
struct DoorList: Sendable {
    /// Before everything.
    let head: String
    /// Before the first entry.
    let first: String
    /// Between two entries.
    let separator: String
    /// After everything.
    let tail: String
    /// One entry.
    let item: @Sendable (Entry) -> String

    /// The list of a door. A feed is no list, and has none.
    init(_ door: Door, languages: [LanguageTag], site: PublicAddress) {
        switch door {
        case .csv:
            self.init(CSVDoor.header, lines: { CSVDoor.line($0, languages: languages, site: site) })
        case .geojson:
            self.init("{\"type\":\"FeatureCollection\",\"features\":[") {
                GeoJSONDoor.feature($0, languages: languages, site: site)
            }
        case .jsonld:
            self.init("{\"@context\":\(JSONLDDoor.context.canonicalString),\"@graph\":[") {
                JSONLDDoor.node($0, site: site)
            }
        case .json, .ndjson, .atom:
            self.init("", lines: { $0.json(site: site, languages: languages).canonicalString + "\n" })
        }
    }

    private init(_ head: String, lines: @escaping @Sendable (Entry) -> String) {
        (self.head, first, separator, tail, item) = (head, "", "", "", lines)
    }

    /// A JSON object whose last member is the list.
    private init(_ head: String, items: @escaping @Sendable (Entry) -> JSONValue) {
        (self.head, first, separator, tail) = (head, "\n", ",\n", "\n]}\n")
        item = { items($0).canonicalString }
    }
}
