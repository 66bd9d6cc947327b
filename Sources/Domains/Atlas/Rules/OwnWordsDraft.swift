import CanonicalJSON
import Kernel

/// What an organisation wants to say, as it was typed or sent: nothing where it says nothing.
struct OwnWordsDraft: Hashable, Sendable {
    let type: EntryType
    /// The name, in the language of the one that is shown.
    var name = LocalizedText()
    var summary = LocalizedText()
    var website = ""
    var street = ""
    var postcode = ""
    var locality = ""
    var region = ""
    var country = ""
    var legalForm = ""
    var openingHours = ""
    var contact = ""

    /// The most characters of each field.
    static let longest = [
        "name": 200, "summary": 2000, "website": 500, "street": 200, "postcode": 20, "locality": 120,
        "region": 120, "opening_hours": 200, "contact": 254,
    ]
    /// Languages of one text at most.
    static let mostLanguages = 30

    /// The statement, or the name of a sentence by field.
    func reading(_ vocabularies: Vocabularies) -> ContributionForm.Reading {
        var faults = lengthFaults.merging(hiddenFaults) { length, _ in length }
        if !website.trimmed.isEmpty, WebAddress.normalised(website) == nil { faults["website"] = "address" }
        for (field, code, vocabulary) in [
            ("country", country, "countries"), ("legal_form", legalForm, "legal-forms"),
        ] where !code.isEmpty && vocabularies[vocabulary]?.term(code) == nil { faults[field] = "choice" }
        if !contact.trimmed.isEmpty, !Contact(.email, contact.trimmed).isRole || EmailAddress(contact) == nil
        {
            faults["contact"] = "contact"
        }
        guard faults.isEmpty else { return .faults(faults) }
        return .content(content)
    }

    private var texts: [(field: String, text: String)] {
        name.ordered.map { ("name", $0.text) } + summary.ordered.map { ("summary", $0.text) } + [
            ("website", website), ("street", street), ("postcode", postcode), ("locality", locality),
            ("region", region), ("opening_hours", openingHours), ("contact", contact),
        ]
    }

    private var lengthFaults: [String: String] {
        var faults: [String: String] = [:]
        for (field, text) in texts where text.count > Self.longest[field] ?? 0 { faults[field] = "length" }
        for (field, text) in [("name", name), ("summary", summary)]
        where text.byLanguage.count > Self.mostLanguages { faults[field] = "length" }
        return faults
    }

    /// Text with signs that nobody sees, or that turn the direction of what follows.
    private var hiddenFaults: [String: String] {
        let wrong = texts.filter { field, text in
            let lines = field == "summary" ? text.filter { !$0.isNewline } : text
            return lines != lines.withEscapedControls
        }
        return Dictionary(wrong.map { ($0.field, "hidden") }) { first, _ in first }
    }

    private var content: RecordContent {
        func said(_ text: String) -> String? { text.trimmed.isEmpty ? nil : text.trimmed }
        var content = OwnWords.empty(type)
        content.name = LocalizedText(name.byLanguage.mapValues(\.trimmed))
        content.summary = LocalizedText(summary.byLanguage.mapValues(\.trimmed))
        content.website = WebAddress.normalised(website)
        content.address = Address(
            street: said(street), postcode: said(postcode), locality: said(locality), region: said(region))
        content.country = country.isEmpty ? nil : CountryCode(country)
        content.legalForm = type == .organisation ? said(legalForm) : nil
        content.openingHours = type == .place ? said(openingHours) : nil
        content.contacts = said(contact).map { [Contact(.email, $0)] } ?? []
        return content
    }
}
