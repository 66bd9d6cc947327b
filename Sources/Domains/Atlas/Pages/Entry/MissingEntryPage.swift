import Language
import Web

/// There is no such entry: how to find what was meant.
struct MissingEntryPage: Sendable {
    let words: AtlasWords

    var page: Page {
        let say = words.say
        let address = ResultsAddress(path: words.home, form: AtlasQueryForm())
        return Page(title: say("atlas.missing.title"), path: "/atlas", section: "/atlas", isIndexed: false) {
            H.h1(say("atlas.missing.title"))
            H.p(say("atlas.missing.text"), .class("lede"))
            AtlasSearch(address: address, words: words, isLabelShown: true)
            H.p { H.a(say("atlas.empty.browse"), .href(address.path)) }
        }
    }
}
