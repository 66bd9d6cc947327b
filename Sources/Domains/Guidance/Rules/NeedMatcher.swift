import Kernel
import SearchIndex

/// Finds which need somebody means by her own words. It proposes; she decides.
struct NeedMatcher: Sendable {
    private let needs: [Need]
    private let index: SearchIndex
    private let stopWords: Set<String>

    /// A need that may be meant.
    struct Proposal: Sendable, Hashable {
        let need: Need
        /// The words of hers that speak for it.
        let words: [String]
    }

    /// How many needs are proposed at most.
    static let limit = 5

    /// A matcher over needs; `stopWords` say nothing of a need.
    init(_ needs: [Need], stopWords: [String]) {
        self.needs = needs
        self.stopWords = Set(stopWords.flatMap { SearchIndex.foldedWords(in: $0) })
        index = SearchIndex(facets: [])
        index.replace(needs.enumerated().map { NeedMatcher.document($1, key: Int64($0)) })
    }

    /// The needs that the words may mean, the likeliest first; none when no word says anything.
    func proposals(for text: String) -> [Proposal] {
        var scores: [Int64: Int64] = [:]
        var spokenFor: [Int64: [String]] = [:]
        for word in words(of: text) {
            let query = SearchIndex.Query(words: word, limit: needs.count)
            for hit in (try? index.search(query))?.hits ?? [] {
                scores[hit.key, default: 0] += hit.score
                spokenFor[hit.key, default: []].append(word)
            }
        }
        let order = scores.keys.sorted { (scores[$0] ?? 0, $1) > (scores[$1] ?? 0, $0) }
        return order.prefix(NeedMatcher.limit).map {
            Proposal(need: needs[Int($0)], words: spokenFor[$0] ?? [])
        }
    }

    /// The telling words, each once, in the order in which they stand; at most 32.
    private func words(of text: String) -> [String] {
        var seen = stopWords
        return SearchIndex.foldedWords(in: String(text.prefix(1000))).filter { seen.insert($0).inserted }
            .prefix(32).map(\.self)
    }

    private static func document(_ need: Need, key: Int64) -> SearchIndex.Document {
        let synonyms = need.synonyms.sorted { $0.key < $1.key }.flatMap { language, texts in
            texts.map { SearchIndex.Text($0, language: language.text) }
        }
        return SearchIndex.Document(
            key: key, name: need.labels.ordered.map { SearchIndex.Text($0.text, language: $0.language.text) },
            texts: synonyms)
    }
}
