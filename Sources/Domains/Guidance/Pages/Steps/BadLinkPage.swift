import Language
import Web

/// A link that was cut or changed.
struct BadLinkPage {
    let words: GuidanceWords

    var page: Page {
        let say = words.say
        return Page(
            title: say("guidance.bad-link.title"), path: GuidancePath.need, section: GuidancePath.need,
            isIndexed: false
        ) {
            H.h1(say("guidance.bad-link.title"))
            H.p(say("refusal.guidance.bad-link"), .class("lede"))
            H.p {
                H.a(say("guidance.start-again"), .class("button"), .href(words.address(GuidancePath.need)))
            }
        }
    }
}
