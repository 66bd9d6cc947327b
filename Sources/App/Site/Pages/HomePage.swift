import Atlas
import CanonicalJSON
import Kernel
import Language
import Web

/// `/`: one question first, then what is known and the ways into the atlas. Every number is counted in the
/// atlas.
struct HomePage {
    let siteName: String
    let overview: AtlasOverview
    let vocabularies: Vocabularies
    let say: Messages

    var page: Page {
        Page(title: siteName, description: say("site.home.description"), path: "/") {
            H.h1(say("site.home.question"))
            H.p(say("site.home.lede"), .class("lede"))
            need
            examples
            if overview.entries == 0 { nothing } else { content }
        }
    }

    /// The main question; leads to a decision sheet.
    private var need: HTML {
        H.form(.class("ask"), .action(choose)) {
            H.label(say("site.home.need"), .for("need"))
            H.div(.class("field")) {
                H.input(
                    .id("need"), .name("q"), .type("text"), .placeholder(say("site.home.need-example")),
                    Attribute("maxlength", "500"), .autocomplete("off"))
                H.button(say("site.home.need-button"))
            }
        }
    }

    private var choose: String { "/\(say.language)/choose" }
    private var atlas: String { AtlasAddress.results(in: say.language) }

    private var content: [HTML] {
        [Figures(figures).html, lastImport, search, doors, needs]
    }

    private var nothing: HTML {
        EmptyState(say("site.home.empty.title"), reason: say("site.home.empty.reason")) {
            HTML.sentence(
                say("site.home.empty.next"), ["command": H.code("terreau serve --starter")])
        }.html
    }

    /// Needs in people's own words, each a question already asked.
    private var examples: HTML {
        let links = HomeLinks.examples.map { example in
            let words = say("site.home.need.\(example)")
            return H.a(words, .href("\(choose)?\(FormValues([.init("q", words)]).encoded)"))
        }
        return H.p(.class("examples")) {
            HTML.sentence(say("site.home.examples"), ["list": links.joined(by: ", ")])
        }
    }

    private var search: HTML {
        H.section {
            H.h2(say("site.home.search"))
            SearchField(
                action: atlas, label: say("site.home.label"), example: say("site.home.example"),
                suggestions: "\(APIRoute.prefix)/atlas/suggestions?lang=\(say.language)", say: say)
            H.p(.class("examples")) { H.a(say("site.home.all"), .href(atlas)) }
        }
    }

    private func link(_ link: HomeLinks.Item) -> HTML {
        H.a(say("site.home.\(link.key)"), .href(AtlasAddress.results(link.filters, in: say.language)))
    }

    private var figures: [(value: String, meaning: String)] {
        let types = EntryType.allCases.filter { $0 != .other }.map { type in
            (overview.count(.type, type.rawValue), "site.home.figure.\(type.rawValue)")
        }
        let others = [(countries, "site.home.figure.country"), (sources, "site.home.figure.source")]
        return (types + others).filter { $0.0 > 0 }.map { count, key in
            (say.format.number(count), say(MessageKey(key), count: count))
        }
    }

    /// NB: the vocabulary also has codes that are not countries, such as the European Union.
    private var countries: Int {
        overview.values(of: .country).count { code in
            vocabularies["countries"]?.term(code)?.extra["assigned"] != .bool(false) || code == "XK"
        }
    }

    private var sources: Int { overview.values(of: .source).count }

    private var lastImport: HTML {
        guard let moment = overview.lastImport else { return .empty }
        return H.p(.class("meta")) {
            HTML.sentence(
                say("site.home.last-import", ["date": say.format.date(moment.date)]),
                ["sources": H.a(say("site.home.sources"), .href("/\(say.language)/sources"))])
        }
    }

    private var doors: HTML {
        let doors = HomeLinks.doors.filter { $0.leadsSomewhere(in: overview, least: 3) }
        guard !doors.isEmpty else { return .empty }
        return H.section {
            H.h2(say("site.home.you-are"))
            H.ul(.class("ways")) {
                for door in doors {
                    H.li {
                        HTML.sentence(say("site.home.\(door.key).who"), ["what": link(door)])
                    }
                }
            }
        }
    }

    private var needs: HTML { EverydayNeeds(overview: overview, vocabularies: vocabularies, say: say).html }
}
