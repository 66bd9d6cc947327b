import Kernel

/// What results can be narrowed by. The raw value is the name in addresses, the API and exports.
public enum AtlasFacet: String, Sendable, CaseIterable {
    case type
    case country
    case legalForm = "legal_form"
    case kind
    case `class`
    case activity
    case category
    case service
    case `public`
    case language
    case softwareLicence = "software_licence"
    case label
    case source
    case licence

    /// The vocabulary whose labels its values have, if any.
    public var vocabulary: String? {
        switch self {
        case .type: "entry-types"
        case .country: "countries"
        case .legalForm: "legal-forms"
        case .kind: "kinds"
        case .class: "social-tech-classes"
        case .activity: "activities"
        case .category: "solution-categories"
        case .service: "mediation-services"
        case .public: "mediation-publics"
        case .language: "languages"
        case .softwareLicence, .licence: "licences"
        case .source, .label: nil
        }
    }

    /// The values an entry has. The languages are those its sources state, else those it is described in.
    func values(of entry: Entry) -> [String] {
        let content = entry.content
        return switch self {
        case .type: [entry.id.type.rawValue]
        case .country: content.country.map { [$0.text] } ?? []
        case .legalForm: content.legalForm.map { [$0] } ?? []
        case .kind: content.terms[.kinds] ?? []
        case .class: content.terms[.classes] ?? []
        case .activity: content.terms[.activities] ?? []
        case .category: content.terms[.categories] ?? []
        case .service: content.terms[.services] ?? []
        case .public: content.terms[.publics] ?? []
        case .language: content.terms[.languages] ?? content.writtenLanguages
        case .softwareLicence: content.terms[.softwareLicences] ?? []
        case .label: content.terms[.labels] ?? []
        case .source: entry.sources
        case .licence: entry.licences
        }
    }
}

extension RecordContent {
    /// The primary languages of its texts, as far as they are known.
    fileprivate var writtenLanguages: [String] {
        (name.languages + summary.languages).filter { $0 != .undetermined }.map(\.language).sortedSet
    }
}
