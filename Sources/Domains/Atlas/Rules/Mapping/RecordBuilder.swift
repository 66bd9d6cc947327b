import CanonicalJSON
import Kernel

/// Fills a record, rule by rule.
struct RecordBuilder {
    private var content: RecordContent
    private let vocabularies: Vocabularies
    private var latitude: Double?
    private var longitude: Double?
    private(set) var licence: String?
    private(set) var leftOut: [LeftOut] = []

    init(type: EntryType, vocabularies: Vocabularies) {
        content = RecordContent(type: type, name: LocalizedText())
        self.vocabularies = vocabularies
    }

    /// The record, or nil when it has no name.
    mutating func finished() -> RecordContent? {
        guard !content.name.isEmpty else { return nil }
        if let latitude, let longitude {
            content.position = Coordinate(latitude: latitude, longitude: longitude)
            if content.position == nil || (latitude == 0 && longitude == 0) {
                content.position = nil
                leftOut.append(LeftOut("position", "\(latitude), \(longitude)"))
            }
        }
        return content
    }

    mutating func apply(_ rule: FieldRule, to row: MappingInput) {
        let texts = rule.texts(in: row)
        guard let first = texts.first else { return }
        switch rule.target {
        case .name: content.name = content.name.filling(from: LocalizedText(first, rule.language))
        case .summary: content.summary = content.summary.filling(from: LocalizedText(first, rule.language))
        case .alternateNames: content.alternateNames += texts
        case .keywords: content.keywords += texts
        case .website: setWebsite(texts)
        case .link(let purpose): content.links += addresses(texts, rule).map { Link(purpose, $0) }
        case .note: content.note = content.note.filling(from: LocalizedText(first, rule.language))
        case .identifier(let scheme):
            addIdentifiers(texts) { [vocabularies] in vocabularies.identifierScheme(scheme)?.identifier($0) }
        case .identifiers: addIdentifiers(texts) { [vocabularies] in vocabularies.identifier($0) }
        case .terms(let field): addTerms(texts, field, rule)
        case .contact(let means): content.contacts += texts.map { Contact(means, $0) }
        case .relation(let kind): content.relations += texts.map { relation(kind, $0, rule) }
        case .criterion(let criterion): addCriterion(criterion, texts, rule, row)
        default: applySingle(rule, first)
        }
    }

    private mutating func applySingle(_ rule: FieldRule, _ text: String) {
        switch rule.target {
        case .street: content.address.street = content.address.street ?? text
        case .postcode: content.address.postcode = content.address.postcode ?? text
        case .locality: content.address.locality = content.address.locality ?? text
        case .region: content.address.region = content.address.region ?? text
        case .country: setCountry(text, rule)
        case .legalForm: content.legalForm = content.legalForm ?? code(text, rule, "legal_form").first
        case .openingHours: content.openingHours = content.openingHours ?? text
        case .licence: licence = licence ?? text
        case .type: content.type = code(text, rule, "type").first.flatMap(EntryType.init) ?? content.type
        case .changedOn: setDate(text)
        case .latitude: latitude = degrees(text, "latitude")
        case .longitude: longitude = degrees(text, "longitude")
        default: break
        }
    }

    private mutating func setWebsite(_ texts: [String]) {
        for text in texts where content.website == nil {
            content.website = WebAddress.normalised(text)
            if content.website == nil { leftOut.append(LeftOut("website", text)) }
        }
    }

    private mutating func addresses(_ texts: [String], _ rule: FieldRule) -> [String] {
        texts.compactMap { text in
            let address = WebAddress.normalised(text)
            if address == nil { leftOut.append(LeftOut("links", text)) }
            return address
        }
    }

    private mutating func addIdentifiers(_ texts: [String], _ read: (String) -> Identifier?) {
        for text in texts {
            if let identifier = read(text) {
                content.identifiers.append(identifier)
            } else if !text.filter({ $0.isLetter || $0.isNumber }).isZeros {
                leftOut.append(LeftOut("identifiers", text))
            }
        }
    }

    /// A tie to what a text names; with a `target`, the text is the other one's key, or `key=name`.
    private func relation(_ kind: Relation.Kind, _ text: String, _ rule: FieldRule) -> Relation {
        guard let target = rule.relationTarget else { return Relation(kind, name: text) }
        let parts = text.split(separator: "=", maxSplits: 1).map { String($0).trimmed }
        return Relation(kind, name: parts.last ?? text, target: target + (parts.first ?? text))
    }

    private mutating func addTerms(_ texts: [String], _ field: TermField, _ rule: FieldRule) {
        let terms = texts.flatMap { code($0, rule, field.payloadKey) }
        content.terms[field, default: []] += terms
        if content.terms[field]?.isEmpty == true { content.terms[field] = nil }
    }

    private mutating func addCriterion(
        _ criterion: String, _ texts: [String], _ rule: FieldRule, _ row: MappingInput
    ) {
        let date = rule.evidence.date?.values(in: row).first.flatMap { CalendarDate(prefixOf: $0.plainText) }
        let link = rule.evidence.link?.values(in: row).first.flatMap { WebAddress.normalised($0.plainText) }
        for value in texts.flatMap({ code($0, rule, "criteria") }) {
            content.criteria.append(
                CriterionStatement(
                    criterion: criterion, value: value, date: date, author: rule.evidence.author, link: link))
        }
    }

    private mutating func setCountry(_ text: String, _ rule: FieldRule) {
        guard content.country == nil else { return }
        content.country = code(text, rule, "country").first.flatMap { CountryCode($0) }
    }

    private mutating func setDate(_ text: String) {
        let date = CalendarDate(prefixOf: text)
        if date == nil { leftOut.append(LeftOut("changed_on", text)) }
        content.changedOn = [content.changedOn, date].compactMap(\.self).max()
    }

    private mutating func degrees(_ text: String, _ field: String) -> Double? {
        let value = Double(text.map { $0 == "," ? "." : String($0) }.joined())
        if value?.isFinite != true { leftOut.append(LeftOut(field, text)) }
        return value
    }

    /// The atlas's terms for a source's code; the text itself when the rule has no code list.
    private mutating func code(_ text: String, _ rule: FieldRule, _ field: String) -> [String] {
        guard !rule.codes.isEmpty else { return [text] }
        let terms = rule.codes.lazy.compactMap { [vocabularies] codes -> [String]? in
            switch codes {
            case .list(let list): list[text.lowercased()].map { $0.isEmpty ? [] : [$0] }
            case .vocabulary(let name, let source):
                vocabularies.terms(for: text, in: name, of: source, field: field)
            }
        }.first
        if terms == nil { leftOut.append(LeftOut(field, text)) }
        return terms ?? []
    }
}

extension CalendarDate {
    /// The day at the start of `2026-08-21`, `2023-08-13T13:41:08.578Z` or `2026-08-21 10:00`.
    init?(prefixOf text: String) {
        let head = String(text.prefix(10))
        let rest = text.dropFirst(10).first
        guard rest == nil || rest == "T" || rest == " " else { return nil }
        self.init(iso8601: head)
    }
}
