import Language
import Web

/// `/legal`: who publishes the site and where it is hosted, what happens to personal data, and which licences
/// hold.
struct LegalPage {
    let settings: Settings
    let say: Messages

    var page: Page {
        Page(
            title: say("site.legal.title"), description: say("site.legal.description"), path: "/legal",
            breadcrumbs: [Link(say("site.crumb.home"), "/\(say.language)")]
        ) {
            H.h1(say("site.legal.title"))
            H.section {
                H.h2(say("site.legal.publisher.title"))
                operators.legal
            }
            Prose("site.legal.visitors", say: say)
            if let host = settings.tileURL { tiles(host) }
            Prose("site.legal.kept", say: say)
            Prose("site.legal.people", say: say, slots: ["contact": operators.contactInSentence])
            Prose(
                "site.legal.data", say: say,
                slots: ["sources": H.a(say("site.legal.data.sources"), .href("/\(say.language)/sources"))])
            Prose("site.legal.software", say: say, slots: ["code": code])
        }
    }

    private var operators: OperatorFacts { OperatorFacts(settings: settings, say: say) }

    /// Map tiles of the operator's choice are the one thing that comes from elsewhere.
    private func tiles(_ template: String) -> HTML {
        let host = template.split(separator: "/").dropFirst().first.map(String.init) ?? template
        return H.p { HTML.sentence(say("site.legal.tiles"), ["host": .text(host)]) }
    }

    private var code: HTML {
        settings.sourceCode.map { H.a(say("site.about.software.code"), .href($0)) }
            ?? H.span(say("site.operator.missing", ["setting": "source-code"]), .class("unknown"))
    }
}
