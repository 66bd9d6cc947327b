import Kernel
import Language
import Web

/// `/vocabularies`: the controlled lists of the house.
struct VocabularyListPage {
    let vocabularies: Vocabularies
    let say: Messages

    var page: Page {
        Page(
            title: say("vocabularies.title"), description: say("vocabularies.description"),
            path: "/vocabularies",
            breadcrumbs: [Web.Link(say("sources.crumb.home"), "/\(say.language)")]
        ) {
            H.h1(say("vocabularies.title"))
            H.p(say("vocabularies.lede"), .class("lede"))
            group("vocabularies.searched", all.filter { searched.contains($0.id) })
            group("vocabularies.others", all.filter { !searched.contains($0.id) })
        }
    }

    private var all: [Vocabulary] { vocabularies.all }

    private var searched: Set<String> { Set(AtlasFacet.allCases.compactMap(\.vocabulary)) }

    private func group(_ title: MessageKey, _ vocabularies: [Vocabulary]) -> HTML {
        H.section {
            H.h2(say(title))
            H.ul(.class("results")) {
                for vocabulary in vocabularies { H.li { item(vocabulary) } }
            }
        }
    }

    private func item(_ vocabulary: Vocabulary) -> [HTML] {
        let title = vocabulary.title.best(for: [say.language])?.text ?? vocabulary.id
        return [
            H.h3 { H.a(title, .href(AtlasAddress.vocabulary(vocabulary.id, in: say.language))) },
            H.p(.class("meta")) {
                say("vocabularies.terms", count: vocabulary.terms.count)
                " · "
                vocabulary.source.name
                " · "
                LicenceLink(code: vocabulary.source.licence, vocabularies: vocabularies, say: say)
            },
        ]
    }
}
