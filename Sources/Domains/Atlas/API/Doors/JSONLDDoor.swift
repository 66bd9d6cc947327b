import CanonicalJSON
import Kernel

/// Entries as schema.org (vocabulary 29) in JSON-LD 1.1: Organization, SoftwareApplication, Place, or Thing.
///
/// What the data itself may be used for stands under `subjectOf`, one node for each record: `license` on the
/// entry would speak of the program, and has no meaning for organisations and places.
enum JSONLDDoor {
    /// The context of a whole document.
    static let context: JSONValue = .string("https://schema.org")

    /// A document about one entry.
    static func document(_ entry: Entry, site: PublicAddress) -> JSONValue {
        var node = node(entry, site: site).object ?? [:]
        node["@context"] = context
        return .object(node)
    }

    /// The node of an entry, without its context.
    static func node(_ entry: Entry, site: PublicAddress) -> JSONValue {
        let content = entry.content
        var node: [String: JSONValue] = [
            "@id": .string(site.page(of: entry.id)), "@type": .string(type(of: entry.id.type)),
            "identifier": .array(
                [.string(entry.id.description)] + content.identifiers.map { value($0.value, of: $0.scheme) }),
            "subjectOf": .array(entry.records.map { source(of: $0, site: site) }),
        ]
        node.set("name", texts(content.name))
        node.set("alternateName", content.alternateNames)
        node.set("description", texts(content.summary))
        node.set("url", content.website)
        node.set("sameAs", sameAs(content))
        switch entry.id.type {
        case .organisation: setOrganisation(content, in: &node)
        case .solution: setSoftware(content, in: &node)
        case .place: setPlace(content, in: &node)
        case .other: break
        }
        return .object(node)
    }

    private static func type(of type: EntryType) -> String {
        switch type {
        case .organisation: "Organization"
        case .solution: "SoftwareApplication"
        case .place: "Place"
        case .other: "Thing"
        }
    }

    private static func texts(_ text: LocalizedText) -> [JSONValue] {
        text.ordered.map { language, text in
            language == .undetermined
                ? .string(text) : ["@language": .string(language.text), "@value": .string(text)]
        }
    }

    private static func value(_ value: String, of property: String) -> JSONValue {
        ["@type": "PropertyValue", "propertyID": .string(property), "value": .string(value)]
    }

    /// The record in its source, and what may be done with it.
    private static func source(of record: StoredRecord, site: PublicAddress) -> JSONValue {
        var node: [String: JSONValue] = [
            "@type": "CreativeWork", "identifier": .string(record.key),
            "isPartOf": [
                "@type": "Dataset", "@id": .string("\(site.base)/sources/\(record.source)"),
                "name": .string(record.source),
            ],
        ]
        node["license"] = licence(record.licence)
        return .object(node)
    }

    /// The address of a licence; a node with its name when it leads nowhere, since `license` expects an
    /// address.
    private static func licence(_ name: String) -> JSONValue {
        LicenceAddress.of(name).map(JSONValue.string)
            ?? ["@type": "CreativeWork", "name": .string(name)]
    }

    private static func sameAs(_ content: RecordContent) -> [String] {
        let items = content.identifiers.filter { $0.scheme == Identifier.wikidata }
        let community = content.links.filter { $0.purpose == .community }
        return items.map { "http://www.wikidata.org/entity/\($0.value)" } + community.map(\.url)
    }
}

// MARK: What each type has besides

extension JSONLDDoor {
    private static func setOrganisation(_ content: RecordContent, in node: inout [String: JSONValue]) {
        node.set("keywords", content.keywords)
        node.set("knowsLanguage", content.terms[.languages] ?? [])
        node.set("email", content.contacts.filter(\.isRole).map(\.value))
        node.set("address", address(content))
        let memberships = content.relations.filter { $0.kind == .memberOf }
        node.set("memberOf", memberships.map { ["@type": "Organization", "name": .string($0.name)] })
        var place: [String: JSONValue] = [:]
        place.set("geo", position(content))
        place.set("additionalProperty", openingHours(content))
        guard !place.isEmpty else { return }
        place["@type"] = "Place"
        node["location"] = .object(place)
    }

    private static func setPlace(_ content: RecordContent, in node: inout [String: JSONValue]) {
        node.set("keywords", content.keywords)
        node.set("address", address(content))
        node.set("geo", position(content))
        node.set("additionalProperty", openingHours(content))
    }

    private static func setSoftware(_ content: RecordContent, in node: inout [String: JSONValue]) {
        let licences = (content.terms[.softwareLicences] ?? []).map(licence)
        node.set("keywords", content.keywords)
        node.set("license", licences)
        node.set("applicationCategory", content.terms[.categories] ?? [])
        node.set("inLanguage", content.terms[.languages] ?? [])
        node.set("softwareHelp", content.addresses(.documentation).map(work))
        node.set(
            "countryOfOrigin",
            content.country.map { ["@type": "Country", "identifier": .string($0.text)] })
        let code: [JSONValue] = content.addresses(.repository).map { address in
            var source: [String: JSONValue] = [
                "@type": "SoftwareSourceCode", "codeRepository": .string(address),
            ]
            source.set("license", licences)
            return .object(source)
        }
        if !code.isEmpty { node["@reverse"] = ["targetProduct": .array(code)] }
    }

    private static func work(at address: String) -> JSONValue {
        ["@type": "CreativeWork", "url": .string(address)]
    }

    private static func address(_ content: RecordContent) -> JSONValue {
        var address: [String: JSONValue] = [:]
        address.set("streetAddress", content.address.street)
        address.set("postalCode", content.address.postcode)
        address.set("addressLocality", content.address.locality)
        address.set("addressRegion", content.address.region)
        address.set("addressCountry", content.country?.text)
        if !address.isEmpty { address["@type"] = "PostalAddress" }
        return .object(address)
    }

    private static func position(_ content: RecordContent) -> JSONValue? {
        content.position.map {
            [
                "@type": "GeoCoordinates", "latitude": .number($0.latitude),
                "longitude": .number($0.longitude),
            ]
        }
    }

    /// The hours in OpenStreetMap's syntax, which schema.org's own `openingHours` cannot hold.
    private static func openingHours(_ content: RecordContent) -> JSONValue? {
        content.openingHours.map {
            value($0, of: "https://wiki.openstreetmap.org/wiki/Key:opening_hours")
        }
    }
}

extension RecordContent {
    fileprivate func addresses(_ purpose: Link.Purpose) -> [String] {
        links.filter { $0.purpose == purpose }.map(\.url)
    }
}
