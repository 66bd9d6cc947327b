import Language

/// The way from the home page to here.
struct Breadcrumbs: Component {
    let above: [Link]
    let here: String
    let say: Messages

    init(above: [Link], here: String, say: Messages) {
        self.above = above
        self.here = here
        self.say = say
    }

    var html: HTML {
        guard !above.isEmpty else { return .empty }
        return H.nav(.class("crumbs"), .aria("label", say("web.breadcrumbs"))) {
            H.ol {
                for link in above { H.li { link.html } }
                H.li { H.span(here, .current()) }
            }
        }
    }
}
