import Kernel
import Language
import SearchIndex
import Web

/// One entry in a list of results.
struct ResultEntry: Component {
    private let found: FoundEntries.FoundEntry
    private let shown: EntryWords
    private let highlighter: SearchIndex.Highlighter
    private let say: Messages

    init(
        _ found: FoundEntries.FoundEntry, words: AtlasWords, highlighter: SearchIndex.Highlighter
    ) {
        self.found = found
        self.highlighter = highlighter
        shown = EntryWords(entry: found.entry, words: words)
        say = words.say
    }

    var html: HTML { item.html }

    /// The entry as an item of a list.
    var item: ResultItem {
        ResultItem(
            title: shown.name(marked: name), href: shown.path, meta: meta, summary: summary,
            evidence: evidence, unknown: shown.gone)
    }

    /// The sources; when the words were found in neither name nor summary, the first also says where they
    /// were.
    private var evidence: [Web.Evidence] {
        guard let reason, let first = shown.evidence.first else { return shown.evidence }
        return [Web.Evidence(claim: reason, source: first.source, date: first.date)]
            + shown.evidence.dropFirst()
    }

    /// The term, keyword or place that has the words looked for, when nothing marked shows it.
    private var reason: String? {
        let content = found.entry.content
        let texts = content.name.ordered + content.summary.ordered
        guard !texts.contains(where: { isFound($0.text, $0.language.text) }) else { return nil }
        return shown.searchedTerms.first { _, words in words.contains { isFound($0.text, $0.language.text) }
        }?
        .label ?? content.keywords.first { isFound($0, "und") }
    }

    private func isFound(_ text: String, _ language: String) -> Bool {
        !highlighter.ranges(in: text, language: language).isEmpty
    }

    private var name: HTML {
        let (text, language) = shown.name
        return HTML.marked(text, highlighter.ranges(in: text, language: language.text))
    }

    private var meta: [String] {
        let distance = found.distanceKilometres.map {
            say.format.distance(metres: Int(($0 * 1000).rounded()))
        }
        return shown.nature + [shown.place, distance].compactMap(\.self)
    }

    private var summary: HTML? {
        guard let best = found.entry.content.summary.best(for: shown.words.languages) else { return nil }
        let tag = best.language.text
        let excerpt = Excerpt.of(best.text, found: highlighter.ranges(in: best.text, language: tag))
        let marked = HTML.marked(excerpt, highlighter.ranges(in: excerpt, language: tag))
        return ForeignText(excerpt, best.language, marked: marked, say: say).html
    }
}
