import Kernel
import Language
import Web

/// `/sources`: every source, in the order in which they are believed, and the rule in words.
struct SourceListPage {
    let sources: [ListedSource]
    let vocabularies: Vocabularies
    let say: Messages

    var page: Page {
        Page(
            title: say("sources.title"), description: say("sources.description"), path: "/sources",
            breadcrumbs: [Web.Link(say("sources.crumb.home"), "/\(say.language)")]
        ) {
            H.h1(say("sources.title"))
            H.p(say("sources.lede"), .class("lede"))
            if sources.isEmpty { nothing } else { list }
            rule
            H.p { HTML.sentence(say("sources.words"), ["vocabularies": words]) }
        }
    }

    private var words: HTML {
        H.a(say("sources.words.link"), .href("/\(say.language)/vocabularies"))
    }

    private var nothing: EmptyState {
        EmptyState(say("sources.none.title"), reason: say("sources.none.reason")) {
            HTML.sentence(
                say("sources.none.next"),
                ["command": H.code("terreau atlas import FILE --source NAME --mapping NAME")])
        }
    }

    private var list: HTML {
        H.section {
            H.h2(say("sources.list.title", count: sources.count))
            H.ol(.class("results")) {
                for source in sources { H.li { item(source) } }
            }
        }
    }

    private func item(_ listed: ListedSource) -> [HTML] {
        let source = listed.summary.source
        return [
            H.h3 {
                H.a(source.title(in: say), .href(AtlasAddress.source(source.name, in: say.language)))
            },
            H.p(.class("meta")) {
                say("sources.entries", count: listed.entries)
                " · "
                LicenceLink(code: source.licence, vocabularies: vocabularies, say: say)
                " · "
                say("sources.read-on", ["date": say.format.date(listed.summary.lastImport.date)])
                " · "
                say("sources.precedence", ["rank": say.format.number(source.precedence)])
            },
        ]
    }

    /// The published rule of precedence; `StoredRecord.believedFirst` and `Fold` are the code of it.
    private var rule: HTML {
        H.section(.id("rule")) {
            H.h2(say("sources.rule.title"))
            H.p(say("sources.rule.intro"))
            H.ol {
                for step in ["listed", "rank", "recent", "stable"] {
                    H.li(say("sources.rule.\(step)"))
                }
            }
            H.p(say("sources.rule.lists"))
            H.p(say("sources.rule.nothing-lost"))
            H.p(say("sources.rule.no-payment"))
        }
    }
}
