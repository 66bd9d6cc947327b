import Kernel
import Language

/// What a page says about itself to browsers and search engines.
struct DocumentHead: Component {
    let frame: Frame
    let page: Page
    let say: Messages

    var html: HTML {
        H.head {
            H.meta(Attribute("charset", "utf-8"))
            H.meta(.name("viewport"), .content("width=device-width, initial-scale=1"))
            H.title(page.title == frame.siteName ? frame.siteName : "\(page.title) — \(frame.siteName)")
            if let description = page.description {
                H.meta(.name("description"), .content(description))
            }
            if !page.isIndexed { H.meta(.name("robots"), .content("noindex")) }
            H.meta(.name("color-scheme"), .content("light dark"))
            H.link(.rel("icon"), .type("image/svg+xml"), .href(frame.assetURL("favicon.svg")))
            for name in page.styles + ["terreau.css"] {
                H.link(.rel("stylesheet"), .href(frame.assetURL(name)))
            }
            addresses
            for name in ["site.js"] + page.scripts {
                H.script(.src(frame.assetURL(name)), Attribute("defer"))
            }
        }
    }

    private var addresses: [HTML] {
        alternates + (frame.publicURL.isEmpty || !page.isIndexed ? [] : [canonical] + translations)
    }

    private var canonical: HTML {
        H.link(.rel("canonical"), .href(frame.publicURL + Frame.path(page.path, in: say.language)))
    }

    private var translations: [HTML] {
        (page.languages ?? frame.languages.map(\.tag)).map { tag in
            H.link(
                .rel("alternate"), Attribute("hreflang", tag.text),
                .href(frame.publicURL + Frame.path(page.path, in: tag)))
        } + [
            H.link(
                .rel("alternate"), Attribute("hreflang", "x-default"), .href(frame.publicURL + page.path))
        ]
    }

    private var alternates: [HTML] {
        page.alternates.map {
            H.link(.rel("alternate"), .type($0.mediaType), .title($0.title), .href($0.href))
        }
    }
}
