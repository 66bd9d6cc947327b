import Kernel
import SearchIndex

/// Finds which need somebody means by her own words. It proposes; she decides.
struct NeedMatcher: Sendable {
    private let needs: [Need]
    private let index: SearchIndex
    private let stopWords: Set<String>
    private let sayings: [Saying]

    /// A way of saying a need in several words.
    private struct Saying {
        let need: Int64
        let text: String
        let words: [String]
    }

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
        sayings = needs.enumerated().flatMap { NeedMatcher.sayings(of: $1, key: Int64($0)) }
    }

    /// The needs that the words may mean, the likeliest first; none when no word says anything. A need of
    /// which she says a whole way of saying it comes before one of which she says a word.
    func proposals(for text: String) -> [Proposal] {
        var scores: [Int64: Int64] = [:]
        var spokenFor: [Int64: [String]] = [:]
        var longest: [Int64: Int] = [:]
        let folded = SearchIndex.foldedWords(in: String(text.prefix(1000)))
        for saying in sayings where folded.holds(saying.words) {
            longest[saying.need] = max(longest[saying.need] ?? 0, saying.words.count)
            scores[saying.need, default: 0] += 0
            spokenFor[saying.need, default: []].append(saying.text)
        }
        for word in telling(folded) {
            let query = SearchIndex.Query(words: word, limit: needs.count)
            for hit in (try? index.search(query))?.hits ?? [] {
                scores[hit.key, default: 0] += hit.score
                let isSaid = (spokenFor[hit.key] ?? []).contains {
                    SearchIndex.foldedWords(in: $0).contains(word)
                }
                if !isSaid { spokenFor[hit.key, default: []].append(word) }
            }
        }
        let order = scores.keys.sorted {
            (longest[$0] ?? 0, scores[$0] ?? 0, $1) > (longest[$1] ?? 0, scores[$1] ?? 0, $0)
        }
        return order.prefix(NeedMatcher.limit).map {
            Proposal(need: needs[Int($0)], words: spokenFor[$0] ?? [])
        }
    }

    /// The telling words, each once, in the order in which they stand; at most 32.
    private func telling(_ folded: [String]) -> [String] {
        var seen = stopWords
        return Array(folded.filter { seen.insert($0).inserted }.prefix(32))
    }

    private static func sayings(of need: Need, key: Int64) -> [Saying] {
        let texts = need.labels.ordered.map(\.text) + need.synonyms.values.flatMap(\.self).sorted()
        return texts.map { Saying(need: key, text: $0, words: SearchIndex.foldedWords(in: $0)) }
            .filter { $0.words.count > 1 }
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

extension [String] {
    /// Whether other words stand in it one after the other.
    fileprivate func holds(_ words: [String]) -> Bool {
        guard let first = words.first, count >= words.count else { return false }
        return (0...(count - words.count)).contains { start in
            self[start] == first && self[start..<(start + words.count)].elementsEqual(words)
        }
    }
}
