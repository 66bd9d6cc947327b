import Kernel
import Language
import Web

/// `/atlas/suggest`: something the atlas lacks, or has wrong.
struct ContributePage {
    let form: ContributionForm
    let errors: [FieldError]
    /// The hidden field that the form must carry.
    let token: (name: String, value: String)
    /// Whether the reader may read what others propose.
    let isModerator: Bool
    let words: AtlasWords

    private var say: Messages { words.say }
    private var subject: EntryWords? { form.subject.map { EntryWords(entry: $0, words: words) } }

    var page: Page {
        Page(
            title: say(subject == nil ? "atlas.suggest.title" : "atlas.suggest.correct-title"),
            path: ContributePages.suggest, query: form.subject.map { "entry=\($0.id)" } ?? "",
            breadcrumbs: [
                Web.Link(say("atlas.entry.home"), "/\(say.language)"),
                Web.Link(say("atlas.navigation"), words.home),
            ], section: "/atlas", isIndexed: false
        ) {
            ErrorSummary(errors, say: say)
            H.h1 {
                if let subject {
                    say("atlas.suggest.correct", ["name": subject.name.text])
                } else {
                    say("atlas.suggest.title")
                }
            }
            H.p(say("atlas.suggest.lede"), .class("lede"))
            fields
            H.p(say("atlas.suggest.promise"), .class("meta"))
            if isModerator {
                H.p { H.a(say("atlas.moderation.open"), .href("/\(say.language)\(ModerationPages.path)")) }
            }
        }
    }

    private var fields: Form {
        Form(
            .post, action: "/\(say.language)\(ContributePages.suggest)", button: say("atlas.suggest.send"),
            hidden: [token] + (form.subject.map { [("entry", $0.id.description)] } ?? [])
        ) {
            if form.subject == nil { type }
            line("name", form.name, isOptional: false)
            text("summary", form.summary, rows: 3)
            line("website", form.website)
            select("country", form.country, countries)
            line("locality", form.locality)
            if form.subject?.id.type ?? .organisation == .organisation {
                select("legal_form", form.legalForm, legalForms)
            }
            if form.subject == nil { classes }
            line("evidence", form.evidence)
            text("words", form.words, rows: 4)
        }
    }

    // MARK: Fields

    private var type: ChoiceField {
        let types = [EntryType.organisation, .solution, .place]
        return ChoiceField(
            "type", label: say("atlas.suggest.type"), kind: .one,
            choices: types.map { Choice($0.rawValue, words.label($0.rawValue, .type)) }, chosen: [form.type],
            error: error("type"), isOptional: false, say: say)
    }

    private var classes: ChoiceField {
        let terms = words.vocabularies["social-tech-classes"]?.terms ?? []
        return ChoiceField(
            "classes", label: words.title(.class), kind: .several,
            choices: terms.map { Choice($0.id, words.label($0.id, .class)) }, chosen: form.classes, say: say)
    }

    private func line(_ name: String, _ value: String, isOptional: Bool = true) -> TextField {
        TextField(
            name, label: say("atlas.suggest.\(name)"), value: value,
            hint: say.ifPresent("atlas.suggest.\(name)-hint"), error: error(name), isOptional: isOptional,
            maximumLength: ContributionForm.longest[name] ?? Contribution.longestWords, say: say)
    }

    private func text(_ name: String, _ value: String, rows: Int) -> TextField {
        TextField(
            name, label: say("atlas.suggest.\(name)"), kind: .lines(rows: rows), value: value,
            hint: say.ifPresent("atlas.suggest.\(name)-hint"), error: error(name), isOptional: true,
            maximumLength: ContributionForm.longest[name] ?? Contribution.longestWords, say: say)
    }

    private func select(_ name: String, _ value: String, _ choices: [Choice]) -> SelectField {
        SelectField(
            name, label: say("atlas.suggest.\(name)"),
            options: [Choice("", say("atlas.suggest.not-known"))] + choices, chosen: value,
            error: error(name), isOptional: true, say: say)
    }

    private var countries: [Choice] { choices("countries") { words.label($0, .country) } }
    private var legalForms: [Choice] { choices("legal-forms") { words.label($0, .legalForm) } }

    private func choices(_ vocabulary: String, _ label: (String) -> String) -> [Choice] {
        (words.vocabularies[vocabulary]?.terms ?? []).map { Choice($0.id, label($0.id)) }
            .sorted { words.sortKey($0.label) < words.sortKey($1.label) }
    }

    private func error(_ field: String) -> String? { errors.first { $0.field == field }?.message }
}
