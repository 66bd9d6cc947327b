import CanonicalJSON
import Kernel

/// The canonical payload of a record: lists sorted and without repetition, absent fields absent, so that the
/// same statement always has the same bytes and the same hash.
extension RecordContent {
    /// The payload as a JSON object. Contacts stand under `contacts`; `publicJSON` leaves out personal ones.
    public var json: JSONValue {
        var object: [String: JSONValue] = ["type": .string(type.rawValue), "name": name.json]
        object.set("alternate_names", alternateNames.sortedSet)
        object.set("summary", summary)
        object.set("website", website)
        object.set("links", links.sortedUnique.map(\.json))
        object.set("address", address.json)
        object.set("country", country?.text)
        object.set("position", position?.json)
        object.set("identifiers", identifiers.map(\.description).sortedSet)
        object.set("legal_form", legalForm)
        for field in TermField.allCases {
            object.set(field.payloadKey, (terms[field] ?? []).sortedSet)
        }
        object.set("keywords", keywords.sortedSet)
        object.set("opening_hours", openingHours)
        object.set("criteria", criteria.map(\.json).sortedByBytes)
        object.set("relations", relations.map(\.json).sortedByBytes)
        object.set("contacts", contacts.map(\.json).sortedByBytes)
        object.set("note", note)
        object.set("changed_on", changedOn?.description)
        object.set("correction", isCorrection ? .bool(true) : nil)
        return .object(object)
    }

    /// The payload without personal contacts: what may be shown and exported.
    public var publicJSON: JSONValue {
        var copy = self
        copy.contacts = contacts.filter(\.isRole)
        return copy.json
    }

    /// Reads a payload; nil when it has no type, or neither a name nor anything to correct. Unknown keys are
    /// left out.
    public init?(json: JSONValue) {
        guard let type = json["type"]?.string.flatMap(EntryType.init(rawValue:)) else { return nil }
        let name = LocalizedText(json: json["name"])
        let isCorrection = json["correction"]?.bool ?? false
        guard isCorrection || !name.isEmpty else { return nil }
        self.init(type: type, name: name)
        self.isCorrection = isCorrection
        readDescription(json)
        readPlace(json)
        readLists(json)
    }

    private mutating func readDescription(_ json: JSONValue) {
        alternateNames = json["alternate_names"].strings
        summary = LocalizedText(json: json["summary"])
        website = json["website"]?.string
        legalForm = json["legal_form"]?.string
        keywords = json["keywords"].strings
        openingHours = json["opening_hours"]?.string
        note = LocalizedText(json: json["note"])
        changedOn = json["changed_on"]?.string.flatMap(CalendarDate.init(iso8601:))
    }

    private mutating func readPlace(_ json: JSONValue) {
        address = Address(json: json["address"])
        country = json["country"]?.string.flatMap { CountryCode($0) }
        position = json["position"].flatMap(Coordinate.init(json:))
    }

    private mutating func readLists(_ json: JSONValue) {
        links = json["links"].items.compactMap(Link.init(json:))
        identifiers = json["identifiers"].strings.compactMap { Identifier($0) }
        for field in TermField.allCases {
            let values = json[field.payloadKey].strings
            terms[field] = values.isEmpty ? nil : values
        }
        criteria = json["criteria"].items.compactMap(CriterionStatement.init(json:))
        relations = json["relations"].items.compactMap(Relation.init(json:))
        contacts = json["contacts"].items.compactMap(Contact.init(json:))
    }
}

extension TermField {
    /// The field's name in payloads, exports and the API.
    public var payloadKey: String {
        self == .softwareLicences ? "software_licences" : rawValue
    }
}

extension LocalizedText {
    /// A map of tag → text.
    var json: JSONValue {
        .object(Dictionary(uniqueKeysWithValues: ordered.map { ($0.language.text, .string($0.text)) }))
    }

    /// Reads a map of tag → text; ill-formed tags are left out.
    init(json: JSONValue?) {
        guard case .object(let texts)? = json else {
            self.init()
            return
        }
        let pairs = texts.compactMap { tag, text in
            LanguageTag(tag).flatMap { tag in text.string.map { (tag, $0) } }
        }
        self.init(Dictionary(pairs) { first, _ in first })
    }
}

extension Address {
    var json: JSONValue {
        var object: [String: JSONValue] = [:]
        object.set("street", street)
        object.set("postcode", postcode)
        object.set("locality", locality)
        object.set("region", region)
        return .object(object)
    }

    init(json: JSONValue?) {
        self.init(
            street: json?["street"]?.string, postcode: json?["postcode"]?.string,
            locality: json?["locality"]?.string, region: json?["region"]?.string)
    }
}

extension Coordinate {
    var json: JSONValue {
        .object(["latitude": .number(latitude), "longitude": .number(longitude)])
    }

    init?(json: JSONValue) {
        guard let latitude = json["latitude"]?.number, let longitude = json["longitude"]?.number else {
            return nil
        }
        self.init(latitude: latitude, longitude: longitude)
    }
}

extension Link {
    var json: JSONValue { .object(["purpose": .string(purpose.rawValue), "url": .string(url)]) }

    init?(json: JSONValue) {
        guard let purpose = json["purpose"]?.string.flatMap(Purpose.init(rawValue:)),
            let url = json["url"]?.string
        else { return nil }
        self.init(purpose, url)
    }
}

extension CriterionStatement {
    var json: JSONValue {
        var object: [String: JSONValue] = ["criterion": .string(criterion), "value": .string(value)]
        object.set("date", date?.description)
        object.set("author", author)
        object.set("link", link)
        return .object(object)
    }

    init?(json: JSONValue) {
        guard let criterion = json["criterion"]?.string, let value = json["value"]?.string else { return nil }
        self.init(
            criterion: criterion, value: value,
            date: json["date"]?.string.flatMap(CalendarDate.init(iso8601:)),
            author: json["author"]?.string, link: json["link"]?.string)
    }
}

extension Relation {
    var json: JSONValue {
        var object: [String: JSONValue] = ["kind": .string(kind.rawValue), "name": .string(name)]
        object.set("target", target)
        return .object(object)
    }

    init?(json: JSONValue) {
        guard let kind = json["kind"]?.string.flatMap(Kind.init(rawValue:)), let name = json["name"]?.string
        else { return nil }
        self.init(kind, name: name, target: json["target"]?.string)
    }
}

extension Contact {
    var json: JSONValue { .object(["means": .string(means.rawValue), "value": .string(value)]) }

    init?(json: JSONValue) {
        guard let means = json["means"]?.string.flatMap(Means.init(rawValue:)),
            let value = json["value"]?.string
        else { return nil }
        self.init(means, value)
    }
}
