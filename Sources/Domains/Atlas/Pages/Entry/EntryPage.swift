import CanonicalJSON
import Kernel
import Language
import Web

/// One entry: what is known of it, who says so, and where else to find it.
struct EntryPage: Sendable {
    let entry: Entry
    let history: [PastRecord]
    let relations: [RelationView]
    let words: AtlasWords
    let map: MapContext
    let site: PublicAddress
    let part: StandingPart

    private var say: Messages { words.say }
    private var shown: EntryWords { EntryWords(entry: entry, words: words) }
    private var content: RecordContent { entry.content }

    var page: Page {
        Page(
            title: shown.name.text, description: content.summary.best(for: words.languages)?.text,
            path: "/atlas/\(entry.id)",
            breadcrumbs: [
                Web.Link(say("atlas.entry.home"), "/\(say.language)"),
                Web.Link(say("atlas.navigation"), words.home),
            ], section: "/atlas", isSheet: true, styles: place?.styles ?? [], scripts: place?.scripts ?? [],
            alternates: alternates
        ) {
            H.h1 { shown.name() }
            H.p((shown.nature + [shown.place].compactMap(\.self)).joined(separator: " · "), .class("meta"))
            if let gone = shown.gone { Notice(.warning, say: say) { H.p(gone) } }
            summary
            origin
            facts
            EntryCriteria(entry, words: words)
            EntryRelations(relations, words: words)
            if let place { place }
            EntrySources(entry, history: history, words: words)
            part
            doors
        }
    }

    // MARK: Text

    private var summary: HTML {
        guard let best = content.summary.best(for: words.languages) else {
            return H.p(say("atlas.entry.no-summary"), .class("unknown"))
        }
        let others = content.summary.ordered.filter { $0.language != best.language }
        return HTML {
            for paragraph in Self.paragraphs(best.text) {
                H.p(.class("lede")) { ForeignText(paragraph, best.language, say: say) }
            }
            if !others.isEmpty {
                Disclosure(say("atlas.entry.other-languages", count: others.count)) {
                    for other in others { H.p { ForeignText(other.text, other.language, say: say) } }
                }
            }
        }
    }

    private static func paragraphs(_ text: String) -> [String] {
        text.split(whereSeparator: \.isNewline).map { String($0).trimmed }.filter { !$0.isEmpty }
    }

    /// One source says it once for the whole page; of several, each stands beside what it says.
    private var origin: HTML {
        H.p(.class("sources")) { shown.evidence.map(\.html).joined(by: " ") }
    }

    // MARK: Facts

    private var facts: HTML {
        let fields = ContentFacts(content, words: words).fields.map {
            Facts.Fact($0.title, $0.value, evidence: evidence(for: $0.key))
        }
        return fields.isEmpty ? .empty : Facts(fields).html
    }

    private func evidence(for field: String) -> [Web.Evidence] {
        guard entry.sources.count > 1 else { return [] }
        let records = (entry.support[field] ?? []).map { entry.records[$0] }
        let sources = records.map(\.source).reduce(into: [String]()) { seen, name in
            if !seen.contains(name) { seen.append(name) }
        }
        return sources.compactMap { name in records.first { $0.source == name }.map(shown.evidence) }
    }

    // MARK: Place and doors

    /// The map with its one point.
    private var place: ResultsMap? {
        guard let position = content.position, map.hasLibrary else { return nil }
        let feature: JSONValue = [
            "type": "Feature",
            "geometry": [
                "type": "Point",
                "coordinates": .array([.number(position.longitude), .number(position.latitude)]),
            ],
            "properties": ["name": .string(shown.name.text), "href": .string(shown.path)],
        ]
        let points: JSONValue = ["type": "FeatureCollection", "features": .array([feature])]
        return ResultsMap(
            label: say("atlas.map.one", ["name": shown.name.text]), points: points.canonicalString,
            picture: nil, context: map, say: say)
    }

    private var api: String { "/api/v1/atlas/entries/\(entry.id)" }

    private var alternates: [Page.Alternate] {
        [("application/ld+json", "JSON-LD", "\(api).jsonld"), ("application/json", "JSON", api)].map {
            Page.Alternate(mediaType: $0, title: $1, href: $2)
        }
    }

    private var doors: HTML {
        H.p(.class("meta doors")) {
            "\(say("atlas.entry.doors")) "
            H.a("JSON", .href(api))
            " · "
            H.a("JSON-LD", .href("\(api).jsonld"))
            " · \(say("atlas.entry.address")) "
            H.a(site.page(of: entry.id), .href(site.page(of: entry.id)))
            " · "
            H.a(
                say("atlas.suggest.wrong"), .class("noprint"), .rel("nofollow"),
                .href("/\(say.language)\(ContributePages.suggest)?entry=\(entry.id)"))
        }
    }
}
