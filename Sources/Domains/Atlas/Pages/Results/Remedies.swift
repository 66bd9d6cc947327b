import Language
import Web

/// Finds what would help when nothing was found: each filter taken away alone, all of them, each word taken
/// away alone, typing errors allowed; and when none of that helps, the filters alone and each word alone.
struct Remedies {
    let address: ResultsAddress
    let words: AtlasWords
    let vocabularies: Vocabularies

    /// At most this many ways are tried, and half of them shown.
    private static let tried = 24
    private static let shown = 6

    /// The ways that give something, the gentlest first.
    func list(count: (AtlasQuery) throws -> Int) throws -> [Remedy] {
        let gentle = try helpful(filters + all + spelling + fewerWords, count)
        return gentle.isEmpty ? try helpful(filtersAlone + wordsAlone, count) : gentle
    }

    private func helpful(_ ways: [Way], _ count: (AtlasQuery) throws -> Int) throws -> [Remedy] {
        let remedies = try ways.prefix(Self.tried).compactMap { way in
            let total = try count(try way.form.query(vocabularies: vocabularies))
            let href = ResultsAddress(path: address.path, form: way.form).first
            return total > 0 ? Remedy(action: way.action, href: href, count: total) : nil
        }
        return Array(remedies.prefix(Self.shown))
    }

    private typealias Way = (action: String, form: AtlasQueryForm)

    private var filters: [Way] {
        let facets = AtlasFacet.allCases.flatMap { facet in
            (address.form.filters[facet.rawValue] ?? []).sortedSet.map { value -> Way in
                (
                    words.say("atlas.empty.without", ["filter": words.label(value, facet)]),
                    changed { $0.filters[facet.rawValue]?.removeAll { $0 == value } }
                )
            }
        }
        guard address.form.near != nil || address.form.box != nil else { return facets }
        return facets + [(words.say("atlas.empty.anywhere"), changed { ($0.near, $0.box) = (nil, nil) })]
    }

    private var all: [Way] {
        filters.count > 1 ? [(words.say("atlas.empty.unfiltered"), address.form.unfiltered)] : []
    }

    private var spelling: [Way] {
        guard !address.form.words.isEmpty, !address.form.typo else { return [] }
        return [(words.say("atlas.empty.typo"), changed { $0.typo = true })]
    }

    private var fewerWords: [Way] {
        let typed = address.form.words.split(whereSeparator: \.isWhitespace)
        guard (2...8).contains(typed.count) else { return [] }
        return typed.indices.map { index in
            let rest = typed.enumerated().filter { $0.offset != index }.map(\.element)
                .joined(separator: " ")
            return (words.say("atlas.empty.fewer-words", ["words": rest]), changed { $0.words = rest })
        }
    }

    /// The filters without any word.
    private var filtersAlone: [Way] {
        guard !filters.isEmpty, !address.form.words.isEmpty else { return [] }
        return [(words.say("atlas.empty.no-words"), changed { $0.words = "" })]
    }

    /// Each word by itself, without any filter.
    private var wordsAlone: [Way] {
        address.form.words.split(whereSeparator: \.isWhitespace).prefix(8).map { word in
            var form = AtlasQueryForm()
            form.words = String(word)
            return (words.say("atlas.empty.word-alone", ["words": form.words]), form)
        }
    }

    private func changed(_ change: (inout AtlasQueryForm) -> Void) -> AtlasQueryForm {
        var form = address.form
        form.cursor = nil
        change(&form)
        if form.near == nil, form.sort == AtlasQuery.Order.distance.rawValue { form.sort = "" }
        return form
    }
}
