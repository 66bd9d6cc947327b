import Kernel
import Language
import SearchIndex
import Web

/// What a search found, beside its map and the ways to narrow it.
struct ResultsPage: Sendable {
    /// One page of what was found.
    let found: FoundEntries
    /// How many of all that was found stand somewhere on the map.
    let located: Int
    /// The list's own address.
    let address: ResultsAddress
    /// Marks the words that were looked for.
    let highlighter: SearchIndex.Highlighter
    /// Codes in the reader's words.
    let words: AtlasWords
    /// What can be taken away when nothing was found, and how much that would give.
    let remedies: [Remedy]
    /// The map, when the library for it is there.
    let map: ResultsMap

    private var say: Messages { words.say }

    /// The page for the frame.
    var page: Page {
        Page(
            title: title, path: "/atlas", query: FormValues(address.form.pairs).encoded, section: "/atlas",
            isIndexed: false, width: .wide, styles: shownMap?.styles ?? [], scripts: shownMap?.scripts ?? [],
            alternates: [Doors(address, say: say).feed]
        ) {
            H.h1(title, .class("hidden"))
            AtlasSearch(address: address, words: words)
            if found.total == 0 {
                NothingFound(address: address, remedies: remedies, words: words)
            } else {
                aboveList
                body
            }
        }
    }

    private var title: String {
        address.form.words.isEmpty
            ? say("atlas.results.all-title") : say("atlas.results.title", ["words": address.form.words])
    }

    private var aboveList: HTML {
        HTML {
            WidenedWords(found.widened, words: words)
            H.p(.class("found")) {
                H.b(say("atlas.results.total", count: found.total))
                " "
                Doors(address, say: say)
            }
            ChosenByReader(address: address, words: words)
            FilterForm(found.facets, address: address, words: words)
        }
    }

    private var body: HTML {
        H.div(.class("find")) {
            FoundFacets(found, address: address, words: words)
            H.div(.class("list")) {
                H.h2(say("atlas.results.list"), .class("hidden"))
                SortLinks(address: address, say: say)
                ResultList(
                    found.results.map {
                        ResultEntry($0, words: words, highlighter: highlighter).item
                    })
                PagesByCursor(address: address, next: found.next, say: say)
            }
            if let shownMap { shownMap }
            if shownMap != nil { area }
        }
    }

    /// For `map.js` to show once the map was moved: the same search within its frame.
    private var area: HTML {
        H.p(.id("area"), Attribute("hidden"), .data("href", address.anywhere)) {
            H.a(say("atlas.map.area"), .href(address.anywhere))
        }
    }

    private var shownMap: ResultsMap? { located > 0 ? map : nil }
}

/// A filter or word whose loss would help, and how many entries there would then be.
struct Remedy: Sendable {
    /// What to do, in words.
    let action: String
    /// The list after that.
    let href: String
    /// How many entries it has.
    let count: Int
}
