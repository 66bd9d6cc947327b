import Kernel
import Web

/// What somebody proposes, as it was typed: a new entry, or other facts of one that is there.
struct ContributionForm: Sendable {
    /// The entry to correct; nil for a new one.
    let subject: Entry?
    var type: String
    var name: String
    var summary: String
    var website: String
    var country: String
    var locality: String
    var legalForm: String
    var classes: Set<String>
    var evidence: String
    var words: String

    /// The most characters of each line.
    static let longest = ["name": 200, "summary": 1000, "locality": 120, "website": 500, "evidence": 500]

    /// What was sent.
    init(_ values: FormValues, subject: Entry?) {
        self.subject = subject
        type = values["type"] ?? ""
        name = values["name"] ?? ""
        summary = values["summary"] ?? ""
        website = values["website"] ?? ""
        country = values["country"] ?? ""
        locality = values["locality"] ?? ""
        legalForm = values["legal_form"] ?? ""
        classes = Set(values.all("classes"))
        evidence = values["evidence"] ?? ""
        words = values["words"] ?? ""
    }

    /// A form to begin with: empty, or with what the entry says now.
    init(subject: Entry?, language: LanguageTag) {
        self.init(FormValues(), subject: subject)
        type = EntryType.organisation.rawValue
        guard let content = subject?.content else { return }
        name = content.name.best(for: [language])?.text ?? ""
        summary = content.summary.byLanguage[language] ?? ""
        website = content.website ?? ""
        country = content.country?.text ?? ""
        locality = content.address.locality ?? ""
        legalForm = content.legalForm ?? ""
    }
}

extension ContributionForm {
    /// What is proposed, or what is wrong, by field.
    func reading(_ vocabularies: Vocabularies, language: LanguageTag) -> Reading {
        let proposed = content(vocabularies, language: language)
        var faults = lengthFaults
        if subject == nil, type.isEmpty || proposed == nil { faults["type"] = "type" }
        if name.trimmed.isEmpty { faults["name"] = "name" }
        for (field, text) in [("website", website), ("evidence", evidence)]
        where !text.trimmed.isEmpty && WebAddress.normalised(text) == nil {
            faults[field] = "address"
        }
        for (field, code, vocabulary) in [
            ("country", country, "countries"), ("legal_form", legalForm, "legal-forms"),
        ] where !code.isEmpty && vocabularies[vocabulary]?.term(code) == nil { faults[field] = "choice" }
        if words.count > Contribution.longestWords { faults["words"] = "length" }
        if faults.isEmpty, subject != nil, let proposed, proposed.changesNothing, words.trimmed.isEmpty {
            faults["words"] = "nothing"
        }
        guard faults.isEmpty, let proposed else { return .faults(faults) }
        return .content(proposed)
    }

    /// What came of reading a form.
    enum Reading {
        /// The record that is proposed.
        case content(RecordContent)
        /// The name of a sentence by field.
        case faults([String: String])
    }

    private var lengthFaults: [String: String] {
        let texts = [
            "name": name, "summary": summary, "locality": locality, "website": website, "evidence": evidence,
        ]
        return texts.filter { $0.value.count > Self.longest[$0.key] ?? 0 }.mapValues { _ in "length" }
    }

    private func content(_ vocabularies: Vocabularies, language: LanguageTag) -> RecordContent? {
        guard let type = subject?.id.type ?? EntryType(rawValue: type), type != .other || subject != nil
        else {
            return nil
        }
        var content = RecordContent(type: type, name: LocalizedText(name.trimmed))
        content.summary = summary.trimmed.isEmpty ? .init() : LocalizedText(summary.trimmed, language)
        content.website = WebAddress.normalised(website)
        content.country = country.isEmpty ? nil : CountryCode(country)
        content.address = Address(locality: locality.trimmed.isEmpty ? nil : locality.trimmed)
        content.legalForm = legalForm.isEmpty ? nil : legalForm
        let known = classes.filter { vocabularies["social-tech-classes"]?.term($0) != nil }
        content.terms[.classes] = known.isEmpty ? nil : known.sorted()
        return subject.map { content.correcting($0.content, language: language) } ?? content
    }
}

extension RecordContent {
    /// Only what differs from `current`, as a correction of it.
    fileprivate func correcting(_ current: RecordContent, language: LanguageTag) -> RecordContent {
        var correction = RecordContent(type: type, name: LocalizedText())
        correction.isCorrection = true
        let shown = current.name.best(for: [language])
        let proposed = name.best(for: [])?.text ?? ""
        if proposed != shown?.text {
            correction.name = LocalizedText(proposed, shown?.language ?? .undetermined)
        }
        if summary.byLanguage[language] != current.summary.byLanguage[language] {
            correction.summary = summary
        }
        if website != current.website { correction.website = website }
        if country != current.country { correction.country = country }
        if address.locality != current.address.locality, let locality = address.locality {
            correction.address = current.address
            correction.address.locality = locality
        }
        if legalForm != current.legalForm { correction.legalForm = legalForm }
        return correction
    }

    /// Whether a correction says nothing.
    fileprivate var changesNothing: Bool {
        var empty = RecordContent(type: type, name: LocalizedText())
        empty.isCorrection = true
        return self == empty
    }
}
