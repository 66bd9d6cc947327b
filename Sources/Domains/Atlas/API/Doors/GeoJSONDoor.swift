import CanonicalJSON
import Kernel

/// Entries as GeoJSON (RFC 7946). An entry without a position is a feature with a null geometry.
enum GeoJSONDoor {
    /// The feature of an entry; its properties are the entry as the API gives it.
    static func feature(_ entry: Entry, languages: [LanguageTag], site: PublicAddress) -> JSONValue {
        [
            "type": "Feature", "id": .string(entry.id.description),
            "geometry": geometry(entry.content.position),
            "properties": entry.json(site: site, languages: languages),
        ]
    }

    /// A light feature for maps: name, type and address only.
    static func point(_ entry: Entry, languages: [LanguageTag]) -> JSONValue {
        let name = entry.content.name.best(for: languages)?.text ?? ""
        return [
            "type": "Feature", "id": .string(entry.id.description),
            "geometry": geometry(entry.content.position),
            "properties": [
                "name": .string(name), "type": .string(entry.id.type.rawValue),
                "locality": .string(entry.content.address.locality ?? ""),
            ],
        ]
    }

    private static func geometry(_ position: Coordinate?) -> JSONValue {
        guard let position else { return .null }
        return [
            "type": "Point", "coordinates": [.number(position.longitude), .number(position.latitude)],
        ]
    }
}
