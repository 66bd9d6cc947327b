import Language
import Web

/// Nothing was found: what to try next, and what each way would give.
struct NothingFound: Component {
    let address: ResultsAddress
    let remedies: [Remedy]
    let words: AtlasWords

    private var say: Messages { words.say }

    var html: HTML {
        HTML {
            ChosenByReader(address: address, words: words)
            EmptyState(title, reason: reason) {
                for remedy in remedies {
                    HTML {
                        H.a(remedy.action, .href(remedy.href), .rel("nofollow"))
                        " "
                        H.span(say("atlas.results.total", count: remedy.count), .class("meta"))
                    }
                }
                if !address.form.words.isEmpty { HTML.text(say("atlas.empty.spelling")) }
                H.a(say("atlas.empty.browse"), .href(address.path))
                H.a(say("atlas.suggest.title"), .href("/\(say.language)\(ContributePages.suggest)"))
            }
        }
    }

    private var title: String {
        let typed = address.form.words
        guard !typed.isEmpty else { return say("atlas.empty.filters-title") }
        let isFiltered = !ChosenByReader.filters(address, words).isEmpty
        return say(isFiltered ? "atlas.empty.title" : "atlas.empty.title-alone", ["words": typed])
    }

    private var reason: String {
        say(address.form.words.isEmpty ? "atlas.empty.filters-reason" : "atlas.empty.reason")
    }
}
