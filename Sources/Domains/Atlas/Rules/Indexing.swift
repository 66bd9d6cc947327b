import Kernel
import SearchIndex

/// How an entry is found: which of its texts are searched and which facets it has.
enum Indexing {
    /// The document of an entry.
    static func document(
        _ entry: Entry, key: Int64, vocabularies: Vocabularies
    ) -> SearchIndex.Document {
        let content = entry.content
        let names =
            content.name.ordered.map { SearchIndex.Text($0.text, language: $0.language.text) }
            + content.alternateNames.map { SearchIndex.Text($0) }
        return SearchIndex.Document(
            key: key, name: names, texts: texts(of: content) + labels(of: entry, in: vocabularies),
            sortName: sortName(of: entry),
            facets: facets(of: entry), position: position(of: content), freshness: freshness(of: entry))
    }

    private static func texts(of content: RecordContent) -> [SearchIndex.Text] {
        let summaries = content.summary.ordered.map { SearchIndex.Text($0.text, language: $0.language.text) }
        let words = content.keywords + [content.address.locality, content.address.region].compactMap(\.self)
        return summaries + words.map { SearchIndex.Text($0) }
    }

    /// The labels of its terms in every language, so that “réemploi” finds what is coded `hardware-reuse`.
    private static func labels(of entry: Entry, in vocabularies: Vocabularies) -> [SearchIndex.Text] {
        searchedFacets.flatMap { facet in
            let terms = facet.vocabulary.flatMap { vocabularies[$0] }
            return facet.values(of: entry).compactMap { terms?.term($0) }.flatMap { term in
                term.labels.ordered.map { SearchIndex.Text($0.text, language: $0.language.text) }
                    + term.aliases.map { SearchIndex.Text($0) }
            }
        }
    }

    /// The facets whose labels are searched.
    private static let searchedFacets: [AtlasFacet] = [
        .class, .category, .activity, .service, .legalForm, .country,
    ]

    private static func facets(of entry: Entry) -> [String: [String]] {
        Dictionary(uniqueKeysWithValues: AtlasFacet.allCases.map { ($0.rawValue, $0.values(of: entry)) })
    }

    /// The folded name, then the name itself, so that accents and case decide last.
    static func sortName(of entry: Entry) -> String {
        let name = entry.content.name.best(for: [])?.text ?? ""
        return SearchIndex.foldedWords(in: name).joined(separator: " ") + "\u{1}" + name
    }

    private static func position(of content: RecordContent) -> SearchIndex.Position? {
        content.position.flatMap {
            SearchIndex.Position(latitudeE7: $0.latitudeE7, longitudeE7: $0.longitudeE7)
        }
    }

    /// The day its source changed it, or else the import that brought what it says now.
    private static func freshness(of entry: Entry) -> Int64 {
        let seen = entry.records.first?.firstSeen.milliseconds ?? 0
        return entry.content.changedOn?.start.milliseconds ?? seen
    }
}
