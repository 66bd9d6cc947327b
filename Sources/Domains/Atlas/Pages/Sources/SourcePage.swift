import Kernel
import Language
import Web

/// `/sources/{name}`: what a source is, under which licence, and what its last reading did, in words.
struct SourcePage {
    private let listed: ListedSource
    private let vocabularies: Vocabularies
    private let say: Messages

    init(_ source: ListedSource, vocabularies: Vocabularies, say: Messages) {
        listed = source
        self.vocabularies = vocabularies
        self.say = say
    }

    private var source: Source { listed.summary.source }
    private var title: String { source.title(in: say) }
    private var filter: [(facet: AtlasFacet, value: String)] { [(.source, source.name)] }

    var page: Page {
        Page(
            title: title,
            description: say("source.description", ["title": title]),
            path: "/sources/\(source.name)",
            breadcrumbs: [
                Web.Link(say("sources.crumb.home"), "/\(say.language)"),
                Web.Link(say("sources.title"), "/\(say.language)/sources"),
            ]
        ) {
            H.h1(title)
            Facts(facts)
            ImportReportView(listed.summary.report, say: say)
            reuse
        }
    }

    private var facts: [Facts.Fact] {
        [
            .init(say("source.entries"), entries),
            .init(
                say("source.licence"),
                LicenceLink(code: source.licence, vocabularies: vocabularies, say: say).html),
            source.url.map { .init(say("source.address"), H.a($0, .href($0))) }
                ?? .init(say("source.address"), unknown: say("source.address.unknown")),
            .init(say("source.last-import"), .text(say.format.dateAndTime(listed.summary.lastImport))),
            .init(say("source.rank"), rank),
            .init(say("source.name"), H.code(source.name)),
        ]
    }

    private var entries: HTML {
        guard listed.entries > 0 else { return .text(say("sources.entries", count: 0)) }
        return H.a(
            say("sources.entries", count: listed.entries),
            .href(AtlasAddress.results(filter, in: say.language)))
    }

    private var rank: HTML {
        HTML {
            say.format.number(source.precedence)
            " — "
            H.a(say("source.rank.rule"), .href("/\(say.language)/sources#rule"))
        }
    }

    /// The ways to take the source's entries elsewhere.
    private var reuse: HTML {
        H.section {
            H.h2(say("source.reuse.title"))
            H.p(say("source.reuse.text"))
            H.ul {
                for door in [Door.csv, .json, .geojson, .jsonld] {
                    H.li {
                        H.a(say("source.reuse.\(door.rawValue)"), .href(AtlasAddress.door(door, filter)))
                    }
                }
            }
        }
    }
}
