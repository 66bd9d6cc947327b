import CanonicalJSON
import Kernel

/// Entries as GeoJSON (RFC 7946). An entry without a position is a feature with a null geometry.
enum GeoJSONDoor {
    /// The feature of an entry; its properties are the entry as the API gives it.
    static func feature(_ entry: Entry, languages: [LanguageTag], site: PublicAddress) -> JSONValue {
        feature(entry, ["properties": entry.json(site: site, languages: languages)])
    }

    /// A light feature for maps: the name, where it leads and one line about it.
    static func point(_ entry: Entry, languages: [LanguageTag], href: String, note: String) -> JSONValue {
        let name = entry.content.name.best(for: languages)?.text ?? ""
        return feature(
            entry,
            [
                "properties": [
                    "name": .string(name), "type": .string(entry.id.type.rawValue), "href": .string(href),
                    "note": .string(note),
                ]
            ])
    }

    private static func feature(_ entry: Entry, _ rest: [String: JSONValue]) -> JSONValue {
        var feature = rest
        feature["type"] = "Feature"
        feature["id"] = .string(entry.id.description)
        feature["geometry"] = geometry(entry.content.position)
        return .object(feature)
    }

    private static func geometry(_ position: Coordinate?) -> JSONValue {
        guard let position else { return .null }
        return [
            "type": "Point", "coordinates": [.number(position.longitude), .number(position.latitude)],
        ]
    }
}
