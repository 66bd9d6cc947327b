import Language

/// What the site is, and the places every page leads to.
struct SiteFooter: Component {
    let frame: Frame
    let page: Page
    let say: Messages

    var html: HTML {
        H.footer(.class("foot")) {
            H.p(say("web.footer.promise"), .class("promise"))
            H.nav(.aria("label", say("web.footer.label"))) {
                for item in frame.footer {
                    H.a(say(item.title), .href(Frame.path(item.path, in: say.language)))
                }
                if let code = frame.sourceCode { H.a(say("web.footer.code"), .href(code)) }
            }
            H.p(privacy, .class("meta"))
            if page.isSheet, !frame.publicURL.isEmpty {
                H.p(
                    say(
                        "web.footer.printed",
                        ["address": frame.publicURL + Frame.path(page.path, in: say.language)]),
                    .class("printed"))
            }
        }
    }

    private var privacy: String {
        guard let host = frame.tileHost else { return say("web.footer.licence") }
        return say("web.footer.licence-tiles", ["host": host])
    }
}
