import CanonicalJSON
import Kernel

/// Entries as schema.org in JSON-LD 1.1: Organization, SoftwareApplication or Place.
enum JSONLDDoor {
    /// The context of a whole document.
    static let context: JSONValue = .string("https://schema.org")

    /// The node of an entry, without its context.
    static func node(_ entry: Entry, site: PublicAddress) -> JSONValue {
        let content = entry.content
        var node: [String: JSONValue] = [
            "@id": .string(site.page(of: entry.id)), "@type": .string(type(of: entry.id.type)),
            "identifier": .array(
                ([entry.id.description] + content.identifiers.map(\.description)).map(JSONValue.string)),
        ]
        node.set("name", texts(content.name))
        node.set("alternateName", content.alternateNames)
        node.set("description", texts(content.summary))
        node.set("url", content.website)
        node.set("sameAs", sameAs(content))
        node.set("keywords", content.keywords)
        node.set("knowsLanguage", entry.id.type == .organisation ? content.terms[.languages] ?? [] : [])
        node.set("openingHours", content.openingHours)
        node.set("email", content.contacts.filter(\.isRole).map(\.value))
        setPlace(content, entry.id.type, in: &node)
        setSoftware(content, entry.id.type, in: &node)
        node.set("license", entry.licences.map(licence))
        node.set("isBasedOn", entry.records.map { "\(site.base)/atlas/sources/\($0.source)" }.sortedSet)
        return .object(node)
    }

    private static func type(of type: EntryType) -> String {
        switch type {
        case .organisation: "Organization"
        case .solution: "SoftwareApplication"
        case .place: "Place"
        case .other: "CreativeWork"
        }
    }

    private static func texts(_ text: LocalizedText) -> [JSONValue] {
        text.ordered.map { language, text in
            language == .undetermined
                ? .string(text) : ["@language": .string(language.text), "@value": .string(text)]
        }
    }

    private static func sameAs(_ content: RecordContent) -> [String] {
        content.identifiers.filter { $0.scheme == .wikidata }.map {
            "http://www.wikidata.org/entity/\($0.value)"
        }
            + content.links.filter { $0.purpose == .community }.map(\.url)
    }

    private static func setPlace(
        _ content: RecordContent, _ type: EntryType, in node: inout [String: JSONValue]
    ) {
        var address: [String: JSONValue] = [:]
        address.set("streetAddress", content.address.street)
        address.set("postalCode", content.address.postcode)
        address.set("addressLocality", content.address.locality)
        address.set("addressRegion", content.address.region)
        address.set("addressCountry", content.country?.text)
        var geo: JSONValue?
        if let position = content.position {
            geo = [
                "@type": "GeoCoordinates", "latitude": .number(position.latitude),
                "longitude": .number(position.longitude),
            ]
        }
        if !address.isEmpty { address["@type"] = "PostalAddress" }
        switch type {
        case .place:
            node.set("address", .object(address))
            node.set("geo", geo)
        case .organisation:
            node.set("address", .object(address))
            if let geo { node["location"] = ["@type": "Place", "geo": geo] }
        case .solution, .other:
            node.set(
                "countryOfOrigin",
                content.country.map { ["@type": "Country", "identifier": .string($0.text)] })
        }
    }

    private static func setSoftware(
        _ content: RecordContent, _ type: EntryType, in node: inout [String: JSONValue]
    ) {
        guard type == .solution else { return }
        node.set("applicationCategory", content.terms[.categories] ?? [])
        node.set("softwareHelp", content.links.filter { $0.purpose == .documentation }.map(\.url))
        node.set("inLanguage", content.terms[.languages] ?? [])
        let repositories = content.links.filter { $0.purpose == .repository }
        let code: [JSONValue] = repositories.map {
            var source: [String: JSONValue] = [
                "@type": "SoftwareSourceCode", "codeRepository": .string($0.url),
            ]
            source.set("license", (content.terms[.softwareLicences] ?? []).map(licence))
            return .object(source)
        }
        node.set("subjectOf", code)
    }

    /// The address of a licence: the SPDX list's page for its identifiers.
    private static func licence(_ id: String) -> String {
        id.contains("/") || id.contains(" ") ? id : "https://spdx.org/licenses/\(id)"
    }
}
