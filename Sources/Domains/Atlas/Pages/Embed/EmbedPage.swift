import Kernel
import Language
import Web

/// Results for a frame on another site: the list and its map, without what surrounds our own pages. Links
/// leave the frame.
struct EmbedPage: Sendable {
    let results: ResultsPage
    let siteName: String
    let assetURL: @Sendable (String) -> String

    private var say: Messages { results.words.say }
    private var map: ResultsMap? { results.located > 0 ? results.map : nil }

    /// The list's page on our own site.
    private var whole: String { results.address.elsewhere(results.words.home) }

    /// The whole document.
    var document: HTML {
        .fragment([
            .raw("<!doctype html>"),
            H.html(.lang(say.language.text)) {
                head
                H.body(.class("embed")) { H.main(.id("main"), .class("wide")) { content } }
            },
        ])
    }

    private var head: HTML {
        H.head {
            H.meta(Attribute("charset", "utf-8"))
            H.meta(.name("viewport"), .content("width=device-width, initial-scale=1"))
            H.meta(.name("robots"), .content("noindex"))
            H.meta(.name("color-scheme"), .content("light dark"))
            H.title("\(title) — \(siteName)")
            Element("base")(Attribute("target", "_top"))
            H.link(.rel("icon"), .type("image/svg+xml"), .href(assetURL("favicon.svg")))
            for name in (map?.styles ?? []) + ["terreau.css"] {
                H.link(.rel("stylesheet"), .href(assetURL(name)))
            }
            for name in map?.scripts ?? [] { H.script(.src(assetURL(name)), Attribute("defer")) }
        }
    }

    private var title: String {
        let typed = results.address.form.words
        return typed.isEmpty
            ? say("atlas.results.all-title") : say("atlas.results.title", ["words": typed])
    }

    private var content: HTML {
        HTML {
            H.h1(title)
            H.p(.class("found")) {
                H.b(say("atlas.results.total", count: results.found.total))
                " · "
                H.a(say("atlas.embed.all"), .href(whole))
            }
            H.div(.class("find")) {
                if let map { map }
                H.h2(say("atlas.results.list"), .class("hidden"))
                ResultList(
                    results.found.results.map {
                        ResultEntry($0, words: results.words, highlighter: results.highlighter).item
                    })
            }
            next
            H.p(say("atlas.embed.from", ["site": siteName]), .class("meta"))
        }
    }

    /// The next page stays in the frame.
    private var next: HTML {
        guard let cursor = results.found.next else { return .empty }
        return H.nav(.class("pages"), .aria("label", say("web.pagination.label"))) {
            H.a(
                say("web.pagination.next"), .rel("next nofollow"), Attribute("target", "_self"),
                .href(results.address.page(from: cursor)))
        }
    }
}
