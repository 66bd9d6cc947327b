import CanonicalJSON

/// One entry of a catalog: a text, or a text for every plural category.
enum Message: Hashable, Sendable {
    case plain(Template)
    case plural([PluralCategory: Template])

    /// Reads a string or an object of plural forms; the reason in plain English when it is neither.
    static func parse(_ value: JSONValue) -> Result<Message, Reason> {
        if let text = value.string {
            return template(text).map(Message.plain)
        }
        guard let forms = value.object, !forms.isEmpty else {
            return .failure(Reason("a text, or an object of plural forms, was expected"))
        }
        return plural(forms)
    }

    /// Why an entry was refused.
    struct Reason: Error {
        let sentence: String

        init(_ sentence: String) {
            self.sentence = sentence
        }
    }

    /// The names in braces, in any form.
    var placeholders: Set<String> { templates.reduce(into: []) { $0.formUnion($1.placeholders) } }

    /// The forms, in the order of the categories.
    var templates: [Template] {
        switch self {
        case .plain(let template): [template]
        case .plural(let forms): PluralCategory.allCases.compactMap { forms[$0] }
        }
    }

    /// The form for a category; `other` when that one is missing.
    func template(for category: PluralCategory) -> Template? {
        switch self {
        case .plain(let template): template
        case .plural(let forms): forms[category] ?? forms[.other]
        }
    }

    private static func plural(_ forms: [String: JSONValue]) -> Result<Message, Reason> {
        var parsed: [PluralCategory: Template] = [:]
        for (name, value) in forms.sorted(by: { $0.key < $1.key }) {
            guard let category = PluralCategory(rawValue: name), let text = value.string else {
                return .failure(Reason("“\(name)” is not a plural form with a text"))
            }
            switch template(text) {
            case .success(let template): parsed[category] = template
            case .failure(let reason): return .failure(reason)
            }
        }
        guard parsed[.other] != nil else { return .failure(Reason("the plural form “other” is missing")) }
        return .success(.plural(parsed))
    }

    private static func template(_ text: String) -> Result<Template, Reason> {
        guard let template = Template(text) else {
            return .failure(Reason("braces must hold a name of letters, digits and hyphens: “\(text)”"))
        }
        return .success(template)
    }
}
