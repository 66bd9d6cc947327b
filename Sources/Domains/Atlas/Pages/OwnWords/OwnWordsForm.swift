import CanonicalJSON
import Kernel
import Web

/// What somebody typed to edit what her organisation says: every field shows what readers see. A field that
/// stays as others say it is not said again; one that is emptied is not said any more, and what others say
/// shows again.
struct OwnWordsForm: Sendable {
    /// What readers see, without the organisation's own words.
    let others: RecordContent
    /// The own words that the form began with.
    let own: RecordContent
    /// The languages of the site, each with a field for the summary.
    let languages: [LanguageTag]
    /// What stands in each field.
    var values: [String: String]

    /// The fields with one line or list each; summaries are `summary_fr` and so on.
    static let lines = [
        "name", "website", "street", "postcode", "locality", "country", "legal_form", "opening_hours",
        "contact",
    ]

    /// A form to begin with.
    init(others: RecordContent, own: RecordContent?, languages: [LanguageTag]) {
        self.others = others
        self.own = own ?? OwnWords.empty(others.type)
        self.languages = languages
        var seen = Self.texts(others, languages)
        if !self.own.address.isEmpty { for part in Self.addressParts { seen[part] = nil } }
        values = seen.merging(Self.texts(self.own, languages)) { _, own in own }
    }

    private static let addressParts = ["street", "postcode", "locality"]

    /// The same form as it was sent.
    func filled(by sent: FormValues) -> OwnWordsForm {
        var form = self
        for name in names { form.values[name] = sent[name] ?? "" }
        return form
    }

    private var names: [String] { Self.lines + languages.map { "summary_\($0)" } }

    /// What others say, by field.
    var saidByOthers: [String: String] { Self.texts(others, languages) }

    /// What the form says.
    var draft: OwnWordsDraft {
        var draft = OwnWordsDraft(type: others.type)
        draft.name = name
        draft.summary = summary
        draft.website = said("website")
        draft.country = said("country")
        draft.legalForm = said("legal_form")
        draft.openingHours = said("opening_hours")
        draft.contact = said("contact")
        // NB: an address is one statement, so that no street of one source stands in a town of another.
        let typed = Self.addressParts.map(value)
        let isOwn = !own.address.isEmpty || typed != Self.addressParts.map { saidByOthers[$0] ?? "" }
        if isOwn, typed.contains(where: { !$0.isEmpty }) {
            (draft.street, draft.postcode, draft.locality) = (typed[0], typed[1], typed[2])
            draft.region = (own.address.isEmpty ? others : own).address.region ?? ""
        }
        return draft
    }

    private func value(_ field: String) -> String { (values[field] ?? "").trimmed }

    /// What the organisation says itself in a field: what differs from others, or what it said before.
    private func said(_ field: String) -> String {
        let typed = value(field)
        let saidBefore = Self.texts(own, languages)[field] != nil
        return saidBefore || typed != (saidByOthers[field] ?? "").trimmed ? typed : ""
    }

    /// The name in the language of the one that is shown; names in other languages stay while it has one.
    private var name: LocalizedText {
        let typed = said("name")
        guard !typed.isEmpty else { return LocalizedText() }
        let shown = own.name.isEmpty ? others.name : own.name
        var texts = own.name.byLanguage
        texts[shown.best(for: languages)?.language ?? .undetermined] = typed
        return LocalizedText(texts)
    }

    /// Texts in languages that have no field stay as they are.
    private var summary: LocalizedText {
        var texts = own.summary.byLanguage
        for language in languages {
            let typed = said("summary_\(language)")
            texts[language] = typed.isEmpty ? nil : typed
        }
        return LocalizedText(texts)
    }

    private static func texts(_ content: RecordContent, _ languages: [LanguageTag]) -> [String: String] {
        var texts: [String: String] = [:]
        texts["name"] = content.name.best(for: languages)?.text
        for language in languages { texts["summary_\(language)"] = content.summary.byLanguage[language] }
        texts["website"] = content.website
        texts["street"] = content.address.street
        texts["postcode"] = content.address.postcode
        texts["locality"] = content.address.locality
        texts["country"] = content.country?.text
        texts["legal_form"] = content.legalForm
        texts["opening_hours"] = content.openingHours
        texts["contact"] = content.contacts.first(where: \.isRole)?.value
        return texts
    }
}

extension RecordContent {
    /// Names a statement in a form, so that a change of it is noticed.
    var version: String { String(publicJSON.digest.prefix(32)) }
}
