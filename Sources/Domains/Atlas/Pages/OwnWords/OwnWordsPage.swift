import Kernel
import Language
import Web

/// `/atlas/{id}/edit`: what an organisation says itself, with what others say beside each field.
struct OwnWordsPage {
    let entry: EntryWords
    let form: OwnWordsForm
    /// Names what the form began with: the own words, and what others say.
    let versions: (own: String, others: String)
    /// What others saved meanwhile, by field; nil unless somebody did.
    let meanwhile: [String: String]?
    let errors: [FieldError]
    let token: (name: String, value: String)

    private var words: AtlasWords { entry.words }
    private var say: Messages { words.say }
    private var path: String { OwnWordsPages.path(of: entry.entry.id) }

    var page: Page {
        let title = say("atlas.own.title", ["name": entry.name.text])
        return Page(
            title: title, path: path,
            breadcrumbs: entry.breadcrumbs, section: "/atlas", isIndexed: false
        ) {
            ErrorSummary(errors, say: say)
            if meanwhile != nil {
                Notice(.warning, say: say) { H.p(say("atlas.own.meanwhile")) }
            }
            H.h1(title)
            H.p(say("atlas.own.lede"), .class("lede"))
            H.p(say("atlas.own.empty"))
            fields
            H.p(say("atlas.own.promise"), .class("meta"))
        }
    }

    private var fields: Form {
        Form(
            .post, action: "/\(say.language)\(path)", button: say("atlas.own.save"),
            hidden: [token, ("version", versions.own), ("others", versions.others)]
        ) {
            line("name", "atlas.suggest.name")
            for language in form.languages { summary(language) }
            line("website", "atlas.suggest.website")
            line("street", "atlas.own.street")
            line("postcode", "atlas.own.postcode")
            line("locality", "atlas.suggest.locality")
            select("country", "atlas.suggest.country", "countries") { words.label($0, .country) }
            if entry.entry.id.type == .organisation {
                select("legal_form", "atlas.suggest.legal_form", "legal-forms") {
                    words.label($0, .legalForm)
                }
            }
            if entry.entry.id.type == .place { line("opening_hours", "atlas.own.opening_hours") }
            line("contact", "atlas.own.contact")
        }
    }

    // MARK: Fields

    private func line(_ name: String, _ label: MessageKey) -> TextField {
        TextField(
            name, label: say(label), value: form.values[name] ?? "", hint: hint(name), error: error(name),
            isOptional: true, maximumLength: OwnWordsDraft.longest[name] ?? 200, say: say)
    }

    private func summary(_ language: LanguageTag) -> TextField {
        let name = "summary_\(language)"
        return TextField(
            name, label: say("atlas.own.summary.\(language)"), kind: .lines(rows: 4),
            value: form.values[name] ?? "", hint: hint(name), error: error(name) ?? error("summary"),
            isOptional: true, maximumLength: OwnWordsDraft.longest["summary"] ?? 2000, say: say)
    }

    private func select(
        _ name: String, _ label: MessageKey, _ vocabulary: String, _ words: (String) -> String
    ) -> SelectField {
        let terms = (self.words.vocabularies[vocabulary]?.terms ?? []).map { Choice($0.id, words($0.id)) }
            .sorted { self.words.sortKey($0.label) < self.words.sortKey($1.label) }
        return SelectField(
            name, label: say(label), options: [Choice("", say("atlas.own.nothing"))] + terms,
            chosen: form.values[name] ?? "", hint: hint(name, words), error: error(name), isOptional: true,
            say: say)
    }

    /// How to fill it in, what others say where that differs, and what was saved meanwhile.
    private func hint(_ name: String, _ label: (String) -> String = { $0 }) -> String? {
        let typed = form.values[name] ?? ""
        let others = form.saidByOthers[name].flatMap { $0 == typed ? nil : $0 }
        let saved = meanwhile.flatMap { $0[name] ?? "" }.flatMap { $0 == typed ? nil : $0 }
        let hints = [
            say.ifPresent("atlas.own.\(name)-hint"),
            others.map { say("atlas.own.others-say", ["text": label($0)]) },
            saved.map { say("atlas.own.saved-meanwhile", ["text": $0.isEmpty ? "–" : label($0)]) },
        ].compactMap(\.self)
        return hints.isEmpty ? nil : hints.joined(separator: " ")
    }

    private func error(_ field: String) -> String? { errors.first { $0.field == field }?.message }
}
