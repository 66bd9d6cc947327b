import Kernel
import Language
import Web

/// What an entry or one of its records says, field by field, in a reader's words.
struct ContentFacts {
    /// One field with something in it.
    struct Field {
        /// Its name in payloads.
        let key: String
        /// What it is called.
        let title: String
        /// What stands in it.
        let value: HTML
    }

    private let content: RecordContent
    private let words: AtlasWords
    private var say: Messages { words.say }

    init(_ content: RecordContent, words: AtlasWords) {
        self.content = content
        self.words = words
    }

    /// The name and the summary, for a record that is shown by itself.
    var texts: [Field] {
        [field("name", texts(content.name)), field("summary", texts(content.summary))].compactMap(\.self)
    }

    /// Everything else but criteria and relations, which have their own place.
    var fields: [Field] {
        let plain = [
            field("alternate_names", list(content.alternateNames.map(HTML.text))),
            field("website", content.website.map(WebLink.html)),
            field("address", address), field("position", content.position.map(position)),
            field("opening_hours", content.openingHours.map { HoursInWords($0, say: say).html }),
        ]
        let coded = [legalForm] + TermField.allCases.map(terms)
        let rest = [
            field("identifiers", list(content.identifiers.map { IdentifierLink($0, words: words).html })),
            field("links", list(content.links.sorted().map(link))),
            field("contacts", list(content.contacts.filter(\.isRole).map(contact))),
            field("keywords", joined(content.keywords)),
            field("note", content.note.best(for: words.languages).map(note)),
            field("changed_on", content.changedOn.map { .text(say.format.date($0)) }),
        ]
        return (plain + coded + rest).compactMap(\.self)
    }

    /// What a payload's field is called.
    static func title(_ key: String, _ words: AtlasWords) -> String {
        guard let term = TermField.allCases.first(where: { $0.payloadKey == key }) else {
            return words.say("atlas.field.\(key)")
        }
        return words.title(term.facet)
    }

    private func field(_ key: String, _ value: HTML?) -> Field? {
        value.map { Field(key: key, title: Self.title(key, words), value: $0) }
    }

    private var legalForm: Field? {
        field("legal_form", content.legalForm.map { termLink($0, .legalForm) })
    }

    private func terms(_ term: TermField) -> Field? {
        field(term.payloadKey, list((content.terms[term] ?? []).map { termLink($0, term.facet) }))
    }

    /// A term, leading to everything that has it.
    private func termLink(_ code: String, _ facet: AtlasFacet) -> HTML {
        let all = ResultsAddress(path: words.home, form: AtlasQueryForm()).adding(code, to: facet)
        return H.a(words.label(code, facet), .href(all), .rel("nofollow"))
    }

    private func texts(_ text: LocalizedText) -> HTML? {
        list(text.ordered.map { ForeignText($0.text, $0.language, say: say).html })
    }

    private var address: HTML? {
        let (place, country) = (content.address, content.country.map { words.label($0.text, .country) })
        let town = [place.postcode, place.locality].compactMap(\.self).joined(separator: " ")
        let lines = [place.street, town.isEmpty ? nil : town, place.region, country].compactMap(\.self)
        return lines.isEmpty ? nil : lines.map(HTML.text).joined(by: H.br())
    }

    private func position(_ point: Coordinate) -> HTML {
        let (latitude, longitude) = (point.latitude, point.longitude)
        let address = "https://www.openstreetmap.org/?mlat=\(latitude)&mlon=\(longitude)"
        return H.a(say("atlas.entry.osm"), .href("\(address)#map=17/\(latitude)/\(longitude)"))
    }

    private func link(_ link: Link) -> HTML {
        HTML {
            "\(say("atlas.link.\(link.purpose.rawValue)")) "
            WebLink.html(link.url)
        }
    }

    private func contact(_ contact: Contact) -> HTML { H.a(contact.value, .href("mailto:\(contact.value)")) }

    private func note(_ note: (text: String, language: LanguageTag, isFallback: Bool)) -> HTML {
        ForeignText(note.text, note.language, say: say).html
    }

    private func joined(_ texts: [String]) -> HTML? {
        texts.isEmpty ? nil : .text(texts.joined(separator: " · "))
    }

    /// One thing as it is, several as a list.
    private func list(_ items: [HTML]) -> HTML? {
        guard items.count > 1 else { return items.first }
        return H.ul(.class("lines")) { for item in items { H.li { item } } }
    }
}

extension TermField {
    /// The facet with the same values.
    var facet: AtlasFacet {
        switch self {
        case .kinds: .kind
        case .activities: .activity
        case .classes: .class
        case .categories: .category
        case .services: .service
        case .publics: .public
        case .languages: .language
        case .softwareLicences: .softwareLicence
        case .labels: .label
        }
    }
}
