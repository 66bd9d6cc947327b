import Language
import Web

/// `/about`: what Terreau is, who runs this instance, and the rules it keeps.
struct AboutPage {
    let settings: Settings
    let say: Messages

    var page: Page {
        Page(
            title: say("site.about.title"), description: say("site.about.description"), path: "/about",
            breadcrumbs: [Link(say("site.crumb.home"), "/\(say.language)")]
        ) {
            H.h1(say("site.about.title"))
            H.p(say("site.about.lede"), .class("lede"))
            Prose("site.about.terreau", say: say)
            H.section {
                H.h2(say("site.about.operator.title", ["name": settings.instanceName]))
                OperatorFacts(settings: settings, say: say).short
                H.p { link("/legal", "site.about.operator.legal") }
            }
            Prose("site.about.commons", say: say)
            Prose(
                "site.about.rank", say: say, slots: ["sources": link("/sources#rule", "site.about.rank.rule")]
            )
            Prose("site.about.correct", say: say, slots: ["contact": contact])
            Prose("site.about.software", say: say, slots: ["code": code])
            Prose(
                "site.about.elsewhere", say: say,
                slots: [
                    "sources": link("/sources", "site.about.elsewhere.sources"),
                    "vocabularies": link("/vocabularies", "site.about.elsewhere.vocabularies"),
                    "developers": link("/developers", "site.about.elsewhere.developers"),
                ])
        }
    }

    private var contact: HTML { OperatorFacts(settings: settings, say: say).contactInSentence }

    private var code: HTML {
        settings.sourceCode.map { H.a(say("site.about.software.code"), .href($0)) }
            ?? H.span(say("site.operator.missing", ["setting": "source-code"]), .class("unknown"))
    }

    private func link(_ path: String, _ words: MessageKey) -> HTML {
        H.a(say(words), .href("/\(say.language)\(path)"))
    }
}
