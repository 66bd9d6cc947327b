import Kernel
import Language

/// The name of the site, its places, and the other languages of this very page.
struct SiteHeader: Component {
    let frame: Frame
    let page: Page
    let account: NavigationItem?
    let say: Messages

    var html: HTML {
        H.header(.class("top")) {
            H.a(.class("name"), .href(Frame.path("/", in: say.language))) {
                H.img(
                    .src(frame.assetURL("favicon.svg")), Attribute("alt", ""), Attribute("width", "26"),
                    Attribute("height", "26"))
                frame.siteName
            }
            if let note = frame.siteNote { H.span(note, .class("note")) }
            H.nav(.aria("label", say("web.navigation"))) {
                for item in frame.navigation { place(item) }
            }
            if let account {
                H.nav(.aria("label", say("web.account"))) { place(account) }
            }
            languageSwitch
        }
    }

    private func place(_ item: NavigationItem) -> HTML {
        H.a(
            say(item.title), .href(Frame.path(item.path, in: say.language)),
            .current(item.path == page.section))
    }

    private var languageSwitch: HTML {
        let others = frame.languages.filter { offered($0.tag) && $0.tag != say.language }
        guard !others.isEmpty else { return .empty }
        return H.nav(.class("languages"), .aria("label", say("web.languages"))) {
            for other in others {
                H.a(
                    other.name, .lang(other.tag.text), Attribute("hreflang", other.tag.text),
                    .rel("alternate"),
                    .href(address(in: other.tag)))
            }
        }
    }

    private func offered(_ tag: LanguageTag) -> Bool { page.languages?.contains(tag) ?? true }

    private func address(in tag: LanguageTag) -> String {
        Frame.path(page.path, in: tag) + (page.query.isEmpty ? "" : "?\(page.query)")
    }
}
