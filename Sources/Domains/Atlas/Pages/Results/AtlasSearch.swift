import Language
import Web

/// The search field of the atlas, keeping the filters in force.
struct AtlasSearch: Component {
    let address: ResultsAddress
    let words: AtlasWords
    var isLabelShown = false

    var html: HTML {
        let kept = address.form.pairs.filter { !["q", "cursor"].contains($0.name) }
        return SearchField(
            action: address.path, query: address.form.words, label: words.say("atlas.search.label"),
            isLabelShown: isLabelShown, example: words.say("atlas.search.example"),
            suggestions: "/api/v1/atlas/suggestions", kept: kept.map { ($0.name, $0.value) },
            say: words.say
        ).html
    }
}
