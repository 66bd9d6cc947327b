import Kernel
import Language
import SearchIndex
import Web

/// `/vocabularies/{id}`: the terms of one list with their labels, meanings and places in the hierarchy.
struct VocabularyPage {
    private let vocabulary: Vocabulary
    private let use: VocabularyUse
    private let vocabularies: Vocabularies
    private let say: Messages
    private let narrower: [String: [Vocabulary.Term]]

    /// Levels of the hierarchy on the page.
    private static let deepest = 6

    init(_ vocabulary: Vocabulary, _ use: VocabularyUse, _ vocabularies: Vocabularies, say: Messages) {
        self.vocabulary = vocabulary
        self.use = use
        self.vocabularies = vocabularies
        self.say = say
        narrower = Dictionary(grouping: vocabulary.terms) { term in
            term.broader.flatMap { vocabulary.term($0)?.id } ?? ""
        }
    }

    private var title: String { vocabulary.title.best(for: [say.language])?.text ?? vocabulary.id }

    var page: Page {
        Page(
            title: title, description: say("vocabulary.description", ["title": title]),
            path: "/vocabularies/\(vocabulary.id)",
            breadcrumbs: [
                Web.Link(say("sources.crumb.home"), "/\(say.language)"),
                Web.Link(say("vocabularies.title"), "/\(say.language)/vocabularies"),
            ],
            alternates: [.init(mediaType: "application/json", title: "JSON", href: json)]
        ) {
            H.h1(title)
            Facts(facts)
            H.section {
                H.h2(say("vocabularies.terms", count: vocabulary.terms.count))
                list(of: top, depth: 1)
            }
        }
    }

    private var json: String { "\(APIRoute.prefix)/vocabularies/\(vocabulary.id)" }

    private var facts: [Facts.Fact] {
        let origin = vocabulary.source
        var facts: [Facts.Fact] = [
            .init(
                say("vocabulary.source"),
                origin.url.map { H.a(origin.name, .href($0)) } ?? .text(origin.name)),
            .init(
                say("vocabulary.licence"),
                LicenceLink(code: origin.licence, vocabularies: vocabularies, say: say).html),
            CalendarDate(iso8601: origin.date).map {
                .init(say("vocabulary.date"), .text(say.format.date($0)))
            } ?? .init(say("vocabulary.date"), unknown: say("vocabulary.date.unknown")),
            .init(say("vocabulary.code"), H.code(vocabulary.id)),
            .init(say("vocabulary.json"), H.a("JSON", .href(json))),
        ]
        if let note = vocabulary.note {
            facts.append(
                .init(say("vocabulary.note"), ForeignText(note, .english, say: say).html))
        }
        return facts
    }

    /// The terms above all others; long lists without a hierarchy in alphabetical order.
    private var top: [Vocabulary.Term] {
        let top = narrower[""] ?? []
        guard narrower.count == 1, top.count > 30 else { return top }
        return top.map { ($0, SearchIndex.foldedWords(in: label($0)).joined(separator: " ")) }
            .sorted { $0.1 < $1.1 }.map(\.0)
    }

    private func list(of terms: [Vocabulary.Term], depth: Int) -> HTML {
        H.ul(.class("terms")) {
            for term in terms {
                H.li(.id("term-\(term.id)")) {
                    head(of: term)
                    texts(of: term)
                    if let below = narrower[term.id], depth < Self.deepest {
                        list(of: below, depth: depth + 1)
                    }
                }
            }
        }
    }

    private func label(_ term: Vocabulary.Term) -> String {
        term.labels.best(for: [say.language])?.text ?? term.id
    }

    private func head(of term: Vocabulary.Term) -> HTML {
        H.p(.class("term")) {
            H.b(label(term))
            " "
            H.code(term.id)
            if let facet = use.facet, use.count(term) > 0 {
                " "
                H.a(
                    say("sources.entries", count: use.count(term)),
                    .href(AtlasAddress.results([(facet, term.id)], in: say.language)))
            }
        }
    }

    /// What the term means, what it is called in other languages, and the same term elsewhere.
    private func texts(of term: Vocabulary.Term) -> [HTML] {
        var texts: [HTML] = []
        if let definition = term.definition.best(for: [say.language]) {
            texts.append(H.p { ForeignText(definition.text, definition.language, say: say) })
        }
        let own = label(term)
        let others = term.labels.ordered.filter { $0.language != say.language && $0.text != own }
        let same = term.exactMatch.filter { SafeAddress.accepts($0) }
        guard !others.isEmpty || !same.isEmpty else { return texts }
        let labels = others.map { H.span("\($0.language): \($0.text)", .lang($0.language.text)) }
        let links = same.prefix(3).map {
            H.a(say("vocabulary.same-as", elsewhere(at: $0)), .href($0))
        }
        texts.append(H.p(.class("meta")) { (labels + links).joined(by: " · ") })
        return texts
    }

    /// The host of an address, and the last part of its path.
    private func elsewhere(at address: String) -> [String: String] {
        let parts = address.split(whereSeparator: { $0 == "/" || $0 == "#" })
        return [
            "host": parts.dropFirst().first.map(String.init) ?? address,
            "name": parts.last.map(String.init) ?? address,
        ]
    }
}
