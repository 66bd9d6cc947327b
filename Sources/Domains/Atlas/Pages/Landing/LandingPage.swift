import Kernel
import Language
import Web

/// The way into the atlas: a question, and what there is to find.
struct LandingPage: Sendable {
    /// Everything, counted; its results are those that changed last.
    let found: FoundEntries
    let words: AtlasWords

    private var say: Messages { words.say }
    private var address: ResultsAddress { ResultsAddress(path: words.home, form: AtlasQueryForm()) }

    var page: Page {
        Page(
            title: say("atlas.landing.title"), description: say("atlas.landing.description"), path: "/atlas",
            section: "/atlas", width: .wide, alternates: [Doors(address, say: say).feed]
        ) {
            H.h1(say("atlas.landing.title"))
            H.p(say("atlas.landing.lede"), .class("lede"))
            AtlasSearch(address: address, words: words, isLabelShown: true)
            if found.total == 0 {
                H.p(say("atlas.landing.empty"))
            } else {
                FilterForm(found.facets, address: address, words: words)
                figures
                classes
                H.div(.class("columns")) {
                    byCount(.type)
                    byCount(.category)
                    byName(.country)
                    byCount(.source)
                }
                latest
            }
        }
    }

    private var figures: HTML {
        Figures(
            [
                (found.total, "atlas.landing.entries"), (count(.country), "atlas.landing.countries"),
                (count(.source), "atlas.landing.sources"),
            ].map { number, key in (say.format.number(number), say(key, count: number)) }
        ).html
    }

    private func count(_ facet: AtlasFacet) -> Int { found.facets[facet]?.count ?? 0 }

    /// The classes of social tech, each with what it means.
    private var classes: HTML {
        let values = found.facets[.class] ?? []
        let terms = words.vocabularies["social-tech-classes"]
        guard !values.isEmpty else { return .empty }
        return H.section {
            H.h2(words.title(.class))
            H.ul(.class("classes")) {
                for value in values {
                    H.li {
                        link(value, .class)
                        " "
                        H.span(say.format.number(value.count), .class("n"))
                        if let meaning = terms?.term(value.value)?.definition.best(for: words.languages) {
                            H.p(meaning.text, .class("meta"))
                        }
                    }
                }
            }
        }
    }

    private func byCount(_ facet: AtlasFacet) -> HTML { group(facet, found.facets[facet] ?? []) }

    private func byName(_ facet: AtlasFacet) -> HTML {
        let values = (found.facets[facet] ?? []).map { ($0, words.sortKey(words.label($0.value, facet))) }
        return group(facet, values.sorted { $0.1 < $1.1 }.map(\.0))
    }

    private func group(_ facet: AtlasFacet, _ values: [FoundEntries.ValueCount]) -> HTML {
        guard !values.isEmpty else { return .empty }
        return FacetGroup(
            words.title(facet),
            values.prefix(FoundFacets.mostValues * 4).map {
                FacetGroup.Value(
                    words.label($0.value, facet), count: $0.count,
                    href: address.adding($0.value, to: facet))
            }, shown: 12, say: say
        ).html
    }

    private func link(_ value: FoundEntries.ValueCount, _ facet: AtlasFacet) -> HTML {
        H.a(words.label(value.value, facet), .href(address.adding(value.value, to: facet)))
    }

    private var latest: HTML {
        H.section {
            H.h2(say("atlas.landing.latest"))
            H.ol(.class("results latest")) {
                for item in found.results {
                    let shown = EntryWords(entry: item.entry, words: words)
                    H.li {
                        ResultItem(
                            title: shown.name(), href: shown.path,
                            meta: shown.nature + [shown.place].compactMap(\.self), evidence: shown.evidence)
                    }
                }
            }
            H.p { H.a(say("atlas.landing.all"), .href(address.sorted(by: .freshness))) }
        }
    }
}
